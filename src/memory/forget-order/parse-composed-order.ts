import { contentStems } from "../contains-phrase.ts";
import { BlankedText } from "./blanked-text.ts";
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
  const left = new BlankedText(sentence);
  left.blankAll(wording.opening, wording.closing);
  const behind = readBehind(left, wording);
  const { inMemory, insists } = behind;
  if (!insists && !isQuestion && isBareOrder(left, wording, sentence))
    return composedTopic(wording, left.text, { isMeant: true, insists: false, isOwn: false });
  const wished = left.blank(wording.wishes);
  const asked = !wished && left.blank(wording.asks);
  if (isQuestion && !asked && !insists) return null;
  left.blankAll(wording.opening);
  if (!asked && !wished && !insists && NO_ORDER.test(left.text)) return null;
  const forgets = !wished && left.blank(wording.forgets);
  const isKept = !wished && !forgets && saysToKeep(left, wording, sentence);
  const removes = !wished && !forgets && left.blank(wording.removes);
  const denied = wording.ends.exec(left.text)?.groups?.["denies"] !== undefined;
  if (denied && COMPLAINS.test(left.text)) return null;
  const ended = left.blank(wording.ends);
  if (!wished && !denied && !forgets && !removes && !insists && !(ended && inMemory)) return null;
  left.blankAll(wording.opening);
  return composedTopic(wording, left.text, {
    isMeant: inMemory || forgets || wished || denied || isKept,
    insists: insists && !removes && (behind.reasoned || !behind.ofThings),
    isOwn: (denied || insists) && !inMemory && !wished,
  });
}

/** The parts of an order that stand behind its topic. */
interface PartsBehind {
  /** It names the memory as the place. */
  readonly inMemory: boolean;
  /** It ends by an order with a pronoun, and that by a verb that is said of things too. */
  readonly insists: boolean;
  readonly ofThings: boolean;
  /** It gives a reason, which is no part of the topic: "The tattoo is none of your business, drop it". */
  readonly reasoned: boolean;
}

function readBehind(left: BlankedText, wording: CompiledComposedWording): PartsBehind {
  const inMemory = left.blank(wording.place);
  const ofThings = !inMemory && OF_THINGS.test(wording.insists.exec(left.text)?.[0] ?? "");
  const insists = left.blank(wording.insists) || (inMemory && left.blank(GETS_OUT));
  left.blankAll(wording.opening, wording.closing);
  return { inMemory, ofThings, insists, reasoned: insists && left.blank(wording.reasons) };
}

/** Reads a topic with a bare verb: "my loan: delete". "Vim: delete" is a question about vim. */
function isBareOrder(left: BlankedText, wording: CompiledComposedWording, sentence: string): boolean {
  const isOwn = wording.mine.test(left.text) || wording.polite.test(sentence);
  return BARE_TOPIC.test(left.text) && isOwn && left.blank(wording.bare);
}

/** Returns whether a sentence names what is kept, which is a memory then: "Don't hold on to my ex". */
function saysToKeep({ text }: BlankedText, wording: CompiledComposedWording, sentence: string): boolean {
  return wording.keeps.test(text) || (LETS_GO.test(text) && ASKS_YOU.test(sentence));
}

/** Returns a topic without words for what was told and without politeness around it: "alles über mein Gewicht". */
export function withoutFrame(what: string): string {
  compiled ??= COMPOSED_WORDINGS.map(compileComposedWording);
  let left = what;
  for (const { opening, told, ends, closing } of compiled)
    for (const pattern of [opening, told, ends, closing]) left = left.replace(pattern, "").trim();
  return contentStems(left).length > 0 ? left : what;
}
