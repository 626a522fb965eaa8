/*
 * Reads the source of a pattern for the characters with which whatever it matches begins: of "translate|sum(?:mary| up)"
 * those are "transl" and "sum". A text that begins otherwise need not be matched, for which V8 would compile the pattern.
 */

/** In characters. Of a longer beginning the first ones count. */
const LONGEST = 6;

const LETTER = /^[a-z\d ß-ɏ-]$/;
const LOOK = /\(\?<?[=!]/y;
const GROUP = /\((?:\?:|\?<\w+>)?/y;
/** A class, an escape, or a character. */
const ATOM = /\[(?:\\.|[^\]\\])*\]|\\(?:u[\da-fA-F]{4}|.)|./sy;
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;

/** Beginnings in lower case. Null if a text may begin with anything. */
type Beginnings = readonly string[] | null;

/** Returns a test whether a text may begin as a pattern does. @param source of a pattern without regard to case */
export function opensLike(source: string): (text: string, at: number) => boolean {
  const beginnings = new OpeningReader(source).alternatives();
  if (beginnings === null) return () => true;
  const known = new Set(beginnings);
  return (text, at) => {
    const opening = text.slice(at, at + LONGEST).toLowerCase();
    for (let length = 1; length <= opening.length; length++) if (known.has(opening.slice(0, length))) return true;
    return false;
  };
}

/** Reads from left to right. It knows the syntax of the word lists, and takes anything else for any character. */
class OpeningReader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads alternatives up to the end of their group. */
  alternatives(): Beginnings {
    let all = this.sequence("");
    while (this.source[this.at] === "|") {
      this.at += 1;
      all = joined(all, this.sequence(""));
    }
    return all;
  }

  /** Reads the rest of a sequence. @param letters what stands before it */
  private sequence(letters: string): Beginnings {
    const next = this.source[this.at];
    if (next === undefined || next === "|" || next === ")") return letters === "" ? null : [letters];
    if (letters.length === LONGEST) return this.withRestSkipped([letters]);
    if (this.take(LOOK) !== "") {
      this.alternatives();
      this.at += 1;
      return this.sequence(letters);
    }
    if (next === "(") return letters === "" ? this.group() : this.withRestSkipped([letters]);
    const atom = this.take(ATOM);
    if (atom === String.raw`\b`) return this.sequence(letters);
    const quantifier = this.take(QUANTIFIER);
    if (!LETTER.test(atom)) return this.withRestSkipped(letters === "" ? null : [letters]);
    if (quantifier === "") return this.sequence(letters + atom);
    if (!isOptional(quantifier)) return this.withRestSkipped([letters + atom]);
    const behind = this.at;
    const without = this.sequence(letters);
    this.at = behind;
    return joined(this.sequence(letters + atom), without);
  }

  /** Reads a group that opens a sequence, and what may stand in its place. */
  private group(): Beginnings {
    this.take(GROUP);
    const inGroup = this.alternatives();
    this.at += 1;
    return isOptional(this.take(QUANTIFIER)) ? joined(inGroup, this.sequence("")) : this.withRestSkipped(inGroup);
  }

  private withRestSkipped(beginnings: Beginnings): Beginnings {
    for (
      let next = this.source[this.at];
      next !== undefined && next !== "|" && next !== ")";
      next = this.source[this.at]
    )
      if (next === "(") {
        this.take(GROUP);
        this.take(/[?<=!]*/y);
        this.alternatives();
        this.at += 1;
      } else this.take(ATOM);
    return beginnings;
  }

  /** Returns what a sticky pattern takes. Returns the empty string if it takes nothing. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.source)?.[0] ?? "";
    this.at += taken.length;
    return taken;
  }
}

const isOptional = (quantifier: string): boolean => /^(?:[*?]|\{0)/.test(quantifier);

const joined = (one: Beginnings, other: Beginnings): Beginnings => (one && other ? [...one, ...other] : null);
