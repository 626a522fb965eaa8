/** The meanings of words and texts by the static table, whichever embedder compares memories. */
export interface Meanings {
  /** Returns the vector of a text. */
  readonly vectorOf: (text: string) => Float32Array;
  /** Returns how much a word tells: a name four times as much as "next". */
  readonly weightOf: (word: string) => number;
}
