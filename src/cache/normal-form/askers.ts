import { isActionVerb, isImpersonalAction } from "./action-verbs.ts";
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
    .replace(SHOULD_ANYBODY, (said, opening: string, verb: string) =>
      isActionVerb(verb) || verb === "know" ? `${opening} should I ${verb} ` : said,
    )
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

/** "Where should you stay in Rome" asks about anybody. Only "can" and "do" ask what an assistant does. */
const SHOULD_ANYBODY =
  /^((?:what|where|when|why|which|how (?:long|much|often|many))(?: [^ ]+){0,3}?) should (?:you|people|someone|somebody) ([a-z]+) (?!.*\b(?:you|your|me|my|I)\b)/;

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

/** Things that everybody has of their own: of body, feeling and life. A "your" before one means anybody's. */
const EVERYBODYS = wordSet(
  `body health height weight mind brain willpower confidence self-esteem anger temper emotion emotions feelings fear fears anxiety stress
  depression habit habits life dream dreams goal goals potential handwriting hair skin face teeth tooth nose ear ears eye eyes hand hands
  foot feet leg legs arm arms back belly stomach tummy muscle muscles blood metabolism immunity stamina diet breath posture career grades
  thoughts productivity crush ex girlfriend boyfriend wife husband spouse parents mother father mom dad son daughter child children kid
  kids baby dog cat puppy kitten penis breasts nails lips chest hips waist knee knees sleep eyesight vision metabolism libido resume cv`,
);
/** Things that an assistant has as well. A "you" that has it may be the assistant. */
const ASSISTANTS = wordSet(
  "memory knowledge skill skills voice personality english english vocabulary accent iq IQ creativity intelligence time attention",
);

const OF_SOMEBODY = wordSet("yours yourself me mine myself us");
/** Openings of a question for a procedure, by a "you" or without one. */
const PROCEDURE_FRAME =
  /^(?:how to|how (?:do|can|could|would|should) (?:you|I|we|one|people|someone)|(?:what|which) (?:is|are|would be) (?:[^ ]+ ){0,4}ways? (?:to|of)|what (?:can|should|must) (?:I|we|one|you) do to|is there (?:[^ ]+ )?(?:way|ways) to)(?= )/;

/**
 * Rewrites "how do you control your anger" and "how to control your anger" as "how to control anger". "Your data" and
 * "your service" are those of somebody who is asked.
 */
export function dropAnybodysOwner(list: readonly string[]): readonly string[] {
  if (!list.includes("your") || list.some((word) => OF_SOMEBODY.has(word))) return list;
  const frame = PROCEDURE_FRAME.exec(list.join(" "));
  if (frame === null) return list;
  const isOfYou = frame[0].endsWith(" you") || frame[0].includes(" you ");
  if (list.indexOf("you", frame[0].split(" ").length) > 0) return list;
  const isAnybodys = (i: number): boolean =>
    EVERYBODYS.has(list[i] ?? "") || (!isOfYou && ASSISTANTS.has(list[i] ?? ""));
  const kept = list.filter(
    (word, i) => word !== "your" || !(isAnybodys(i + 1) || (isAnybodys(i + 2) && /^[a-z]+$/.test(list[i + 1] ?? ""))),
  );
  return kept.length === list.length ? list : kept;
}
