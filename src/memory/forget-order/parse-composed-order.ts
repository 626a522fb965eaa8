import { contentStems } from "../contains-phrase.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { hasSubject } from "./parse-target.ts";
import { COMPOSED_WORDINGS, type ComposedWording } from "./composed-wordings.ts";

/** An order that is a whole sentence, and the range of its topic. */
interface ComposedOrder {
  readonly what: { readonly from: number; readonly to: number };
  readonly as: ForgetOrder["as"];
}

interface CompiledComposed {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly place: RegExp;
  readonly asks: RegExp;
  /** Words of which a question that is an order holds some. */
  readonly asksSomewhere: RegExp;
  readonly forgets: RegExp;
  readonly removes: RegExp;
  readonly wishes: RegExp;
  readonly ends: RegExp;
  readonly told: RegExp;
  readonly clause: RegExp;
  readonly question: RegExp;
  readonly insists: RegExp;
  readonly reasons: RegExp;
  readonly bare: RegExp;
  readonly keeps: RegExp;
  readonly mine: RegExp;
  readonly finite: RegExp;
  /** A bare order with politeness. */
  readonly polite: RegExp;
}

/** In characters. An order is short. */
const MAX_SENTENCE = 200;
/** In words. */
const MAX_TOPIC = 14;
/** Words of the topic that mean all of it. */
const ALL =
  /^(?:de )?(?:everything|anything|all|whatever|what|every|any|alles|alle|was|sämtliche|tout|ce que|todo|lo que)(?!\p{L})/iu;
/** A name that no memory has: a pronoun, a part of a text, an infinitive. */
const NO_TOPIC = compilePattern(
  String.raw`^(?:(?:not|never|only|nicht|bloß nicht|ja nicht|nie|pas|jamais|nunca|no|nur|solo)(?!${LETTER}).*|(?:it|this|that|them|him|her|you|me|us|es|das|ihn|sie|dir|dich|mich|toi|moi|ça|cela|eso|esto|lo|ti|mí)|(?:to|zu|don't tell me|sag bloß) \S.*|don't tell me|(?:(?:the|my|this|that|den|die|das|le|la|les|el|los|las) )?(?:last|previous|first|second|third|letzten?|vorigen?|ersten?|zweiten?|dernier|dernière|premier|première|último|última|primer|segundo)(?!${LETTER}).*)$`,
);
/** Work on a plan or a text that is under way: "forget the last recipe", "forget the plan you suggested". */
const OF_THE_ASSISTANT = compilePattern(
  String.raw`(?<!${LETTER})(?:you|du|tu|vous) (?:just |eben |gerade )?(?:suggested|proposed|gave|wrote|made|recommended|drafted|came up with|vorgeschlagen|geschrieben|as (?:proposé|écrit|donné)|propusiste|escribiste)`,
);

/** Denies the verb behind its object: "du darfst meinen Geburtstag nicht vergessen". */
const DENIED = compilePattern(String.raw`(?<!${LETTER})(?:nicht|nie|niemals|je|jemals|never|ever|pas|jamais|nunca)$`);
/** Forms of a verb that order nothing unless somebody asks for it: "forgetting it would be hard". */
const NO_ORDER = compilePattern(
  String.raw`^\s*(?!stop|quit|cease|get|not|no|never|without|don't|dont)\p{L}+(?:ing|ed|got)(?!${LETTER})`,
);

/** Politeness before an order without punctuation, in four languages: "my loan please delete it". */
const POLITELY = "please|pls|plz|just|kindly|bitte|einfach|stp|svp|s'il te plaît|por favor|porfa";
/** Verbs that are said of things, too. They need a reason or words for what was told: "my old sofa, throw it out". */
const OF_THINGS = compilePattern(
  String.raw`(?:get|take|leave|keep|kick|throw|cut) (?:it|that|them|this) (?:out|away)|(?<!${LETTER})(?:enl[eè]v|retir|vir)(?:e|er|es|ez)(?!${LETTER})|quítal`,
);
/** A verb behind a German noun, whose capital tells it apart: "mein Bruder spinnt". */
const GERMAN_VERB = /^(?:[Mm]ein|[Uu]nser)\p{Ll}*\s+\p{Lu}\p{L}+\s+\p{Ll}{2,}t(?!\p{L})/u;
/** Before the memory as the place: "get it out of your head". */
const GETS_OUT = compilePattern(
  String.raw`[,;:–—-]+\s*(?:(?:please|just|so) )*(?:get|take|leave|keep|kick|throw|cut) (?:it|that|them|this)$`,
);
/** Opens a thing without a noun: "lo que debo". */
const OPENS_THING = compilePattern(
  String.raw`^(?:lo que|ce qu[ei]|alles,? was|all(?: that)? i|everything)(?!${LETTER})`,
);
/** Asks the assistant: "can you let go of the relapse". To oneself one says "it's time to let go of my ex". */
const ASKS_YOU = compilePattern(String.raw`(?<!${LETTER})(?:can|could|would|will) (?:you|u|we)(?!${LETTER})`);
const LETS_GO = compilePattern(String.raw`^\s*let(?:ting)? go of\s+(?:the|that|my|our)(?!${LETTER})`);
/** A complaint: "I told you my birthday". */
const COMPLAINS = compilePattern(
  String.raw`^\s*(?:i(?:'ve| have)?(?: already| just)* (?:told|said|mentioned)|ich (?:habe?|hab') (?:es )?dir|je t'ai|(?:ya )?te (?:dije|he dicho|conté))(?!${LETTER})`,
);
/** A topic of a few words, before a colon. */
const BARE_TOPIC = /^\s*(?:[^\s:–—]+\s+){0,3}[^\s:–—]+\s*[:–—]/u;
/** Verbs that are said of memories, with something of the user's. */
const KEEPS = compilePattern(
  String.raw`^\s*(?:(?:don't|do not|dont|never|no need to|stop|quit) (?:hold(?:ing)? on to|hang(?:ing)? on to|cling(?:ing)? to|retain(?:ing)?|stor(?:e|ing)|record(?:ing)?|remember(?:ing)?|memori[sz](?:e|ing))\s+(?:my|our)|(?:speicher|behalt|merk)e?(?: dir)?(?: bitte)? (?:nichts|nicht) (?:zu|von|über) mein\p{L}*|(?:ne |n')(?:garde|retiens|conserve|enregistre|mémorise)[sz]? (?:pas|plus|rien) (?:sur |de )?(?:mon|ma|mes)|no (?:guardes|conserves|recuerdes|retengas|almacenes) (?:nada (?:de|sobre) )?(?:a )?mis?)(?!${LETTER})`,
);

/** A sentence that goes on behind a comma, and one that goes on with the user. */
const GOES_ON = /[,;:–—?]\s*\S/u;
const GOES_ON_OWN = compilePattern(
  String.raw`[,;:–—?]\s*(?:(?:and|but|so|now) )?(?:i|i'm|we|it's|ich|je|j'|yo|now|jetzt)(?!${LETTER})`,
);

let compiled: readonly CompiledComposed[] | null = null;

/** Parses an order to forget by its parts. Returns null for a sentence that is none, or that may mean something else. */
export function parseComposedOrder(sentence: string): ComposedOrder | null {
  if (sentence.length > MAX_SENTENCE || OF_THE_ASSISTANT.test(sentence)) return null;
  compiled ??= COMPOSED_WORDINGS.map(compile);
  for (const wording of compiled) {
    const order = parseWith(wording, sentence);
    if (order) return order;
  }
  return null;
}

function parseWith(wording: CompiledComposed, sentence: string): ComposedOrder | null {
  const isQuestion = sentence.trimEnd().endsWith("?");
  if (isQuestion && !wording.asksSomewhere.test(sentence)) return null;
  // Words without a meaning become blanks, so that positions stay those of the sentence.
  let text = sentence.replace(/[\s.!?;]+$/u, "").replace(/[\s,;:–—-]+$/u, "");
  const blank = (pattern: RegExp): boolean => {
    const blanked = text.replace(pattern, (found) => " ".repeat(found.length));
    if (blanked === text) return false;
    text = blanked.replace(/[\s,;:–—-]+$/u, "");
    return true;
  };
  while (blank(wording.opening) || blank(wording.closing));
  const wasPolite = wording.polite.test(sentence);
  const inMemory = blank(wording.place);
  const ofThings = !inMemory && OF_THINGS.test(wording.insists.exec(text)?.[0] ?? "");
  const insists = blank(wording.insists) || (inMemory && blank(GETS_OUT));
  while (blank(wording.opening) || blank(wording.closing));
  // "The tattoo is none of your business, drop it": the reason is no part of the topic.
  const reasoned = insists && blank(wording.reasons);
  // "Vim: delete" is a question about vim.
  if (!insists && !isQuestion && BARE_TOPIC.test(text) && (wording.mine.test(text) || wasPolite) && blank(wording.bare))
    return topicOf(wording, text, { isMeant: true, insists: false, isOwn: false });
  const wished = blank(wording.wishes);
  const asked = !wished && blank(wording.asks);
  if (isQuestion && !asked && !insists) return null;
  while (blank(wording.opening));
  if (!asked && !wished && !insists && NO_ORDER.test(text)) return null;
  const forgets = !wished && blank(wording.forgets);
  // "Don't hold on to my ex": what is kept so is a memory.
  const isKept = !wished && !forgets && (wording.keeps.test(text) || (LETS_GO.test(text) && ASKS_YOU.test(sentence)));
  const removes = !wished && !forgets && blank(wording.removes);
  const denied = wording.ends.exec(text)?.groups?.["denies"] !== undefined;
  if (denied && COMPLAINS.test(text)) return null;
  const ended = blank(wording.ends);
  if (!wished && !denied && !forgets && !removes && !insists && !(ended && inMemory)) return null;
  while (blank(wording.opening));
  return topicOf(wording, text, {
    isMeant: inMemory || forgets || wished || denied || isKept,
    insists: insists && !removes && (reasoned || !ofThings),
    isOwn: (denied || insists) && !inMemory && !wished,
  });
}

/** Returns a topic without words for what was told and without politeness around it: "alles über mein Gewicht". */
export function withoutFrame(what: string): string {
  compiled ??= COMPOSED_WORDINGS.map(compile);
  let left = what;
  for (const { opening, told, ends, closing } of compiled)
    for (const pattern of [opening, told, ends, closing]) left = left.replace(pattern, "").trim();
  return contentStems(left).length > 0 ? left : what;
}

function topicOf(
  { told, clause, question, mine, finite }: CompiledComposed,
  text: string,
  by: { readonly isMeant: boolean; readonly insists: boolean; readonly isOwn: boolean },
): ComposedOrder | null {
  const named = text.trimStart();
  let from = text.length - named.length;
  const frame = told.exec(named)?.[0] ?? "";
  from += frame.length;
  const rest = text.slice(from);
  const isThing = by.insists && mine.test(named);
  const opened = isThing ? "" : (clause.exec(rest)?.[0] ?? "");
  const isStatement = opened !== "";
  if (isStatement) from += opened.length;
  const isKnown = by.isMeant || frame !== "" || isStatement || isThing;
  const what = text.slice(from).trimEnd();
  const words = what.trim().split(/\s+/).length;
  if (
    !isKnown ||
    words > MAX_TOPIC ||
    NO_TOPIC.test(what.trim()) ||
    DENIED.test(what) ||
    contentStems(what).length === 0
  )
    return null;
  // "My cat is old, keep it" tells of a cat. The order has to name a thing.
  const isNamed = frame !== "" || isStatement || question.test(what.trim()) || OPENS_THING.test(named);
  if (by.isOwn && !isNamed && (!mine.test(named) || finite.test(what) || GERMAN_VERB.test(named))) return null;
  // A sentence that goes on is no topic, and "that gym thing" is no statement.
  if ((isStatement ? GOES_ON_OWN : GOES_ON).test(what)) return null;
  if (/that$/iu.test(opened.trim()) && !hasSubject(what.trim())) return null;
  const start = from + (what.length - what.trimStart().length);
  const as = isStatement ? "statement" : question.test(what.trim()) ? "question" : ALL.test(frame) ? "all" : "topic";
  return { what: { from: start, to: from + what.length }, as };
}

const start = (pattern: string): RegExp => compilePattern(String.raw`^\s*(?:${pattern})(?:(?<=['’])|(?!${LETTER}))`);

function compile(wording: ComposedWording): CompiledComposed {
  const { fluff, asks, forgets, removes, refuses, wishes, ends } = wording;
  const { place, told, clause, question, pronounOrder, mine, reasons, finite, bareOrder } = wording;
  return {
    opening: compilePattern(String.raw`^\s*[¿¡]*(?:${fluff})(?!${LETTER}|['’])[\s,.!:;–—-]*(?=\S)`),
    closing: compilePattern(String.raw`[\s,.!?;–—-]+(?:${fluff})[\s.!?]*$`),
    place: compilePattern(String.raw`(?<!${LETTER})(?:${place})(?!${LETTER})`),
    asks: start(asks),
    asksSomewhere: compilePattern(String.raw`(?<!${LETTER})(?:${asks}|${pronounOrder})`),
    forgets: start(forgets),
    removes: start(`${removes}|${refuses}`),
    wishes: start(wishes),
    ends: compilePattern(String.raw`(?<!${LETTER})(?:${ends})\s*$`),
    told: start(told),
    clause: start(clause),
    question: start(question),
    insists: compilePattern(
      String.raw`(?:\s*[,;:.?!–—]+\s*|\s+-+\s*|-+\s+|\s+(?=(?:${POLITELY}|can you|could you)\s|(?:olvíd|bórr|elimín)))(?:${pronounOrder})[\s.!?]*$`,
    ),
    reasons: compilePattern(String.raw`(?<!${LETTER})(?:${reasons})[\s,;:–—-]*$`),
    bare: compilePattern(String.raw`\s*[:–—]\s*(?:(?:${POLITELY}) )?(?:${bareOrder})\s*$`),
    polite: compilePattern(
      String.raw`[:–—]\s*(?:(?:${POLITELY}) (?:${bareOrder})|(?:${bareOrder}),? (?:${POLITELY}))[\s.!]*$`,
    ),
    finite: compilePattern(
      String.raw`(?<!${LETTER}|'|(?:who|which|that|die|der|das|qui|que) )(?:${finite})(?!${LETTER})`,
    ),
    keeps: KEEPS,
    mine: start(mine),
  };
}
