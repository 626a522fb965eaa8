import { headOf } from "./features.ts";
import { type ReadClause, readClauses, type ReadSentence } from "./read-clauses.ts";
import { slotOf } from "./slot-of.ts";
import type { Sign } from "./signs/sign-table.ts";
import { WEIGHTS } from "./weights.ts";

/** A standing instruction in one sentence: the words between two places of it, with their reason. */
export interface FoundInstruction {
  /** The sentence's place in its turn. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The subject it competes for: `instruction:length`, or `instruction:said:…` where that is unknown. */
  readonly slot: string;
}

/**
 * The score from which a clause is an instruction, if its slot is known. A false one is told in every request of the user.
 * Of 13,769 turns of LongMemEval, 46 hold one at these two scores, about half of them rightly; 82 did with the weights
 * before. Weights of one half of the examples find 72 to 75 % of the other half at -0.5 (`node train/instructions.mjs`).
 */
const LEAST = -0.6;
/** The same for an unknown slot: 67 % at 0. */
const LEAST_UNKNOWN = 0;
/** A clause of no more words adds to the next one: "from now on", "for dates". */
const LEAD_WORDS = 3;
const LENGTH = "instruction:length";
/** Signs that an instruction is about more than one answer. */
const GENERAL: readonly Sign[] = ["always", "never", "answers", "everything", "tome", "want", "negative", "aside"];
const SURROUNDED = /^(?:because|lasting|aside)$/;
const REQUESTING: readonly Sign[] = ["wh", "produce"];
const LEADING: readonly Sign[] = ["when", "topic", "always"];

/** Returns the standing instructions in the sentences of one turn. */
export function findInstructions(sentences: readonly ReadSentence[]): FoundInstruction[] {
  const clauses = readClauses(sentences);
  return sentences.flatMap(({ text }, sentence) =>
    inSentence(
      text,
      sentence,
      clauses.filter((clause) => clause.sentence === sentence),
    ),
  );
}

function inSentence(text: string, sentence: number, clauses: readonly ReadClause[]): FoundInstruction[] {
  const found: FoundInstruction[] = [];
  let from = -1;
  let slot = "";
  let last = 0;
  let parts: ReadClause[] = [];
  const close = (): void => {
    if (from >= 0 && !(slot === LENGTH && isOfTheMoment(parts)))
      found.push({ sentence, from, to: last, text: text.slice(from, last), slot });
    from = -1;
    parts = [];
  };
  for (const [index, clause] of clauses.entries()) {
    const score = scoreOf(clause);
    const own = score > LEAST ? slotOf(plainOf(clause, clause.at)) : "";
    const known = own !== "" && !own.startsWith("instruction:said:");
    if (score > (known ? LEAST : LEAST_UNKNOWN)) {
      if (from >= 0 && known && own !== slot && !slot.startsWith("instruction:said:")) close();
      if (from < 0) {
        const before = clauses[index - 1];
        const lead = before !== undefined && isLead(before) && last <= startOf(before) ? before : clause;
        from = startOf(lead);
        slot = known ? own : slotOf(plainOf(clause, headOf(clause.matches, clause)));
      } else if (known && slot.startsWith("instruction:said:")) slot = own;
    } else if (from >= 0 && asksAnew(clause)) close();
    if (from < 0) continue;
    last = endOf(clause);
    parts.push(clause);
  }
  close();
  return found;
}

/** Returns whether "answer in two sentences" is all that is said: it may be meant for one answer. */
function isOfTheMoment(clauses: readonly ReadClause[]): boolean {
  const [only, ...more] = clauses.filter(
    ({ at, end, matches }) => end - at > 2 || !matches.some(({ sign }) => sign === "please"),
  );
  return (
    only !== undefined &&
    more.length === 0 &&
    !only.matches.some(({ sign }) => GENERAL.includes(sign)) &&
    !only.features.some((feature) => SURROUNDED.test(feature)) &&
    !(only.features.includes("first") && only.matches.some(({ sign }) => sign === "manner"))
  );
}

const scoreOf = ({ features }: ReadClause): number =>
  features.length === 0
    ? Number.NEGATIVE_INFINITY
    : features.reduce((score, feature) => score + (WEIGHTS.get(feature) ?? 0), 0);

const opensWith = (clause: ReadClause, signs: readonly Sign[]): boolean => {
  const head = headOf(clause.matches, clause);
  return clause.matches.some(({ at, sign }) => (at === head || at === clause.at) && signs.includes(sign));
};

const asksAnew = (clause: ReadClause): boolean => opensWith(clause, REQUESTING);

const isLead = (clause: ReadClause): boolean =>
  opensWith(clause, ["when"]) || (clause.end - clause.at <= LEAD_WORDS && opensWith(clause, LEADING));

const startOf = (clause: ReadClause): number => clause.words[headWithAdverbs(clause)]?.from ?? 0;

const endOf = ({ words, end }: ReadClause): number => words[end - 1]?.to ?? 0;

/** Returns the first word that is no opener: "oh and". "Please" and "always" stay. */
function headWithAdverbs({ at, end, matches }: ReadClause): number {
  let head = at;
  for (;;) {
    const opener = matches.find((match) => match.sign === "opener" && match.at === head && match.end < end);
    if (opener === undefined) return head;
    head = opener.end;
  }
}

const plainOf = ({ words, end }: ReadClause, from: number): string =>
  words
    .slice(from, end)
    .map(({ plain }) => plain)
    .join(" ");
