/*
 * Reads the source of a pattern for the characters with which whatever it matches begins: of "translate|sum(?:mary| up)"
 * those are "transl" and "sum". A text that begins otherwise need not be matched, for which V8 would compile the pattern.
 */

/** In characters. Of a longer beginning the first ones count. */
const LONGEST = 6;

/** Returns a test whether a text may begin as a pattern does. @param source of a pattern without regard to case */
export function opensLike(source: string): (text: string, at: number) => boolean {
  const reader = new OpeningReader(source);
  if (!reader.alternatives()) return () => true;
  const known = reader.beginnings;
  return (text, at) => {
    const opening = text.slice(at, at + LONGEST).toLowerCase();
    for (let length = 1; length <= opening.length; length++) if (known.has(opening.slice(0, length))) return true;
    return false;
  };
}

/**
 * Reads from left to right. It knows the syntax of the word lists, and takes anything else for any character. It uses no
 * pattern itself: V8 would interpret it at thousands of places, which takes longer than what the reader saves.
 */
class OpeningReader {
  /** Beginnings in lower case. */
  readonly beginnings = new Set<string>();
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads alternatives up to the end of their group. Returns false if one of them may begin with anything. */
  alternatives(): boolean {
    let isKnown = this.sequence("");
    while (this.code() === OR) {
      this.at += 1;
      isKnown = this.sequence("") && isKnown;
    }
    return isKnown;
  }

  private code(after = 0): number {
    return this.source.charCodeAt(this.at + after);
  }

  /** Reads the rest of a sequence. @param before the letters that it has so far */
  private sequence(before: string): boolean {
    const letters = before + this.letters(LONGEST - before.length);
    const code = this.code();
    if (letters.length < LONGEST) {
      if (code === OPENS_GROUP && this.isLook()) return this.behindLook(letters);
      if (code === OPENS_GROUP && letters === "") return this.group();
      if (code === BACKSLASH && this.code(1) === BOUNDARY) {
        this.at += 2;
        return this.sequence(letters);
      }
      if (isLetter(code)) return this.quantified(letters);
    }
    this.skip();
    if (letters === "") return false;
    this.beginnings.add(letters);
    return true;
  }

  /** Returns the letters that stand here once each. */
  private letters(most: number): string {
    const from = this.at;
    while (this.at - from < most && isLetter(this.code()) && !isQuantifier(this.code(1))) this.at += 1;
    return this.source.slice(from, this.at);
  }

  private behindLook(letters: string): boolean {
    do {
      this.at += 1;
      this.skip();
    } while (this.code() === OR);
    this.at += 1;
    return this.sequence(letters);
  }

  /** Reads a letter that may be missing, or stand more than once. */
  private quantified(before: string): boolean {
    const letters = before + this.source.charAt(this.at);
    this.at += 1;
    if (this.isOptional()) {
      const behind = this.at;
      const isKnown = this.sequence(before);
      this.at = behind;
      return this.sequence(letters) && isKnown;
    }
    this.skip();
    this.beginnings.add(letters);
    return true;
  }

  /** Reads a group that opens a sequence, and what may stand in its place. */
  private group(): boolean {
    if (this.code(1) !== QUESTION) this.at += 1;
    else if (this.code(2) === COLON) this.at += 3;
    else this.at = this.source.indexOf(">", this.at) + 1;
    const isKnown = this.alternatives();
    this.at += 1;
    if (this.isOptional()) return this.sequence("") && isKnown;
    this.skip();
    return isKnown;
  }

  /** Returns whether a group stands here that stands for no characters. */
  private isLook(): boolean {
    const kind = this.code(2) === LESS ? this.code(3) : this.code(2);
    return this.code(1) === QUESTION && (kind === EQUALS || kind === NOT);
  }

  /** Reads how often the last part stands. Returns true if it may be missing. */
  private isOptional(): boolean {
    const code = this.code();
    if (!isQuantifier(code)) return false;
    const isOptional = code === STAR || code === QUESTION || this.source.startsWith("{0", this.at);
    this.at = code === OPENS_COUNT ? this.source.indexOf("}", this.at) + 1 : this.at + 1;
    if (this.code() === QUESTION) this.at += 1;
    return isOptional;
  }

  /** Goes to the end of a sequence, over all groups and classes in it. Most of a source is read by this loop alone. */
  private skip(): void {
    const { source } = this;
    let at = this.at;
    for (let depth = 0; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === OPENS_CLASS) at = endOfClass(source, at);
      else if (code === OPENS_GROUP) depth += 1;
      else if (depth === 0 && (code === CLOSES_GROUP || code === OR)) break;
      else if (code === CLOSES_GROUP) depth -= 1;
    }
    this.at = at;
  }
}

const [BACKSLASH, OPENS_CLASS, CLOSES_CLASS, OPENS_GROUP, CLOSES_GROUP] = [0x5c, 0x5b, 0x5d, 0x28, 0x29];
const [OR, QUESTION, STAR, PLUS, OPENS_COUNT] = [0x7c, 0x3f, 0x2a, 0x2b, 0x7b];
const [COLON, LESS, EQUALS, NOT, BOUNDARY] = [0x3a, 0x3c, 0x3d, 0x21, 0x62];
const [A, Z, FIRST_LATIN, LAST_LATIN, ZERO, NINE, BLANK, DASH] = [0x61, 0x7a, 0xdf, 0x24f, 0x30, 0x39, 0x20, 0x2d];

function endOfClass(source: string, from: number): number {
  let at = from + 1;
  for (; source.charCodeAt(at) !== CLOSES_CLASS; at++) if (source.charCodeAt(at) === BACKSLASH) at += 1;
  return at;
}

const isQuantifier = (code: number): boolean =>
  code === QUESTION || code === STAR || code === PLUS || code === OPENS_COUNT;

/** Returns true for letters in lower case, and for what else stands for itself in all texts. */
const isLetter = (code: number): boolean =>
  (code >= A && code <= Z) ||
  (code >= FIRST_LATIN && code <= LAST_LATIN) ||
  (code >= ZERO && code <= NINE) ||
  code === BLANK ||
  code === DASH;
