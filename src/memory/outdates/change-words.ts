/** Signs of one kind in one language. */
export interface SignWords {
  /** Single words, separated by blanks. */
  readonly words: string;
  /** Alternatives of a pattern, for signs of several words. `~` stands for a word. */
  readonly phrases: string;
}

/** The words of one language by which a sentence says that something is no longer as it was. */
export interface ChangeWords {
  /** Says that something is over, before or after it: "retired", "no longer", "is gone". */
  readonly ended: SignWords;
  /** Says so, and somebody else stands before it: "gave up", "sold the". */
  readonly stopped: SignWords;
  /** Says that something took the place of something: "switched", "instead of", "postponed". */
  readonly changed: SignWords;
  /** Says that it is so now, and was otherwise before: "now", "these days". */
  readonly now: SignWords;
  /** May say so, and is mostly said of other things: "actually", "already", "new". */
  readonly hint: SignWords;
  /** Before a sign of change, says that nothing has changed: "not", "thinking of", "if". Separated by blanks. */
  readonly unreal: string;
  /** Stands between a thing and its value: "is", "are called". */
  readonly copulas: string;
  /** Words that are about everything, and show no common subject. Separated by blanks. */
  readonly general: string;
}
