/*
 * Bands of similarity between questions that no rewrite makes equal. No rule says that such questions ask the same: for
 * each band a tenant learns how often the answers agree.
 */

/** A band: the relation of the content words, and how many of them both questions have. */
export type NearBand = `${"same" | "more"}-${3 | 4 | 5 | 6}`;

export const NEAR_BANDS: readonly NearBand[] = [
  "same-3",
  "same-4",
  "same-5",
  "same-6",
  "more-3",
  "more-4",
  "more-5",
  "more-6",
];

const MIN_SHARED = 3;
const MAX_COUNTED = 6;

/** Words without content. Words of direction, exclusion and person count as content: from, without, before, your. */
const IDLE = new Set(
  `what who whom whose which when where why how is are was were am do does did can could should would will shall may might
  must has have had the a an this that these those my our its i I it we they there of in on at for by about and be been
  being as so some any best good way get make go much many more most one also ? . ! ,`.split(/\s+/),
);

/** A question as it is compared: its normal form, cut into what must be equal and what may differ a little. */
export interface NearForm {
  /** The language and the first word. They must be equal. */
  readonly opening: string;
  /** Numbers and names, in their order. They must be equal. */
  readonly fixed: string;
  /** The stems of all words with content, in their order. */
  readonly terms: readonly string[];
}

/** Returns the parts of a normal form. Returns null if it is too short or too literal for a comparison. */
export function nearFormOf(form: string): NearForm | null {
  const colon = form.indexOf(":");
  const kind = form.slice(0, colon);
  if (kind === "verbatim") return null;
  const [first = "", ...words] = form.slice(colon + 1).split(" ");
  const named = words.filter((word) => !IDLE.has(word));
  const terms = named.map(stemOf);
  if (new Set(terms).size < MIN_SHARED) return null;
  return { opening: `${kind}:${first}`, fixed: named.filter(isFixed).join(" "), terms };
}

const stemOf = (word: string): string => word.toLowerCase().replace(/(?<=\p{L}{3})(?:ing|ed|es|s|e)$/u, "");

/** Returns whether a word is a number, a name, a symbol or a denial. */
const isFixed = (word: string): boolean =>
  !/^\p{Ll}[\p{Ll}'-]*$/u.test(word) ||
  /^(?:not|no|never|nor|nicht|kein\p{L}*|nie|pas|jamais|sin|nunca|ohne|sans)$/u.test(word);

/** Returns the band of two questions. Returns null if something differs that must agree, or too much does. */
export function nearBand(one: NearForm, other: NearForm): NearBand | null {
  if (one.opening !== other.opening || one.fixed !== other.fixed) return null;
  const [fewer, more] = one.terms.length <= other.terms.length ? [one.terms, other.terms] : [other.terms, one.terms];
  const added = more.length - fewer.length;
  if (added > 1 || fewer.length < MIN_SHARED || !isSubsequence(fewer, more)) return null;
  return `${added === 0 ? "same" : "more"}-${Math.min(MAX_COUNTED, fewer.length) as 3 | 4 | 5 | 6}`;
}

/** Returns whether all of the shorter list stands in the longer one, in its order. */
function isSubsequence(shorter: readonly string[], longer: readonly string[]): boolean {
  let at = 0;
  for (const term of longer) if (term === shorter[at]) at += 1;
  return at === shorter.length;
}
