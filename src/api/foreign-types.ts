import * as v from "valibot";
import { MEMORY_KINDS, MEMORY_TYPES, type MemoryKind, type MemoryType } from "../ports/memory.ts";

interface TypeAndKind {
  readonly type: MemoryType;
  /** Null if the kind follows from the type. */
  readonly kind: MemoryKind | null;
}

const semantic = (kind: MemoryKind | null): TypeAndKind => ({ type: "semantic", kind });

/** The types of this product, and those by which other memory products name the same things. */
const TYPES: Readonly<Record<string, TypeAndKind>> = {
  ...Object.fromEntries(MEMORY_KINDS.map((kind) => [kind, semantic(kind)])),
  fact: semantic(null),
  note: semantic(null),
  context: semantic("state"),
  profile: semantic("identity"),
  goal: semantic("plan"),
  relationship: semantic("family"),
  episode: { type: "episodic", kind: "event" },
  instruction: { type: "procedural", kind: "instruction" },
  rule: { type: "procedural", kind: "instruction" },
  ...Object.fromEntries(MEMORY_TYPES.map((type) => [type, { type, kind: null }])),
};

export const anyType = v.pipe(
  v.string(),
  v.check((type) => Object.hasOwn(TYPES, type), `must be one of ${MEMORY_TYPES.join(", ")}`),
);

/** Returns type and kind of a checked `type`. @param kind as it was named beside the type */
export function typeAndKind(type: string, kind: MemoryKind | null = null): TypeAndKind {
  const known = TYPES[type] ?? semantic(null);
  return { type: known.type, kind: kind ?? known.kind };
}
