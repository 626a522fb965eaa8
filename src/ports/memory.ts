import type { InjectionKind } from "../memory/safety/prompt-injection.ts";

/** The kind of a memory: a stated fact, a round of conversation kept verbatim, or a standing instruction. */
export type MemoryType = "semantic" | "episodic" | "procedural";

export const MEMORY_TYPES: readonly MemoryType[] = ["semantic", "episodic", "procedural"];

export const MEMORY_KINDS = [
  "identity",
  "family",
  "home",
  "work",
  "project",
  "health",
  "food",
  "preference",
  "possession",
  "plan",
  "event",
  "state",
  "instruction",
  "other",
  "observation",
] as const;

/** The side of a person that a memory tells of. An observation was counted over statements, and nobody said it. */
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** The kinds of what somebody says. */
export const STATED_KINDS = MEMORY_KINDS.filter((kind) => kind !== "observation");

/** Why a memory is not recalled until somebody has looked at it: it gives orders, or nobody said it. */
export type QuarantineReason = InjectionKind | "observed";

/** The origin of a memory. Every field is null for a memory added through `/memory`. */
export interface Source {
  readonly exchange: string | null;
  readonly conversation: string | null;
  readonly role: "user" | "assistant" | null;
  /** The words that support it, verbatim. */
  readonly quote: string | null;
}

/** A memory as `/memory` shows it. Times are RFC 3339 in UTC; ids sort by time of creation. */
export interface Memory {
  readonly id: string;
  readonly type: MemoryType;
  readonly text: string;
  readonly createdAt: string;
  /** When it began to hold. */
  readonly validFrom: string;
  /** When it ceased to hold. Null while it holds. */
  readonly validTo: string | null;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  /** True if it is injected whatever the question. */
  readonly pinned: boolean;
  readonly expiresAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Null for a round, which may be about anything. */
  readonly kind: MemoryKind | null;
  /** How certain it is that the user meant it so, from 0 to 1. 1 for a memory made by hand or in a known slot. */
  readonly confidence: number;
  readonly source: Source;
  /** The reason for not recalling it until somebody releases it. Absent if it may be recalled. */
  readonly quarantine?: QuarantineReason;
}

/**
 * Something the user stated about themselves, found in what they newly said.
 * The slot decides what it competes with: of two statements in one slot, the later one holds.
 */
export interface Statement {
  readonly type: "semantic" | "procedural";
  /** The text to recall, in the user's own words and language. */
  readonly text: string;
  /** The verbatim words that support it; always a substring of what the user said. */
  readonly quote: string;
  /** The subject: `name`, `home`, `favourite:colour`, `taste:sushi`, `note:…`, `said:…`. */
  readonly slot: string;
  /** The statement about the subject, normalised for comparison: `oslo`, `likes`. */
  readonly value: string;
  /** Left out if it follows from the slot. */
  readonly kind?: MemoryKind;
  /** From 0 to 1. Left out for 1. */
  readonly confidence?: number;
}

/** A change to something the user said before, without saying it again: "no, I meant Tuesday", "forget that". */
export interface Correction {
  readonly type: "amendment";
  /** `replace`: the user meant another value. `end`: it no longer holds. `forget`: delete it, with the words. */
  readonly does: "replace" | "end" | "forget";
  readonly quote: string;
  /** The value that the user meant, as written. Empty unless `does` is `replace`. */
  readonly instead: string;
  /** The wrong value, if the user names it ("Anne, not Anna"). Null corrects what was said last. */
  readonly not: string | null;
  /**
   * The corrected statement, if the user repeats it ("forget that I live in Oslo"). Null corrects what was said last.
   */
  readonly about: { readonly slot: string; readonly value: string } | null;
}

/** One finding of an extractor in what a user newly said. */
export type Extraction = Statement | Correction;
