import { wordSet } from "./normal-form/words.ts";

/*
 * Bands of similarity between questions that no rewrite makes equal. No rule says that such questions ask the same: for
 * each band a tenant learns how often the answers agree.
 */

/** The kinds of difference, the riskiest first. On labelled pairs their errors are about 37, 10 and 6 %. */
const NEAR_KINDS = ["more", "link", "form"] as const;

/**
 * A band: the kind of difference, and how many content words both questions have, 3 or 4, or 5 and more. "form": only
 * auxiliaries, articles and endings differ. "link": prepositions, pronouns, quantities or tenses differ as well.
 * "more": one question has a content word more.
 */
export type NearBand = `${(typeof NEAR_KINDS)[number]}-${3 | 5}`;

/** All bands, the riskiest first. */
export const NEAR_BANDS: readonly NearBand[] = NEAR_KINDS.flatMap((kind) => [`${kind}-3`, `${kind}-5`] as const);

const MIN_SHARED = 3;
const MANY_SHARED = 5;

/** Words by which nothing but the form of a question differs. */
const FORM = wordSet(
  "is are am be being do does can could would should may might must shall a an the so get make go also ? . ! , / and",
);
/** Words that relate the content words, and may relate them otherwise. */
const LINK = wordSet(
  `of in on at for by about to from with into as my our its it i I we they there one was were did had has have will been
  many much more most some any all best good way how what who whom whose which when where why`,
);
/** Words that point at something. They must be equal. */
const POINTING = wordSet("this that these those");

/** A question as it is compared: its normal form, cut into what must be equal and what may differ a little. */
export interface NearForm {
  /** The language and the first word. They must be equal. */
  readonly opening: string;
  /** Numbers, names and pointing words, in their order. They must be equal. */
  readonly fixed: string;
  /** The stems of all words with content, and the denials, in their order. */
  readonly terms: readonly string[];
  /** The words that relate the others, sorted. */
  readonly links: string;
}

/** Returns the parts of a normal form. Returns null if it is too short or too literal for a comparison. */
export function nearFormOf(form: string): NearForm | null {
  const colon = form.indexOf(":");
  const kind = form.slice(0, colon);
  if (kind === "verbatim") return null;
  const [first = "", ...words] = form.slice(colon + 1).split(" ");
  const named = words.filter((word) => !FORM.has(word) && !LINK.has(word));
  const terms = named.filter((word) => !POINTING.has(word)).map(stemOf);
  if (new Set(terms).size < MIN_SHARED) return null;
  return {
    opening: `${kind}:${first}`,
    fixed: named.filter(isFixed).join(" "),
    terms,
    links: words
      .filter((word) => LINK.has(word))
      .toSorted()
      .join(" "),
  };
}

const stemOf = (word: string): string => word.toLowerCase().replace(/(?<=\p{L}{3})(?:ing|ed|es|s|e)$/u, "");

/** Returns whether a word is a number, a name, a symbol, a denial or a pointer. */
const isFixed = (word: string): boolean =>
  !/^\p{Ll}[\p{Ll}'-]*$/u.test(word) ||
  POINTING.has(word) ||
  /^(?:not|no|never|nor|nicht|kein\p{L}*|nie|pas|jamais|sin|nunca|ohne|sans)$/u.test(word);

/** Returns the band of two questions. Returns null if something differs that must agree, or too much does. */
export function nearBand(one: NearForm, other: NearForm): NearBand | null {
  if (one.opening !== other.opening || one.fixed !== other.fixed) return null;
  const [fewer, more] = one.terms.length <= other.terms.length ? [one.terms, other.terms] : [other.terms, one.terms];
  const added = more.length - fewer.length;
  if (added > 1 || fewer.length < MIN_SHARED || !isSubsequence(fewer, more)) return null;
  const kind = added === 1 ? "more" : one.links === other.links ? "form" : "link";
  return `${kind}-${fewer.length >= MANY_SHARED ? 5 : 3}`;
}

/** Returns whether all of the shorter list stands in the longer one, in its order. */
function isSubsequence(shorter: readonly string[], longer: readonly string[]): boolean {
  let at = 0;
  for (const term of longer) if (term === shorter[at]) at += 1;
  return at === shorter.length;
}
