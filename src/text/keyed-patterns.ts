import { regexOf } from "./regex.ts";

/** Words, with `|` between them, and the source of a pattern: each text that it matches holds one of the words. */
type KeyedPattern = readonly [words: string, source: string];

interface Row {
  readonly words: readonly string[];
  readonly source: string;
  compiled: RegExp | null;
}

/**
 * Patterns without regard to case, each of which is compiled when a text first holds one of its words. V8 takes a
 * millisecond for some of them, and most texts hold no word of any.
 */
export class KeyedPatterns {
  private readonly rows: readonly Row[];

  constructor(patterns: readonly KeyedPattern[]) {
    this.rows = patterns.map(([words, source]) => ({ words: words.split("|"), source, compiled: null }));
  }

  /** Returns true if one of the patterns matches. */
  test(text: string): boolean {
    // A pattern takes the long s for an s.
    const folded = text.toLowerCase().replaceAll("ſ", "s");
    return this.rows.some(
      (row) =>
        row.words.some((word) => folded.includes(word)) && (row.compiled ??= regexOf(row.source, "iu")).test(text),
    );
  }
}
