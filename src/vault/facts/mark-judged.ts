import { changeScore, isParallel } from "../../memory/outdates/judged/judge-change.ts";
import type { RuleVerdicts } from "../../memory/outdates/judged/change-features.ts";
import { saysAgain } from "../../memory/outdates/judged/says-again.ts";
import type { Tx } from "../tx.ts";
import { type Later, laterOf, markEarlier, unmarkEarlier } from "./mark-earlier.ts";
import { nearness, ofLife, vectorOf } from "./related-statements.ts";
import { ruleVerdicts } from "./rule-verdicts.ts";
import { inOrder, isBefore, isNatural, saidOf, type Stated, statedById } from "./stated.ts";

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

/** Marks the statement that another one most likely ends. @param statements the ids of all, the oldest first */
export function markJudged(tx: Tx, of: Stated, statements: readonly string[]): void {
  const late = laterOf(of);
  const ended = likeliest(tx, late, comparedWith(tx, late, statements));
  if (ended && ended.valid_to === null) markEarlier(tx, ended.id, late);
}

/**
 * Marks a statement that arrives after later ones which most likely end it: those that are near it, and those that were
 * said next.
 * @returns ids of statements that lose a mark to it. Another sentence may have ended them before.
 */
export function markJudgedByLater(
  tx: Tx,
  own: Stated,
  near: readonly Stated[],
  statements: readonly string[],
): string[] {
  const at = statements.indexOf(own.id) + 1;
  const next = statedById(tx.sql, statements.slice(at, at + MAX_LATEST));
  const later = union(near, next).filter((of) => isNatural(of.slot) && isBefore(own, of));
  return inOrder(later).flatMap((of) => markJudgedBy(tx, own, laterOf(of), statements));
}

/** Marks a statement that a later one most likely ends, and nothing else instead. */
function markJudgedBy(tx: Tx, own: Stated, late: Later, statements: readonly string[]): string[] {
  const { meanings } = tx.workingSet;
  if (meanings === null || !mayEnd(own, late)) return [];
  const said = saidOf(own);
  if (changeScore(late.text, said, ruleVerdicts(late.text, said), meanings) < LEAST) return [];
  const all = comparedWith(tx, late, statements);
  if (likeliest(tx, late, all)?.id !== own.id) return [];
  const unmarked = all.filter(
    (former) => former.id !== own.id && !isRuled(tx, late, former) && unmarkEarlier(tx, former.id, late.ref),
  );
  if (own.valid_to === null) markEarlier(tx, own.id, late);
  return unmarked.map(({ id }) => id);
}

/** Only statements in people's own words end so, and of an earlier turn. */
const mayEnd = (early: Stated, { of, text }: Later): boolean =>
  early.id !== of.id &&
  early.type === "semantic" &&
  isNatural(early.slot) &&
  early.slot !== of.slot &&
  early.said !== of.said &&
  isBefore(early, of) &&
  !saysAgain(text, saidOf(early));

function isRuled(tx: Tx, { of, text }: Later, early: Stated): boolean {
  const { outdates, mayOutdate } = ruleVerdicts(text, saidOf(early), nearness(tx, early, of));
  return outdates !== "no" || mayOutdate;
}

/** Returns the statement that a later sentence most likely ends. Returns null if none is likely enough. */
function likeliest(tx: Tx, late: Later, early: readonly Stated[]): Stated | null {
  const { meanings } = tx.workingSet;
  if (meanings === null) return null;
  const { text } = late;
  const score = (one: Stated, verdicts: RuleVerdicts): number => changeScore(text, saidOf(one), verdicts, meanings);
  const read = early
    .map((one) => ({ one, found: score(one, UNRULED) }))
    .filter(({ found }) => found >= LEAST_READ)
    .filter(({ one }) => !isParallel(text, saidOf(one), meanings) || isRuled(tx, late, one))
    .toSorted((a, b) => b.found - a.found)
    .slice(0, MAX_READ)
    .map(({ one }) => ({ one, found: score(one, ruleVerdicts(text, saidOf(one))) }))
    .toSorted((a, b) => b.found - a.found);
  const [best] = read;
  return best && best.found >= LEAST ? best.one : null;
}

/** Returns the statements before one that it may end: the nearest, those of a matter of life, and the latest. */
function comparedWith(tx: Tx, late: Later, statements: readonly string[]): Stated[] {
  const { of, text } = late;
  const near = tx.workingSet.nearest(text, vectorOf(tx, of), { kind: "fact", until: of.said_last, limit: MAX_NEAR });
  const at = statements.indexOf(of.id);
  const ids = new Set([...near, ...ofLife(tx.sql, of), ...statements.slice(Math.max(0, at - MAX_LATEST), at)]);
  return statedById(tx.sql, [...ids]).filter((early) => mayEnd(early, late));
}

const union = (some: readonly Stated[], others: readonly Stated[]): Stated[] => [
  ...new Map([...some, ...others].map((one) => [one.id, one])).values(),
];
