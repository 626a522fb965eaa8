import { compilePattern, LETTER } from "./compile-pattern.ts";
import { partsKept } from "./part-clause.ts";
import { isMeant } from "./is-meant.ts";
import type { NamedForgetOrder } from "./resolve-forget-target.ts";
import { regex } from "../../text/regex.ts";

/*
 * Parts what somebody said in one breath: of "I live in Dunmore and I take warfarin" only the second clause goes with the
 * warfarin. A clause without a subject of its own goes and stays with the one before it.
 */

/** Opens a clause with a subject of its own. Spanish leaves it out. */
const OWN_SUBJECT = String.raw`(?:j['’]|(?:i|i['’]m|im|i['’]ve|i['’]d|we|we['’]re|we['’]ve|my|our|ich|wir|mein\p{L}*|unser\p{L}*|je|nous|on|mon|ma|mes|notre|nos|yo|mi|mis|nuestr\p{L}+|tengo|soy|vivo|trabajo|\p{L}+(?:mos|é))(?!${LETTER}))`;
const JOINING = String.raw`(?:and|but|so|though|while|whereas|plus|und|aber|sondern|während|et|mais|alors que|y|pero|mientras)`;
const BETWEEN = compilePattern(
  String.raw`(?<=[.!?;\n])\s+|\s*[,;–—]\s*(?:${JOINING}\s+)?(?=${OWN_SUBJECT})|\s+(?:-\s+)?${JOINING}\s+(?=${OWN_SUBJECT})`,
);
/** Spanish joins a verb of the first person: "vivo en Jaca y tomo té". */
const SPANISH = regex.iu`\s+(?:y|pero)\s+(?=\p{L}+o\s)`;
const SPANISH_SPEAKER = regex.iu`^(?:vivo|soy|tengo|trabajo|\p{L}+o)\s`;
/** Words that point to another clause. */
const POINTS_BACK = regex.iu`(?<![\p{L}\p{N}])(?:this|that|it|its|them|there|therefore|das|dies\p{L}*|es|dort|damit|deshalb|ça|cela|ce|y|eso|ello|allí)(?![\p{L}\p{N}])`;

/** Returns the clauses of a statement, in their order. */
const clausesOf = (said: string): string[] =>
  said
    .split(BETWEEN)
    .flatMap((part) => (SPANISH_SPEAKER.test(part) ? part.split(SPANISH) : part))
    .map((part) => part.replace(/^[\s,;–—-]+|[\s,;–—-]+$/gu, ""))
    .filter((part) => part !== "");

/**
 * Returns the clauses of a statement that an order to forget does not mean. Returns null if no clause alone is what it
 * means: then the statement goes whole.
 */
export function clausesKept(said: string, order: NamedForgetOrder): string[] | null {
  const clauses = clausesOf(said);
  const kept = clauses.filter((clause) => !isMeant(clause, order));
  if (kept.length === clauses.length) return null;
  const parts = clauses.filter((clause) => !kept.includes(clause)).flatMap((clause) => partsKept(clause, order));
  return [...kept, ...parts].filter((clause) => !POINTS_BACK.test(clause));
}
