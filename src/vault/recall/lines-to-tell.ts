import { lineTellsChange } from "../../memory/block/mark-earlier-lines.ts";
import { introduces } from "../../memory/block/introduces.ts";
import { type Room, takeFitting } from "../../memory/block/block.ts";
import type { BlockLine } from "../../memory/block/render.ts";
import { asksForAdvice } from "../../memory/ranking/asks-for-advice.ts";
import { asksWhatToDo } from "../../memory/ranking/asks-what-to-do.ts";
import { parseRef } from "../../memory/ranking/passage-ref.ts";
import { isLookupQuery } from "../../memory/ranking/recall-mode.ts";
import { isOfBody, type Topic, topicsOf } from "../../memory/topics/topics.ts";
import type { Tx } from "../tx.ts";
import { bearingLimits } from "./bearing-limits.ts";
import { linesInTurn, withLater } from "./block-lines.ts";
import { linkedRefs } from "./linked-refs.ts";
import { latestRefs, profileRefs, type RecalledPassages } from "./tellable-refs.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/** The share of the budget for who a person is, if they look nothing up. */
const IDENTITY_SHARE = 0.12;
/** The share of the budget for limits that bear on what somebody is advised. */
const LIMITS_SHARE = 0.2;
/** The share of the budget for what a person is, before anything is recalled for the question. */
const PERSON_SHARE = 0.35;
/**
 * Lines that fit a question, before what is linked to them. With six, LongMemEval_S has 2 of 100 pieces of evidence fewer at
 * 250 tokens and 1 at 1,000; second hops are all told either way.
 */
const BEFORE_LINKS = 12;
/** The share of the budget for what is linked to the lines that fit. */
const LINKS_SHARE = 0.25;
/**
 * The least score of a passage that a later turn adds: it says a third of the question's words. The block of the first
 * turn holds what else is known.
 */
export const LATER_SCORE = 0.75;

/** The latest statements, and the latest other sentences, that are looked at for a change. */
const MAX_CHANGES = 30;

/**
 * Returns what a person is, then what fits the question, then what changed, then what else is known of them. A memory that
 * fits the budget is told whole that way. A question that looks something up is told first what fits it.
 * @param room tokens of what the question is told
 * @param left of the block, while its lines are taken
 */
export function* linesToTell(
  tx: Tx,
  query: WorkingSetQuery,
  room: number,
  fits: RecalledPassages,
  left: Room,
): Generator<BlockLine> {
  const { identity, health, person, others } = profileRefs(tx, query);
  const topics = topicsOf(query.query);
  const isLookup = isLookupQuery(query.query) && !asksWhatToDo(query.query);
  const within = (share: number, lines: (own: Room) => Iterable<BlockLine>): BlockLine[] =>
    takeFitting((own) => withLater(tx, lines(own), query.visible), room * share);
  const limits = (): BlockLine[] => within(LIMITS_SHARE, (own) => bearingLimits(tx, query, topics, own));
  yield* within(PERSON_SHARE, (own) =>
    isLookup
      ? bearingOn(tx, health, topics.filter(isOfBody), own)
      : allLines(
          within(IDENTITY_SHARE, (some) => introductionsFirst([...linesInTurn(tx, identity, some)])),
          limits(),
          bearingOn(tx, person, topics, own),
          linesInTurn(tx, person, own),
        ),
  );
  if (isLookup) {
    yield* linesInTurn(tx, fits.all().slice(0, BEFORE_LINKS), left);
    if (asksForAdvice(query.query)) yield* limits();
    yield* takeFitting((own) => linesInTurn(tx, linkedRefs(tx, query, fits.all()), own), room * LINKS_SHARE);
  }
  yield* linesInTurn(
    tx,
    isLookup ? fits.all().slice(BEFORE_LINKS) : fits.above(LATER_SCORE).slice(0, BEFORE_LINKS),
    left,
  );
  const latest = latestRefs(tx, query);
  const newest = latest.slice(0, MAX_CHANGES);
  yield* bearingOn(tx, newest, topics.filter(isOfBody), left);
  yield* changesIn(tx, [...[...person, ...others].slice(0, MAX_CHANGES), ...newest], left);
  yield* linesInTurn(tx, person, left);
  yield* linesInTurn(tx, others, left);
  yield* linesInTurn(tx, latest, left);
  yield* linesInTurn(tx, fits.all(), left);
}

/** Returns the lines that say of something that it changed, the newest first: what they change may be in the block already. */
function* changesIn(tx: Tx, refs: readonly string[], room: Room): Generator<BlockLine> {
  const { workingSet } = tx;
  const newestFirst = refs
    .map((ref) => ({ ref, at: workingSet.saidAt(parseRef(ref).memory) }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ ref }) => ref);
  for (const line of linesInTurn(tx, newestFirst, room)) if (lineTellsChange(line)) yield line;
}

export function* allLines(...all: readonly Iterable<BlockLine>[]): Generator<BlockLine> {
  for (const lines of all) yield* lines;
}

/** Returns lines with those first in which somebody says who they are. */
const introductionsFirst = (lines: readonly BlockLine[]): BlockLine[] => [
  ...lines.filter(({ text }) => introduces(text)),
  ...lines.filter(({ text }) => !introduces(text)),
];

/** Returns the lines that are about one of these matters of life: what somebody must not eat, where food is chosen. */
function* bearingOn(tx: Tx, refs: readonly string[], topics: readonly Topic[], room: Room): Generator<BlockLine> {
  if (topics.length === 0) return;
  const { lines } = tx.workingSet;
  for (const line of linesInTurn(tx, refs, room)) {
    if (lines.topicsOf(line).some((topic) => topics.includes(topic))) yield line;
  }
}
