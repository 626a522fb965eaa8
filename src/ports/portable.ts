import type { Memory } from "./memory.ts";
import type { Stretch } from "../text/sentences.ts";
import type { Round } from "./exchange.ts";
import type { ProfileBlock } from "./profile-block.ts";

/** A memory with everything that another deployment needs to store it. */
export interface PortableMemory extends Memory {
  /** The slot it competes in, and its value there. Null for rounds and notes. */
  readonly slot: string | null;
  readonly value: string | null;
  /** A digest of the user's words it came from. */
  readonly saidDigest: string | null;
  /** How useful it proved. 0 without feedback. */
  readonly worth: number;
  /** The confidence without what was said and judged since. Left out by older versions, whose `confidence` is this. */
  readonly stated?: number | undefined;
  /** Every time that it was said, oldest first. */
  readonly sayings: readonly PortableAssertion[];
  readonly round: PortableRound | null;
  /** True if it reads like an order to the model, and somebody released it from quarantine. */
  readonly released: boolean;
}

/** One time that a statement was said. Times are milliseconds since the epoch. */
export interface PortableAssertion {
  readonly turn: string;
  /** Its position among the statements of the turn. */
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
  /** True if everything it says was superseded since. */
  readonly stale: boolean;
  /**
   * The part of the user's words that is still recalled, because the rest was superseded. Left out for the whole round.
   */
  readonly stillTold?: string;
  /**
   * The stretches of the user's words that state nothing of them. Left out if there are none, and by older versions.
   */
  readonly quoted?: readonly Stretch[] | undefined;
  /** The memories that were in the request. */
  readonly told: readonly string[];
}

/** The tombstones of forgotten turns: salted digests, each with its day, counted from 1970. */
export interface ForgottenTurns {
  readonly salt: string;
  readonly days: Readonly<Record<string, number>>;
}

export interface ExportPage {
  readonly epoch: number;
  readonly memories: readonly PortableMemory[];
  /** The app's own blocks. Empty on every page but the last. */
  readonly profile: readonly ProfileBlock[];
  /** Empty on every page but the last. */
  readonly forgotten: readonly ForgottenTurns[];
  /** The value of `after` for the next page. Null on the last page. */
  readonly next: string | null;
}

/** A memory to import. Without an id it is added unless the vault holds the same text. */
export type ImportedMemory = Omit<PortableMemory, "id"> & { readonly id: string | null };

/** A round of a past conversation. */
export interface ImportedRound {
  readonly conversation: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Another digest of the same turn. Null if it has only one. */
  readonly alias: string | null;
  readonly round: Round;
}

export interface ImportBatch {
  readonly memories: readonly ImportedMemory[];
  readonly rounds: readonly ImportedRound[];
  readonly forgotten: readonly ForgottenTurns[];
  /** The app's own blocks. Left out for none. */
  readonly profile?: readonly ProfileBlock[];
  /** The epoch that the import began in. Null for an empty batch, whose result tells the epoch. */
  readonly epoch: number | null;
}

export interface Imported {
  readonly epoch: number;
  readonly added: number;
  readonly unchanged: number;
  /** Blocks for which the profile has no room. Left out for none. */
  readonly refused?: number;
}
