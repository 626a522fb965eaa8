import { topicsOf } from "../../memory/topics/topics.ts";
import type { Sink } from "./features.ts";
import { hashOf, pairOf } from "../../text/feature-hash.ts";

/** The first part of their names. Those of `features.ts` are smaller. */
const TOPIC = 60;

/**
 * Hands the matters of life that a sentence is about to the sink. Their word lists know words that no training sentence
 * holds: they tell kinds apart, and not what is worth keeping.
 */
export function addTopics(sentence: string, sink: Sink): void {
  for (const topic of topicsOf(sentence)) sink(pairOf(TOPIC, hashOf(topic)), 1);
}
