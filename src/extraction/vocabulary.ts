/** The words of one language by which clauses are cut and their objects are told; patterns say the rest. */
export interface Vocabulary {
  /** Words a new clause begins with. Anything else after a comma or "and" continues the clause before. */
  readonly starts: string;
  /** Words that begin a clause and are written together with the next word: "j'habite". */
  readonly proclitics: string;
  /** Verbs that begin a clause whose subject is that of the clause before: "I live in Oslo and work at Equinor". */
  readonly elided: string;
  /** Verbs that do so after a comma alone, too. */
  readonly resumed: string;
  /** Words that begin a clause though nothing stands before it: "i live in porto im a cook". A verb is among them. */
  readonly runOns: string;
  /** Words that such a clause cannot follow, because they take it as their own: "if", "that", "i think". */
  readonly holds: string;
  /** Words of courtesy at the end of a clause, which belong to no value: "my name is Ida thanks". */
  readonly courtesies: string;
  readonly joiners: string;
  readonly joinersAfterComma: string;
  /** Joiners that give the reason of a question: "Can you help, since I'm vegetarian?" */
  readonly reasons: string;
  /** Words before a date from which something holds. */
  readonly since: string;
  readonly subjects: string;
  /** A subject with "have". A clause that shares it can name one thing more. */
  readonly having: string;
  /** With `called`, tells one thing from the next: "a cat called Miso and a dog called Rex". */
  readonly articles: string;
  readonly called: string;
  /** Words that an object loses when it is compared. */
  readonly determiners: string;
  /** Words from which on a phrase no longer names its object: "sushi because it is light". */
  readonly asides: string;
  /** Words that people add at the end of a sentence: "too", "these days", "by the way". */
  readonly tails: string;
  readonly occupations: ReadonlySet<string>;
  /** Names of languages, by their English name: "auf Deutsch" and "in German" agree. */
  readonly languageNames: ReadonlyMap<string, string>;
  readonly dietNames: ReadonlyMap<string, string>;
  /** Names of formats that users want in answers or do not want. */
  readonly formats: ReadonlyMap<string, string>;
  readonly conditions: ReadonlySet<string>;
}

/** Reads a list whose items are separated by commas or lines. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s*\n\s*|\s*,\s*/));

/** Reads a table of names by meaning, a line each: `german: deutsch, allemand`. */
export const names = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => {
        const [meant = "", said = ""] = line.split(": ");
        return said.split(", ").map((name) => [name, meant] as const);
      }),
  );
