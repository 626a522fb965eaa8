import type { Correction } from "../../../ports/memory.ts";
import type { Sentence } from "../../clauses.ts";
import { FOREIGN } from "../../strip-quoted.ts";
import { headOf } from "../features.ts";
import { type ReadClause, readClauses } from "../read-clauses.ts";
import type { Sign } from "../signs/sign-table.ts";
import { slotOf } from "../slot-of.ts";
import { wordsIn } from "../words-in.ts";
import { ALLOWS_AGAIN, POINTS_BACK, RETRACTS } from "./frames.ts";
import { isOfNoAnswer } from "./of-no-answer.ts";

/* How somebody takes back an instruction, clause by clause. Which one is meant, the vault knows. */

/** Signs of a way of answering, or of whoever answers. */
const ABOUT_ANSWERS: ReadonlySet<Sign> = new Set<Sign>([
  ...(["form", "unit", "measured", "register", "address", "language", "length", "content", "honesty", "code"] as const),
  ...(["answers", "you"] as const),
]);
/** Signs that open an order: "drop the pirate voice". */
const ORDERS: ReadonlySet<Sign> = new Set<Sign>(["manner", "negative"]);
const ENOUGH =
  /(?:^| )(?:enough (?:with|of)|genug (?:mit|von)|schluss mit|(?:assez|marre) d|basta (?:ya )?(?:de|con))/u;
/** A question that asks the assistant for something: "can you go back to English?" */
const ASKS_ASSISTANT =
  /^(?:\S+ ){0,3}?(?:(?:can|could|would|will) (?:you|u|we)|(?:kannst|konntest|wurdest) du|(?:konnen|konnten|wurden) sie|(?:peux|pourrais) tu|(?:pouvez|pourriez) vous|tu (?:peux|pourrais)|on peut|puedes|podrias|podemos|podeis|puede|me haces)(?: |$)/u;
/** Words in which "longer" is no length. */
const NO_LONGER = /(?:no|any) longer (?!than )/gu;
/** How a question opens that nobody marks as one: "is it ok to start with however". */
const ASKS = /^(?:is|are|was|were|do|does|did|should|can i|could i|may i|ist|sind|darf ich|kann ich|est ce|puis je) /u;
/** In words. A longer clause tells a story. */
const MAX_WORDS = 24;

/** Returns for each sentence the retractions in it, as corrections that end an instruction. */
export function retractionsIn(sentences: readonly Sentence[]): Correction[][] {
  return sentences.map(({ text, ending }) => {
    const plain = plainOf(text);
    if (!takesBack(plain) || (ending.includes("?") && !ASKS_ASSISTANT.test(plain))) return [];
    const clauses = readClauses([{ text, asked: false }]);
    return clauses.flatMap((clause, at) => retractionIn(text, clause, clauses[at - 1] ?? null));
  });
}

function retractionIn(text: string, clause: ReadClause, before: ReadClause | null): Correction[] {
  const plain = plainWords(clause);
  if (clause.end - clause.at > MAX_WORDS || ASKS.test(plain) || !takesBack(plain)) return [];
  const first = isAboutAnswers(clause, plain) ? clause : before;
  // "The pirate voice was fun, but that's enough" names its matter in the clause before.
  if (first === null || (first !== clause && !isAboutAnswers(first, plainWords(first)))) return [];
  if (isOfNoAnswer(plainWords(first))) return [];
  const quote = text.slice(startOf(first), clause.words[clause.end - 1]?.to);
  if (quote.includes(FOREIGN)) return [];
  const said = plainOf(quote);
  const about = { slot: slotBySigns(said, clause), value: said };
  return [{ type: "amendment", does: "end", quote, instead: "", not: null, about }];
}

const takesBack = (plain: string): boolean => RETRACTS.test(plain) || pointsBack(plain);

/** "Ditch the grid stuff", but not "cancel the dentist thing on monday", and not "vergiss die Gittersache nicht". */
const pointsBack = (plain: string): boolean => POINTS_BACK.test(plain) && !KEEPS.test(plain);
const KEEPS =
  /(?:^| )(?:(?:vergiss|lass) .*(?:nicht|nie|nie mehr)$|n(?:e)? ?oublie(?:z)? (?:pas|jamais)|(?:on|at|today|tomorrow|tonight|heute|morgen|am|um|demain|lundi|mardi|mercredi|jeudi|vendredi|hoy|manana|el lunes|el martes)(?: |$))/u;

function isAboutAnswers(clause: ReadClause, plain: string): boolean {
  const head = headOf(clause.matches, clause);
  return (
    clause.matches.some(({ sign, at }) => ABOUT_ANSWERS.has(sign) || (at === head && ORDERS.has(sign))) ||
    ENOUGH.test(plain) ||
    ALLOWS_AGAIN.test(plain) ||
    pointsBack(plain) ||
    !isUnknown(slotOf(plain.replace(NO_LONGER, "")))
  );
}

/** Returns where a clause begins behind its openers: "oh and". */
const startOf = (clause: ReadClause): number => clause.words[headOf(clause.matches, clause)]?.from ?? 0;

/** Returns the slot of a retraction. One that names a language means that of the answers: "let's do English again". */
function slotBySigns(plain: string, { matches }: ReadClause): string {
  const slot = slotOf(plain.replace(NO_LONGER, ""));
  return isUnknown(slot) && matches.some(({ sign }) => sign === "language") ? "instruction:language" : slot;
}

const isUnknown = (slot: string): boolean => slot.startsWith("instruction:said:");

const plainWords = ({ words, at, end }: ReadClause): string =>
  words
    .slice(at, end)
    .map(({ plain }) => plain)
    .join(" ");

const plainOf = (text: string): string =>
  wordsIn(text)
    .map(({ plain }) => plain)
    .join(" ");
