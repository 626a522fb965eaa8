/** Ends of a text that say nothing. */
const TRAILING = /[\s,;:–—-]+$/u;

/** A sentence in which parts that were read become blanks, so that positions stay those of the sentence. */
export class BlankedText {
  text: string;

  constructor(sentence: string) {
    this.text = sentence.replace(/[\s.!?;]+$/u, "").replace(TRAILING, "");
  }

  /** Blanks a part, and returns whether the text had it. */
  blank(pattern: RegExp): boolean {
    const blanked = this.text.replace(pattern, (found) => " ".repeat(found.length));
    if (blanked === this.text) return false;
    this.text = blanked.replace(TRAILING, "");
    return true;
  }

  /** Blanks parts for as long as the text has one of them. */
  blankAll(...patterns: readonly RegExp[]): void {
    while (patterns.some((pattern) => this.blank(pattern)));
  }
}
