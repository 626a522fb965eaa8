import { isImpersonalAction } from "./action-verbs.ts";
import { wordSet } from "./words.ts";

/* Gives one word to everybody who may ask a general question, and drops whose things they are. */

/** Words before an asker: "what should I", "where can one", "why do we". */
const ASKER_FRAME =
  /^((?:what|where|when|why|who|which|how (?:long|much|often|many|far|soon|big|old)|what (?:time|temperature)|at what [a-z]+)(?: [^ ]+){0,2}?) (do|does|can|could|should|shall|must|may) (?:I|we|one|someone|somebody) (?=[a-z])/;

/** Verbs with which a "we" is mankind and an "I" the asker alone. */
const OF_MANKIND = wordSet(
  "know live exist dream sleep age die have need look feel seem sound mean care matter stand differ",
);

/** Rewrites "where should one stay" and "where can we stay" as "where can I stay". */
export function canonicalAsker(list: readonly string[]): readonly string[] {
  const text = list
    .join(" ")
    .replace(CAN_ANYBODY, (said, verb: string) => (isImpersonalAction(verb) ? `can I ${verb} ` : said));
  const asked = ASKER_FRAME.exec(text);
  const [frame = "", opening = "", verb = ""] = asked ?? [];
  const rest = text.slice(frame.length);
  if (asked === null || OF_MANKIND.has(rest.split(" ")[0] ?? ""))
    return text === list.join(" ") ? list : text.split(" ");
  return [...opening.split(" "), modalOf(opening, verb), "I", ...rest.split(" ")];
}

/** "Can you freeze rice?" asks about anybody, and "can you help me" about the assistant. */
const CAN_ANYBODY = /^can (?:you|people|someone|somebody) ([a-z]+) (?!.*\b(?:you|your|me|my|I)\b)/;

/** Returns one verb for "should I" and "do I" where a question asks for an amount, and for "can" and "could". */
function modalOf(opening: string, verb: string): string {
  if (/^how (?:long|often|much|many)|temperature/.test(opening) && /^(?:does|should|shall|must)$/.test(verb))
    return "do";
  return MODALS.get(verb) ?? verb;
}
const MODALS = new Map([
  ["could", "can"],
  ["may", "can"],
  ["shall", "should"],
  ["does", "do"],
]);

const OWN = wordSet("my our");
/** Nouns that mean somebody in particular, or nothing, without their owner. */
const OWNED = wordSet(
  "own mind self life name country age god love wife husband girlfriend boyfriend mother father mom dad parents son daughter brother sister friend friends ex crush boss dog cat",
);

/** Rewrites "how to reset my password" as "how to reset password". "My" stands for anybody's. */
export function dropOwner(list: readonly string[]): readonly string[] {
  if (!/^(?:how|where|can|what|when|why|do|does|is|are|should|which)$/.test(list[0] ?? "")) return list;
  return list.filter((word, at) => !isIdleOwner(list, word, at));
}

function isIdleOwner(list: readonly string[], word: string, at: number): boolean {
  const next = list[at + 1] ?? "";
  if (word === "own") return OWN.has(list[at - 1] ?? "") && /^[a-z]/i.test(next) && !OWNED.has(next);
  if (!OWN.has(word) || at === 0 || !/^[A-Za-z0-9]/.test(next)) return false;
  if (next === "own") return /^[a-z]/i.test(list[at + 2] ?? "");
  // "What is my IQ" asks about the asker. "What is the best way to raise my IQ" does not.
  if (at < 3 && !/^(?:how|where|can)$/.test(list[0] ?? "")) return false;
  return !OWNED.has(next);
}
