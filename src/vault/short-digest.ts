import type { Round } from "../ports/exchange.ts";
import type { ImportedMemory, ImportedRound } from "../ports/portable.ts";

/*
 * Digests of turns and of the user's words, as a vault stores them: half of SHA-256's digits. 128 bits tell any two turns of
 * one user apart, and each of these digests stands in several rows and indexes.
 */

const DIGITS = 32;

export const shortDigest = (digest: string): string => digest.slice(0, DIGITS);

const shortOrNull = (digest: string | null): string | null => digest && shortDigest(digest);

export const shortRound = (round: Round): Round => ({
  ...round,
  turn: shortDigest(round.turn),
  saidDigest: shortDigest(round.saidDigest),
});

export const shortImportedRound = (imported: ImportedRound): ImportedRound => ({
  ...imported,
  alias: shortOrNull(imported.alias),
  round: shortRound(imported.round),
});

export const shortImportedMemory = (memory: ImportedMemory): ImportedMemory => ({
  ...memory,
  saidDigest: shortOrNull(memory.saidDigest),
  sayings: memory.sayings.map((one) => ({ ...one, turn: shortDigest(one.turn), said: shortOrNull(one.said) })),
  round: memory.round && { ...memory.round, turn: shortDigest(memory.round.turn) },
});

/** The columns of each table that hold digests. */
export const DIGEST_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  memories: ["turn", "said"],
  sayings: ["turn", "said"],
  amendments: ["turn", "said"],
  turns: ["turn", "same_as"],
  journal: ["turn"],
};
