/** The most blocks of one user: every request carries all of them. */
export const MAX_PROFILE_BLOCKS = 10;

/** A text of the app about a user, which stands in every request of theirs. Names are unique. */
export interface NewProfileBlock {
  readonly name: string;
  readonly text: string;
}

export interface ProfileBlock extends NewProfileBlock {
  /** When its text was last another one. RFC 3339. */
  readonly updatedAt: string;
}
