import { contentStems } from "../contains-phrase.ts";
import { type CompiledComposedWording, compileComposedWording } from "./compile-composed-wording.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { type ComposedOrder, composedTopic } from "./composed-topic.ts";
import { COMPOSED_WORDINGS } from "./composed-wordings.ts";

/** In characters. An order is short. */
const MAX_SENTENCE = 200;
/** Work on a plan or a text that is under way: "forget the last recipe", "forget the plan you suggested". */
const OF_THE_ASSISTANT = compilePattern(
  String.raw`(?<!${LETTER})(?:you|du|tu|vous) (?:just |eben |gerade )?(?:suggested|proposed|gave|wrote|made|recommended|drafted|came up with|vorgeschlagen|geschrieben|as (?:proposé|écrit|donné)|propusiste|escribiste)`,
);

/** Forms of a verb that order nothing unless somebody asks for it: "forgetting it would be hard". */
const NO_ORDER = compilePattern(
  String.raw`^\s*(?!stop|quit|cease|get|not|no|never|without|don't|dont)\p{L}+(?:ing|ed|got)(?!${LETTER})`,
);

/** Verbs that are said of things, too. They need a reason or words for what was told: "my old sofa, throw it out". */
const OF_THINGS = compilePattern(
  String.raw`(?:get|take|leave|keep|kick|throw|cut) (?:it|that|them|this) (?:out|away)|(?<!${LETTER})(?:enl[eè]v|retir|vir)(?:e|er|es|ez)(?!${LETTER})|quítal`,
);
/** Before the memory as the place: "get it out of your head". */
const GETS_OUT = compilePattern(
  String.raw`[,;:–—-]+\s*(?:(?:please|just|so) )*(?:get|take|leave|keep|kick|throw|cut) (?:it|that|them|this)$`,
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

let compiled: readonly CompiledComposedWording[] | null = null;

/** Parses an order to forget by its parts. Returns null for a sentence that is none, or that may mean something else. */
export function parseComposedOrder(sentence: string): ComposedOrder | null {
  if (sentence.length > MAX_SENTENCE || OF_THE_ASSISTANT.test(sentence)) return null;
  compiled ??= COMPOSED_WORDINGS.map(compileComposedWording);
  for (const wording of compiled) {
    const order = parseWith(wording, sentence);
    if (order) return order;
  }
  return null;
}

function parseWith(wording: CompiledComposedWording, sentence: string): ComposedOrder | null {
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
    return composedTopic(wording, text, { isMeant: true, insists: false, isOwn: false });
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
  return composedTopic(wording, text, {
    isMeant: inMemory || forgets || wished || denied || isKept,
    insists: insists && !removes && (reasoned || !ofThings),
    isOwn: (denied || insists) && !inMemory && !wished,
  });
}

/** Returns a topic without words for what was told and without politeness around it: "alles über mein Gewicht". */
export function withoutFrame(what: string): string {
  compiled ??= COMPOSED_WORDINGS.map(compileComposedWording);
  let left = what;
  for (const { opening, told, ends, closing } of compiled)
    for (const pattern of [opening, told, ends, closing]) left = left.replace(pattern, "").trim();
  return contentStems(left).length > 0 ? left : what;
}
