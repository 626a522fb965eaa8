import { leadsOf } from "./leads.ts";
import { opensLike } from "./openings.ts";

/** Which words that ask may stand before the words of a pattern. */
type Asked = "maybe" | "surely" | "not";

/**
 * A pattern over the opening of a sentence, behind marks and words that ask. It is compiled when a sentence first begins
 * as it does, which for most of them no sentence of a chat does: V8 takes some milliseconds for each.
 */
export class OpeningPattern {
  private readonly source: string;
  private readonly asked: Asked;
  private mayOpen: ((text: string, at: number) => boolean) | null = null;
  private compiled: RegExp | null = null;

  constructor(source: string, asked: Asked = "maybe") {
    this.source = source;
    this.asked = asked;
  }

  /** Returns true if a sentence begins so. */
  test(text: string): boolean {
    return this.endIn(text) !== null;
  }

  /** Returns where the match ends. Returns null if the sentence does not begin so. */
  endIn(text: string): number | null {
    const mayOpen = (this.mayOpen ??= opensLike(this.source));
    for (const { at, isAsked } of leadsOf(text)) {
      if (isAsked ? this.asked === "not" : this.asked === "surely") continue;
      if (!mayOpen(text, at)) continue;
      const pattern = (this.compiled ??= new RegExp(this.source, "iy"));
      pattern.lastIndex = at;
      if (pattern.test(text)) return pattern.lastIndex;
    }
    return null;
  }
}
