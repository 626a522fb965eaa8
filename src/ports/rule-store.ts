import type { Tenancy } from "../scope.ts";
import type { VaultPlace } from "./cold-tier.ts";

/** A version of the standing instructions of a tenancy, for all its users. */
export interface RuleSet {
  /** Counts up with every change. 0 if no rule was ever made. */
  readonly version: number;
  /** In RFC 3339. Null if no rule was ever made. */
  readonly updatedAt: string | null;
  readonly rules: readonly { readonly text: string }[];
}

/** A wish about answers, as its digest and in a user's words. */
export interface WordedWish {
  /** As it was reported. */
  readonly pattern: string;
  readonly text: string;
}

/** A rule that nobody has made yet. */
export interface Proposal {
  /** Stays the same as long as users ask for it, in whatever words. */
  readonly id: string;
  readonly text: string;
  /** How many users ask for it. Never so few that one could guess who they are. */
  readonly users: number;
}

/** A proposal that somebody has declined. */
export interface DeclinedProposal extends Proposal {
  /** In RFC 3339. */
  readonly declinedAt: string;
}

/** The standing instructions of a tenancy, for all its users. Every method rejects if the store cannot answer. */
export interface RuleStore {
  /**
   * Returns a version of the rules, or null if that version never was or is no longer kept.
   * @param version null for the version in force
   */
  read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null>;
  /**
   * Replaces all rules by others, as a new version. The same rules again change nothing.
   * @param expected the version that must be in force, or the result is `conflict`; null for any version
   */
  replace(
    tenancy: Tenancy,
    texts: readonly string[],
    expected: number | null,
    now: number,
  ): Promise<RuleSet | "conflict">;
  /**
   * Records which standing instructions a user has, instead of those recorded before.
   * @param patterns words of a closed vocabulary, and digests of wishes in the user's own words
   * @returns the digests that so many users share that one may read the wish, and whose wording is still wanted
   */
  report(place: VaultPlace, patterns: readonly string[]): Promise<string[]>;
  /** Records a user's wording of wishes that were wanted. One that too few users share by now is not kept. */
  word(place: VaultPlace, wishes: readonly WordedWish[]): Promise<void>;
  /** Returns the rules that many users ask for on their own, most users first, without those in force or declined. */
  proposals(tenancy: Tenancy): Promise<Proposal[]>;
  /** Returns the declined proposals that as many users still ask for, most users first. */
  declined(tenancy: Tenancy): Promise<DeclinedProposal[]>;
  /**
   * Declines a proposal. It is made again only if twice as many users ask for it as now. Returns null if nobody proposes it.
   */
  decline(tenancy: Tenancy, id: string, now: number): Promise<DeclinedProposal | null>;
  /** Takes a decline back. Returns false if there is none. */
  reopen(tenancy: Tenancy, id: string): Promise<boolean>;
  /** Deletes a user's votes for proposals and returns how many there were. */
  forgetVoter(tenancy: Tenancy, vault: string): Promise<number>;
  /** Returns how many votes a user has. */
  countVoter(tenancy: Tenancy, vault: string): Promise<number>;
  /** Deletes everything and returns how many versions there were. */
  destroy(tenancy: Tenancy): Promise<number>;
}
