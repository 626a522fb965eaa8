import type { Memory } from "./memory.ts";
import type { Round } from "./exchange.ts";

/** A memory with all that it takes to keep it elsewhere. */
export interface PortableMemory extends Memory {
  /** What it competes with, and what it says about that; null for rounds and notes. */
  readonly slot: string | null;
  readonly value: string | null;
  /** A digest of the user's words it came from. */
  readonly saidDigest: string | null;
  /** How useful it proved; 0: nobody has judged. */
  readonly worth: number;
  /** Each time it was said, oldest first. */
  readonly sayings: readonly PortableAssertion[];
  readonly round: PortableRound | null;
  /** It reads like an order to the model, and somebody has looked at it and lets it be recalled. */
  readonly released: boolean;
}

/** One time that something was said. Times are milliseconds since the epoch. */
export interface PortableAssertion {
  readonly turn: string;
  /** Its place among what the turn says. */
  readonly seq: number;
  readonly at: number;
  readonly value: string;
  readonly text: string;
  readonly quote: string;
  readonly holdsFrom: number;
  readonly exchange: string | null;
  readonly conversation: string | null;
  /** A digest of the user's words. */
  readonly said: string | null;
}

export interface PortableRound {
  readonly turn: string;
  readonly user: string;
  readonly assistant: string;
  readonly impersonal: boolean;
  /** It says what was superseded since, and nothing else. */
  readonly stale: boolean;
  /** What of the user's words is told alone, because the rest was superseded since; left out: all of the round. */
  readonly stillTold?: string;
  /** The memories its answer was told of. */
  readonly told: readonly string[];
}

/** What is left of turns that were forgotten: salted digests with the day of each, counted from 1970. */
export interface ForgottenTurns {
  readonly salt: string;
  readonly days: Readonly<Record<string, number>>;
}

export interface ExportPage {
  readonly epoch: number;
  readonly memories: readonly PortableMemory[];
  /** With the last page. */
  readonly forgotten: readonly ForgottenTurns[];
  /** What to ask after for the next page; null: this was the last. */
  readonly next: string | null;
}

/** A memory to import; without an id it is one more unless the same text is there already. */
export type ImportedMemory = Omit<PortableMemory, "id"> & { readonly id: string | null };

/** A round of a past conversation. */
export interface ImportedRound {
  readonly conversation: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The same turn under another digest; null: it has but one. */
  readonly alias: string | null;
  readonly round: Round;
}

export interface ImportBatch {
  readonly memories: readonly ImportedMemory[];
  readonly rounds: readonly ImportedRound[];
  readonly forgotten: readonly ForgottenTurns[];
  /** The epoch that the import began in; null: an empty batch, which asks for it. */
  readonly epoch: number | null;
}

export interface Imported {
  readonly epoch: number;
  readonly added: number;
  readonly unchanged: number;
}
