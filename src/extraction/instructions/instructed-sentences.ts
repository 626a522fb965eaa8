import type { Sentence } from "../clauses.ts";
import { SENTENCE_GUARDS } from "../guards.ts";

type GuardName = keyof typeof SENTENCE_GUARDS;

const NAMES = Object.keys(SENTENCE_GUARDS) as GuardName[];
/** Orders whose own sentence can ask for good, though the text after them is not the user's: "always explain jokes". */
const ORDERING: ReadonlySet<GuardName> = new Set<GuardName>(["pasted matter", "fiction", "sarcasm"]);
/** Words by which an order is for good, so that "correct my grammar" is no order about one text. */
const FOR_GOOD =
  /\b(?:always|never|whenever|when|if|before|every time|each time|from now on|immer|nie|wenn|bevor|toujours|jamais|quand|siempre|nunca|cuando)\b/i;
/** Guards that take a condition for something else: "when you name a tool say what it costs". */
const MISTAKEN: ReadonlySet<GuardName> = new Set<GuardName>(["reported speech", "language to be checked"]);
const TO_ASSISTANT = /\b(?:you|your|u|ur|me)\b/i;
const POINTS_AHEAD = /:\s*$|\b(?:this|these|following|below)\b/i;

/** Returns for each sentence whether a standing instruction in it is the user's own. */
export function instructedSentences(sentences: readonly Sentence[]): boolean[] {
  const instructed: boolean[] = [];
  const caught = sentences.map(({ text }) => NAMES.find((name) => catches(name, text)));
  if (caught.some((name) => name !== undefined && SENTENCE_GUARDS[name].reach === "all")) return instructed;
  for (const [index, { text, lineEnds }] of sentences.entries()) {
    const name = caught[index];
    const reach = name === undefined ? "sentence" : SENTENCE_GUARDS[name].reach;
    instructed.push(name === undefined || ORDERING.has(name));
    if (reach === "text" || (reach === "after" && (lineEnds || POINTS_AHEAD.test(text)))) break;
  }
  return instructed;
}

const catches = (name: GuardName, text: string): boolean =>
  SENTENCE_GUARDS[name].pattern.test(text) && !(MISTAKEN.has(name) && FOR_GOOD.test(text) && TO_ASSISTANT.test(text));
