import { changeScore, isParallel } from "../../memory/outdates/judged/judge-change.ts";
import type { RuleVerdicts } from "../../memory/outdates/judged/change-features.ts";
import { directoryOf } from "../memory-directory.ts";
import type { Tx } from "../tx.ts";
import { type Later, markEarlier, unmarkEarlier } from "./mark-earlier.ts";
import { ruleVerdicts } from "./rule-verdicts.ts";
import { isBefore, isNatural, type Stated, statedById } from "./stated.ts";

/*
 * Marks what a judge takes for ended: "on nights at the care home" once somebody says "they finally gave me earlies". A
 * sentence marks one earlier statement, the likeliest: of all that are likely enough, most are wrong.
 */

/** Earlier statements that a sentence is compared with: the nearest, and the latest. */
const MAX_NEAR = 12;
const MAX_LATEST = 24;
/** The likeliest before the rules are asked, which take ten times as long. */
const MAX_READ = 3;
/** The least score before that. The rules add two to it at most. */
const LEAST_READ = -2.5;
/** The least score of a mark. train/changes/README.md says what it finds. */
const LEAST = 0.5;

const UNRULED: RuleVerdicts = { outdates: "no", mayOutdate: false };

/** Returns the words of a statement. */
export const saidOf = ({ quote, text }: Stated): string => quote ?? text;

/** Marks the statement that a sentence most likely ends. @param compared with it */
export function markJudged(tx: Tx, late: Later, compared: readonly Stated[]): void {
  const ended = likeliest(tx, late, earlierThan(late, compared));
  if (ended && ended.valid_to === null) markEarlier(tx, ended.id, late);
}

/** Marks a statement that arrives after a later sentence which most likely ends it, and nothing else instead. */
export function markJudgedBy(tx: Tx, own: Stated, late: Later, latest: readonly Stated[]): void {
  const { meanings } = tx.workingSet;
  if (meanings === null || !mayEnd(own, late)) return;
  const said = saidOf(own);
  if (changeScore(late.text, said, ruleVerdicts(late.text, said), meanings) < LEAST) return;
  const all = earlierThan(late, comparedWith(tx, late.text, latest));
  if (likeliest(tx, late, all)?.id !== own.id) return;
  for (const former of all) {
    if (former.id !== own.id && !isRuled(late.text, saidOf(former))) unmarkEarlier(tx, former.id, late.ref);
  }
  if (own.valid_to === null) markEarlier(tx, own.id, late);
}

/** Only statements in people's own words end so, and of an earlier turn. */
const mayEnd = (early: Stated, { of }: Later): boolean =>
  early.id !== of.id &&
  early.type === "semantic" &&
  isNatural(early.slot) &&
  early.slot !== of.slot &&
  early.said !== of.said &&
  isBefore(early, of);

const earlierThan = (late: Later, all: readonly Stated[]): Stated[] => all.filter((early) => mayEnd(early, late));

function isRuled(late: string, early: string): boolean {
  const { outdates, mayOutdate } = ruleVerdicts(late, early);
  return outdates !== "no" || mayOutdate;
}

/** Returns the statement that a later sentence most likely ends. Returns null if none is likely enough. */
function likeliest({ workingSet: { meanings } }: Tx, late: Later, early: readonly Stated[]): Stated | null {
  if (meanings === null) return null;
  const { text } = late;
  const score = (one: Stated, verdicts: RuleVerdicts): number => changeScore(text, saidOf(one), verdicts, meanings);
  const read = early
    .map((one) => ({ one, found: score(one, UNRULED) }))
    .filter(({ found }) => found >= LEAST_READ)
    .toSorted((a, b) => b.found - a.found)
    .slice(0, MAX_READ)
    .filter(({ one }) => !isParallel(text, saidOf(one), meanings) || isRuled(text, saidOf(one)))
    .map(({ one }) => ({ one, found: score(one, ruleVerdicts(text, saidOf(one))) }))
    .toSorted((a, b) => b.found - a.found);
  const [best] = read;
  return best && best.found >= LEAST ? best.one : null;
}

/** Returns the latest statements, which a change may mean without a word of them. */
export const latestStated = (tx: Tx): Stated[] => statedById(tx.sql, directoryOf(tx.sql).latestStatements(MAX_LATEST));

/** Returns the statements that a sentence is compared with. */
export function comparedWith(tx: Tx, text: string, latest: readonly Stated[]): Stated[] {
  const near = tx.workingSet.nearest(text, null, { kind: "fact", limit: MAX_NEAR });
  return union(statedById(tx.sql, near), latest);
}

export const union = (some: readonly Stated[], others: readonly Stated[]): Stated[] => [
  ...new Map([...some, ...others].map((one) => [one.id, one])).values(),
];
