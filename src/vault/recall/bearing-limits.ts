import type { Room } from "../../memory/block/block.ts";
import type { BlockLine } from "../../memory/block/render.ts";
import { type Topic, touchedBy } from "../../memory/topics/topics.ts";
import type { Tx } from "../tx.ts";
import { linesInTurn } from "./block-lines.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/** Limits of either strength that are looked at, the newest. */
const MAX_LIMITS = 60;
/** How much more a limit counts whose words say surely that it is one: about as much as a matter that one in three is on. */
const SURE = 1;

interface Limit {
  readonly line: BlockLine;
  readonly isSure: boolean;
  readonly topics: readonly Topic[];
}

/**
 * Returns the limits that bear on what somebody is advised, best first: those on the rarest of its matters of life. Sure
 * ones may be on a matter that these touch, as a journey is one of money.
 */
export function bearingLimits(
  tx: Tx,
  query: WorkingSetQuery,
  topics: readonly Topic[],
  room: Room,
): readonly BlockLine[] {
  if (topics.length === 0) return [];
  const limits = ([2, 1] as const).flatMap((strength) =>
    Array.from(linesInTurn(tx, tx.workingSet.limiting(query, strength, MAX_LIMITS), room), (line): Limit => ({
      line,
      isSure: strength === 2,
      topics: tx.workingSet.lines.topicsOf(line),
    })),
  );
  const rarity = (topic: Topic): number =>
    Math.log((limits.length + 1) / (limits.filter((one) => one.topics.includes(topic)).length + 1));
  const direct = new Map(topics.map((topic) => [topic, rarity(topic)]));
  const touched = touchedBy(topics);
  return limits
    .flatMap(({ line, isSure, topics: own }) => {
      const on = own.filter((topic) => direct.has(topic));
      if (on.length === 0 && !(isSure && own.some((topic) => touched.includes(topic)))) return [];
      return { line, score: on.reduce((sum, topic) => sum + (direct.get(topic) ?? 0), isSure ? SURE : 0) };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ line }) => line);
}
