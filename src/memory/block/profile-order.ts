import type { MemoryKind } from "../../ports/memory.ts";

/**
 * The kinds of statements in the order in which a profile tells them: the person first, then the limits that advice must
 * keep to, then their people, home and work, then all else. What kind a sentence is of is known too badly for a finer
 * order (48 of 100), and yet "plan" and "project" are most of what somebody with hundreds of memories said.
 */
const KINDS = {
  identity: ["instruction", "identity"],
  limits: ["health", "food"],
  life: ["family", "home", "work", "state"],
  rest: ["preference", "project", "plan", "possession", "event", "observation", "other"],
} as const satisfies Readonly<Record<string, readonly MemoryKind[]>>;

/** A place in a profile. */
export type ProfilePlace = keyof typeof KINDS;

const PROFILE_PLACES = Object.keys(KINDS) as readonly ProfilePlace[];

const places = new Map<MemoryKind, ProfilePlace>(
  PROFILE_PLACES.flatMap((place) => KINDS[place].map((kind) => [kind, place] as const)),
);

/** Returns the place of a statement in a profile. */
export const profilePlace = (kind: MemoryKind | null): ProfilePlace => places.get(kind ?? "other") ?? "rest";
