import { Model, ModelFile } from "../../text/linear-model.ts";
import { headOf, UNCLEAR } from "./features.ts";
import { goesOnOfSelf } from "./goes-on-of-self.ts";
import file from "./instructions.bin";
import { type ReadClause, readClauses, type ReadSentence } from "./read-clauses.ts";
import { slotOf } from "./slot-of.ts";
import type { Sign } from "./signs/sign-table.ts";
import { tellsWhatWas } from "./tells-what-was.ts";
import weights from "./weights.json" with { type: "json" };
import { addWordFeatures } from "./word-features.ts";

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

/** The weights of the signs of a clause, which `train/instructions.mjs` writes. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(weights));

/**
 * The score from which a clause is an instruction, if its slot is known. A false one is told in every request of the
 * user. Of 14,414 turns of LongMemEval, 55 hold one at these scores, many of them rightly; 75 do at -1 and -0.5, for six
 * more of 100 instructions in wording not read. `node train/instructions.mjs` prints what halves find.
 */
const LEAST = -0.6;
/** The same for an unknown slot. */
const LEAST_UNKNOWN = 0;
/** The same for a clause that states something, or in which no sign is of an order, or of answers. */
const LEAST_UNCLEAR = 0.6;
/** The weights of words are whole numbers of so much. train/instructions.mjs writes them. */
const WORD_UNIT = 1 / 32;
/** A clause of no more words adds to the next one: "from now on", "for dates". */
const LEAD_WORDS = 3;
const LENGTH = "instruction:length";
/** Signs that an instruction is about more than one answer. */
const GENERAL: readonly Sign[] = ["always", "never", "answers", "everything", "tome", "want", "negative", "aside"];
/** Signs of a clause that says no more than "thanks". */
const COURTEOUS: readonly Sign[] = ["please", "tail", "thanks", "opener"];
const SURROUNDED = /^(?:because|lasting|aside)$/;
const REQUESTING: readonly Sign[] = ["wh", "produce"];
/** Words for what the clause before names, in four languages: "tables are unreadable here so leave them out". */
const REFERRING =
  /(?:^| )(?:them|those|it|that|him|her)(?: (?:in mind|out|off|away|down|for good|altogether|entirely|pls|please))*$|(?:^| )(?:lass|lasst|lassen sie|spar|streich|vermeid|vermeide|kannst du) (?:dir )?(?:das|es|sie)(?: (?:weg|lassen|weglassen|bitte|sein|bleiben))*$|(?:^| )(?:oublie|evite|laisse|supprime|enleve|vire) (?:les|la|le|ca)(?: (?:de cote|tomber|stp|svp))*$|(?:^| )(?:evital|quital|dejal|omitel|saltatel)[oa]s?(?: .{0,12})?$/;
const LEADING: readonly Sign[] = ["when", "topic", "always"];

const models = new ModelFile(file);
// The list of frequent words comes first, and is empty here.
models.keys();
const wordModel = new Model(models);

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
    if (score > leastFor(clause, known)) {
      if (from >= 0 && known && own !== slot && !slot.startsWith("instruction:said:")) close();
      if (from < 0) {
        const before = clauses[index - 1];
        const leads = before !== undefined && (isLead(before) || REFERRING.test(plainOf(clause, clause.at)));
        const lead = leads && last <= startOf(before) ? before : clause;
        from = startOf(lead);
        slot = known ? own : slotOf(plainOf(clause, headOf(clause.matches, clause)));
      } else if (known && slot.startsWith("instruction:said:")) slot = own;
    } else if (from >= 0 && !parts.every(isCondition) && asksAnew(clause)) close();
    if (from < 0) continue;
    last = endOf(clause);
    parts.push(clause);
  }
  close();
  return found;
}

/** The form of a clause that states something: "nobody calls me Robert". */
const STATES = /^form:(?:self|i|other|this)$/;

/** Returns the score from which a clause is an instruction. */
function leastFor({ features }: ReadClause, isSlotKnown: boolean): number {
  if (features.includes(UNCLEAR) || features.some((name) => STATES.test(name))) return LEAST_UNCLEAR;
  return isSlotKnown && !features.includes("form:verbless") ? LEAST : LEAST_UNKNOWN;
}

/** Returns whether "answer in two sentences" is all that is said: it may be meant for one answer. */
function isOfTheMoment(clauses: readonly ReadClause[]): boolean {
  const [only, ...more] = clauses.filter(
    ({ at, end, matches }) => end - at > 2 || matches.some(({ sign }) => !COURTEOUS.includes(sign)),
  );
  return (
    only !== undefined &&
    more.length === 0 &&
    !only.matches.some(({ sign }) => GENERAL.includes(sign)) &&
    !only.features.some((feature) => SURROUNDED.test(feature)) &&
    !(only.features.includes("first") && only.matches.some(({ sign }) => sign === "manner"))
  );
}

function scoreOf(clause: ReadClause): number {
  if (clause.features.length === 0 || tellsWhatWas(clause) || goesOnOfSelf(clause)) return Number.NEGATIVE_INFINITY;
  const signs = clause.features.reduce((score, feature) => score + (WEIGHTS.get(feature) ?? 0), 0);
  const met = new Set<number>();
  const words = new Float64Array(1);
  addWordFeatures(clause.words, clause, (key) => {
    if (met.has(key)) return;
    met.add(key);
    wordModel.add(words, key, WORD_UNIT);
  });
  return signs + (words[0] ?? 0);
}

const opensWith = (clause: ReadClause, signs: readonly Sign[]): boolean => {
  const head = headOf(clause.matches, clause);
  return clause.matches.some(({ at, sign }) => (at === head || at === clause.at) && signs.includes(sign));
};

const asksAnew = (clause: ReadClause): boolean => opensWith(clause, REQUESTING);

/** Returns whether a clause only says when: "if you don't know" is no instruction without what to do then. */
const isCondition = (clause: ReadClause): boolean => opensWith(clause, ["when"]);

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
