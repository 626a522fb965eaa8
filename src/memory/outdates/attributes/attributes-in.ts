import { isUnreal } from "../change-signs.ts";
import { isPerson } from "../holder.ts";
import { PEOPLE, POSSESSIVE } from "../people-words.ts";
import type { ReadClause } from "../read-statement.ts";
import { agesIn } from "./ages.ts";
import { type Attribute, givesOtherValue } from "./attribute.ts";
import { homesIn } from "./homes.ts";
import { mayBePossession, possessionsIn } from "./possessions.ts";
import { providersIn } from "./providers.ts";
import { isRelation, relationsIn } from "./relations.ts";
import { schoolClassesIn } from "./school-classes.ts";
import { regex } from "../../../text/regex.ts";

/** Begins a text of the user, in English and German. */
const OF_USER = regex.u`^\W*(?:\p{L}+ \p{L}+, )?(?:i|i['’]m|im|ich|bin)(?!\p{L})`;

/** "My mum's mobile". */
const OF_SOMEBODY = regex.u`(?<!\p{L})${POSSESSIVE}\s+(?:\p{L}+\s+)?${PEOPLE}s?['’]s?\s`;

const MARKS = ",;:.!?…() ";

const read = new WeakMap<readonly ReadClause[], readonly Attribute[]>();

/** Returns what the clauses of a sentence tell of which somebody has one at a time. */
export function attributesIn(clauses: readonly ReadClause[]): readonly Attribute[] {
  let found = read.get(clauses);
  if (!found) {
    const ofUser = clauses.some(({ text }) => OF_USER.test(text));
    found = clauses.flatMap((clause) => ofClause(clause, ofUser));
    read.set(clauses, found);
  }
  return found;
}

/** Returns a clause without the marks at its end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && MARKS.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

function ofClause(clause: ReadClause, ofUser: boolean): Attribute[] {
  const { words, asks } = clause;
  const text = withoutEnd(clause.text);
  // A question supposes what it names: "can my Yaris tow a trailer?"
  const supposed = words.some(isRelation) ? relationsIn(text) : [];
  if (words.some(mayBePossession) && !isPerson(text)) supposed.push(...possessionsIn(text));
  if (asks || isUnreal(words)) return supposed;
  const own = [...homesIn(text), ...providersIn(text)].filter(() => !isPerson(text) && !OF_SOMEBODY.test(text));
  return [...supposed, ...own, ...agesIn(text, ofUser), ...schoolClassesIn(text)];
}

/** Returns true if one of the later attributes replaces one of the earlier ones. */
export const replacesAttribute = (late: readonly Attribute[], early: readonly Attribute[]): boolean =>
  late.some((one) => early.some((other) => givesOtherValue(one, other)));
