import { type Sign, SIGNS, type SignTable } from "./signs/sign-table.ts";
import type { Span, Word } from "./words-in.ts";

/** A phrase of a sign table that stands in a sentence: the words from `at` to before `end`. */
export interface Match extends Span {
  readonly sign: Sign;
}

interface Phrase {
  readonly sign: Sign;
  readonly first: string;
  readonly rest: readonly string[];
  /** True if the last word may go on: "segur*". */
  readonly open: boolean;
}

/** Stems are looked up by so many letters. */
const KEY = 3;
/** Signs of orders of the moment. Their words name a topic. */
const TOPICAL: ReadonlySet<Sign> = new Set<Sign>(["task", "order"]);

/** Reads the signs of one language. */
export class SignReader {
  readonly #phrases = new Map<string, Phrase[]>();
  readonly #stems = new Map<string, Phrase[]>();
  readonly #common: ReadonlySet<string>;
  readonly #function: ReadonlySet<string>;

  constructor(table: SignTable) {
    this.#common = new Set(table.common.split(" "));
    this.#function = new Set([...table.function.split(" "), ...this.#common]);
    for (const sign of SIGNS)
      for (const written of new Set(table[sign].split(", "))) {
        const open = written.endsWith("*");
        const [first = "", ...rest] = written.replace("*", "").split(" ");
        if (open && rest.length === 0) add(this.#stems, first.slice(0, KEY), { sign, first, rest, open });
        else add(this.#phrases, first, { sign, first, rest, open });
      }
  }

  /** Returns how much a word is of the language: its most frequent ones count double. */
  known(plain: string): number {
    return this.#common.has(plain) ? 2 : this.#function.has(plain) || this.#phrases.has(plain) ? 1 : 0;
  }

  /** Returns how many of the words begin as stems of the language do: "uhrzeit*". */
  stems(words: readonly Word[]): number {
    const begins = (plain: string): boolean =>
      this.#stems.get(plain.slice(0, KEY))?.some(({ first }) => plain.startsWith(first)) === true;
    return words.filter(({ plain }) => begins(plain)).length;
  }

  /** Returns all signs in the words of a sentence, in order. */
  read(words: readonly Word[]): Match[] {
    const found: Match[] = [];
    for (const [at, { plain }] of words.entries()) {
      for (const phrase of this.#phrases.get(plain) ?? [])
        if (follows(phrase, words, at)) found.push({ sign: phrase.sign, at, end: at + 1 + phrase.rest.length });
      for (const { sign, first } of this.#stems.get(plain.slice(0, KEY)) ?? [])
        if (plain.startsWith(first)) found.push({ sign, at, end: at + 1 });
    }
    return found;
  }

  /** Returns how many words of a clause carry neither a sign nor grammar. Those name a topic. */
  topical(words: readonly Word[], { at, end }: Span, matches: readonly Match[]): number {
    const covered = new Set<number>();
    for (const match of matches)
      if (!TOPICAL.has(match.sign)) for (let index = match.at; index < match.end; index += 1) covered.add(index);
    let topical = 0;
    for (let index = at; index < end; index += 1)
      if (!covered.has(index) && !this.#function.has(words[index]?.plain ?? "")) topical += 1;
    return topical;
  }
}

function follows({ rest, open }: Phrase, words: readonly Word[], at: number): boolean {
  return rest.every((expected, index) => {
    const plain = words[at + 1 + index]?.plain;
    return open && index === rest.length - 1 ? plain?.startsWith(expected) === true : plain === expected;
  });
}

function add(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const phrases = map.get(key);
  if (phrases) phrases.push(phrase);
  else map.set(key, [phrase]);
}
