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

/** A rule that nobody has made yet. */
export interface Proposal {
  readonly text: string;
  /** How many ask for it; never few enough to guess whose it is. */
  readonly users: number;
}

/** Standing instructions of a tenancy, for all its users. */
export interface RuleStore {
  /** @param version null: the one in force. Null for one that never was, or is kept no more. */
  read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null>;
  /**
   * Puts others in place of all rules, as a new version. The same rules again change nothing.
   * @param expected the version that must be in force (`conflict` else); null: whichever is
   */
  replace(
    tenancy: Tenancy,
    texts: readonly string[],
    expected: number | null,
    now: number,
  ): Promise<RuleSet | "conflict">;
  /** Tells which standing instructions, of a closed vocabulary, a user has; in place of what was told of them before. */
  report(place: VaultPlace, patterns: readonly string[]): Promise<void>;
  /** Rules that many users ask for on their own, most first; those that are in force are left out. */
  proposals(tenancy: Tenancy): Promise<Proposal[]>;
  /** Removes what this user contributed to proposals. Returns how many votes went. */
  forgetVoter(tenancy: Tenancy, vault: string): Promise<number>;
  countVoter(tenancy: Tenancy, vault: string): Promise<number>;
  /** Leaves nothing. Returns how many versions went. */
  destroy(tenancy: Tenancy): Promise<number>;
}
