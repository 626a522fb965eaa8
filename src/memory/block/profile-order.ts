import type { MemoryKind } from "../../ports/memory.ts";

/**
 * The kinds of statements in the order in which a profile tells them: the person first, then the limits that advice must
 * keep to, then all else, the newest first. What kind a sentence is of is known too badly for a finer order (34 of 100).
 */
const KINDS: readonly (readonly MemoryKind[])[] = [
  ["instruction", "identity"],
  ["health", "food"],
  ["work", "family", "home", "preference", "project", "plan", "state", "possession", "event", "observation", "other"],
];

/** The number of places in a profile. */
export const PROFILE_PLACES = KINDS.length;
/** The place of what somebody must not eat or do, which bears on advice however a question is worded. */
export const LIMITS_PLACE = 1;
/** Places before this one say what a person is, rather than what they do. */
export const PERSON_PLACES = 2;

/** Returns the place of a statement in a profile, 0 for the first. */
export function profilePlace(kind: MemoryKind | null): number {
  const place = KINDS.findIndex((kinds) => kinds.includes(kind ?? "other"));
  return place < 0 ? KINDS.length - 1 : place;
}
