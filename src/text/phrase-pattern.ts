import { Memo } from "../runtime/memo.ts";
import { regex, regexOf } from "./regex.ts";

/** Words or phrases that a text may hold. */
export interface Phrases {
  /** Returns true if the text holds one of them. */
  test(text: string): boolean;
}

/**
 * Returns a test for any of the given words or phrases; `*` stands for the rest of a word. It ends at letters of
 * any script, which `\b` does not: "été" has no boundary inside, "mañana" is one word.
 */
export const anyOf = (phrases: string): Phrases => new PhrasePattern(phrases);

/** A pattern of phrases, which is compiled when a text first holds the first word of one: V8 takes milliseconds for each. */
class PhrasePattern implements Phrases {
  private readonly phrases: readonly string[];
  private readonly words = new Set<string>();
  private readonly beginnings = new Set<string>();
  /** In letters. */
  private readonly lengths = new Set<number>();
  private compiled: RegExp | null = null;

  constructor(phrases: string) {
    this.phrases = phrases
      .split("|")
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== "");
    for (const phrase of this.phrases) {
      const first = (FIRST_WORD.exec(phrase)?.[0] ?? "").toLowerCase();
      if (phrase[first.length] !== "*") this.words.add(first);
      else {
        this.beginnings.add(first);
        this.lengths.add(first.length);
      }
    }
  }

  test(text: string): boolean {
    return (text.length > MAX_READ || this.mayHold(text)) && (this.compiled ??= patternOf(this.phrases)).test(text);
  }

  private mayHold(text: string): boolean {
    // Some phrase begins with a sign.
    if (this.words.has("")) return true;
    const lengths = [...this.lengths];
    return wordsIn(text).some(
      (word) => this.words.has(word) || lengths.some((length) => this.beginnings.has(word.slice(0, length))),
    );
  }
}

const FIRST_WORD = regex.u`^[\p{L}\p{N}\p{M}]+`;
const WORD = regex.gu`[\p{L}\p{N}\p{M}]+`;

/** In characters. The words of a longer text would take too much memory: sixteen of two megabytes took 58 MB. */
const MAX_READ = 4_000;

/** Texts that were read last: one question is held against a dozen conditions. */
const lately = { plain: new Memo<string, string>(16), words: new Memo<string, readonly string[]>(16) };

/** Returns the words of a text as patterns without regard to case read them, which take the long s for an s. */
const wordsIn = (text: string): readonly string[] =>
  lately.words.get(text, (read) => read.toLowerCase().replaceAll("ſ", "s").match(WORD) ?? []);

const patternOf = (phrases: readonly string[]): RegExp => {
  const alternatives = phrases.map((phrase) =>
    phrase
      .replace(/[.+?()[\]\\^$]/g, "\\$&")
      .replaceAll("*", "[\\p{L}\\p{M}]*")
      .replaceAll(" ", "\\s+"),
  );
  return regexOf(`(?<![\\p{L}\\p{N}\\p{M}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}\\p{M}])`, "iu");
};

/** Returns a text as patterns expect it: composed, with straight apostrophes and single blanks. */
export const plainText = (text: string): string => lately.plain.get(text, makePlain);

const makePlain = (text: string): string => text.normalize("NFC").replaceAll("\u2019", "'").replace(/\s+/g, " ").trim();
