import {
  BACKSLASH,
  CLOSES_GROUP,
  endOfClass,
  endOfGroup,
  endOfSequence,
  insideOf,
  isLook,
  isQuantifier,
  OPENS_CLASS,
  OPENS_GROUP,
  OR,
  timesAt,
} from "./pattern-source.ts";

/*
 * Reads the source of a pattern for the characters with which whatever it matches begins: of "translate|sum(?:mary| up)"
 * those are "transl", "summar" and "sum up". A text that begins otherwise need not be matched, for which V8 would compile
 * the pattern.
 */

/** In characters. Of a longer beginning the first ones count. */
const LONGEST = 6;
/** A class of more characters, or of ranges, may be any character. */
const SHORT_CLASS = /^\[[a-z'’ß-ɏ]{1,4}\]$/;

/** Returns a test whether a text may begin as a pattern does. @param source of a pattern without regard to case */
export function opensLike(source: string): (text: string, at: number) => boolean {
  const reader = new OpeningReader(source);
  if (!reader.isKnown()) return () => true;
  const { beginnings } = reader;
  return (text, at) => {
    const opening = text.slice(at, at + LONGEST).toLowerCase();
    for (let length = 1; length <= opening.length; length++) if (beginnings.has(opening.slice(0, length))) return true;
    return false;
  };
}

/** Where to go on behind a group, and behind those that it stands in. */
interface Behind {
  readonly at: number;
  readonly next: Behind | null;
}

/** Ends a beginning: a group that may stand again goes on in more ways than one. */
const ENDS: Behind = { at: Infinity, next: null };

/**
 * Reads from left to right. It knows the syntax of the word lists, and takes anything else for any character. It uses next
 * to no patterns: V8 would interpret them at thousands of places, which takes longer than what the reader saves.
 */
class OpeningReader {
  /** Beginnings in lower case. */
  readonly beginnings = new Set<string>();
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads the source. Returns false if a text may begin with anything. */
  isKnown(): boolean {
    return this.alternatives(0, "", ENDS);
  }

  /** Reads alternatives up to the end of their group. @param letters what stands before them */
  private alternatives(from: number, letters: string, behind: Behind): boolean {
    let isKnown = this.sequence(from, letters, behind);
    let end = endOfSequence(this.source, from);
    while (this.source.charCodeAt(end) === OR) {
      isKnown = this.sequence(end + 1, letters, behind) && isKnown;
      end = endOfSequence(this.source, end + 1);
    }
    return isKnown;
  }

  private sequence(from: number, before: string, behind: Behind): boolean {
    const { source } = this;
    let at = from;
    let letters = before;
    // Most words are read by this loop alone.
    while (letters.length < LONGEST && isLetter(source.charCodeAt(at)) && !isQuantifier(source.charCodeAt(at + 1)))
      letters += source.charAt(at++);
    if (letters.length >= LONGEST) return this.add(letters);
    const code = source.charCodeAt(at);
    if (Number.isNaN(code) || code === OR || code === CLOSES_GROUP)
      return behind.next === null ? this.add(letters) : this.sequence(behind.at, letters, behind.next);
    if (code === OPENS_GROUP) return this.group(at, letters, behind);
    if (code === OPENS_CLASS) return this.characters(this.classAt(at), endOfClass(source, at), letters, behind);
    if (isLetter(code)) return this.characters([source.charAt(at)], at + 1, letters, behind);
    if (code === BACKSLASH && source.charCodeAt(at + 1) === BOUNDARY) return this.sequence(at + 2, letters, behind);
    return this.add(letters);
  }

  private group(at: number, letters: string, behind: Behind): boolean {
    const { isOptional, isRepeated, behind: next } = timesAt(this.source, endOfGroup(this.source, at));
    if (isLook(this.source, at)) return this.sequence(next, letters, behind);
    const isKnown = this.alternatives(
      insideOf(this.source, at),
      letters,
      isRepeated ? ENDS : { at: next, next: behind },
    );
    return isOptional ? this.sequence(next, letters, behind) && isKnown : isKnown;
  }

  /** Reads one of some characters. @param end where it ends */
  private characters(all: readonly string[], end: number, letters: string, behind: Behind): boolean {
    if (all.length === 0) return this.add(letters);
    const { isOptional, isRepeated, behind: next } = timesAt(this.source, end);
    let isKnown = true;
    for (const one of all)
      isKnown = (isRepeated ? this.add(letters + one) : this.sequence(next, letters + one, behind)) && isKnown;
    return isOptional ? this.sequence(next, letters, behind) && isKnown : isKnown;
  }

  /** Adds a beginning. Returns false for the empty one: a text may begin with anything. */
  private add(letters: string): boolean {
    if (letters === "") return false;
    this.beginnings.add(letters);
    return true;
  }

  /** Returns the characters of a short class. Returns none for any other. */
  private classAt(at: number): string[] {
    const read = this.source.slice(at, endOfClass(this.source, at));
    return SHORT_CLASS.test(read) ? Array.from(read.slice(1, -1)) : [];
  }
}

const BOUNDARY = 0x62;
const [A, Z, FIRST_LATIN, LAST_LATIN, ZERO, NINE] = [0x61, 0x7a, 0xdf, 0x24f, 0x30, 0x39];
const [BLANK, DASH, APOSTROPHE, RAISED_COMMA] = [0x20, 0x2d, 0x27, 0x2019];

/** Returns true for letters in lower case, and for what else stands for itself in all texts. */
const isLetter = (code: number): boolean =>
  (code >= A && code <= Z) ||
  (code >= FIRST_LATIN && code <= LAST_LATIN) ||
  (code >= ZERO && code <= NINE) ||
  code === BLANK ||
  code === DASH ||
  code === APOSTROPHE ||
  code === RAISED_COMMA;
