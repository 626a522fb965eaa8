import type { InjectionKind } from "../memory/prompt-injection.ts";

/** What a memory is: a stated fact, a round of conversation kept verbatim, or a standing instruction. */
export type MemoryType = "semantic" | "episodic" | "procedural";

export const MEMORY_TYPES: readonly MemoryType[] = ["semantic", "episodic", "procedural"];

/** Where a memory comes from. All null for one that was added by hand through `/memory`. */
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
  /** From when it holds. */
  readonly validFrom: string;
  /** Until when it held; null while it holds. */
  readonly validTo: string | null;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  /** Pinned memories are injected whatever the question. */
  readonly pinned: boolean;
  readonly expiresAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: Source;
  /** Why it is not recalled until somebody has released it; absent where it may be. */
  readonly quarantine?: InjectionKind;
}

/**
 * Something the user stated about themselves, found in what they newly said.
 * The slot decides what it competes with: of two statements in one slot, the later one holds.
 */
export interface Statement {
  readonly type: "semantic" | "procedural";
  /** What will be recalled, in the user's own words and language. */
  readonly text: string;
  /** The verbatim words that support it; always a substring of what the user said. */
  readonly quote: string;
  /** What it is about: `name`, `home`, `favourite:colour`, `taste:sushi`, `note:…`. */
  readonly slot: string;
  /** What it says about that, normalised for comparison: `oslo`, `likes`. */
  readonly value: string;
}

/** What the user does to something they said before, without saying it again: "no, I meant Tuesday", "forget that". */
export interface Correction {
  readonly type: "amendment";
  /** `replace`: another value is meant; `end`: it does not hold any more; `forget`: it is to go, with the words. */
  readonly does: "replace" | "end" | "forget";
  readonly quote: string;
  /** What is meant, as the user writes it; empty unless it replaces. */
  readonly instead: string;
  /** What was wrong, where the user names it ("Anne, not Anna"); null: what was said last. */
  readonly not: string | null;
  /** What is amended, where the user says it in full ("forget that I live in Oslo"); null: what was said last. */
  readonly about: { readonly slot: string; readonly value: string } | null;
}

/** What an extractor finds in what the user newly said. */
export type Extraction = Statement | Correction;
