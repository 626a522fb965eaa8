import { readsLikeWords } from "./reads-like-words.ts";
import { PREFIXES } from "./vendor-prefixes.ts";

/** The end of an escape. Its last letter or digit does not belong to the token behind it. */
export const ESCAPED = String.raw`(?<=\\[abfnrtv]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})`;
const TOKEN_START = `(?:(?<![A-Za-z0-9])|${ESCAPED})`;

/** A JSON Web Token, signed or encrypted: base64 of `{"`, and more parts behind points. */
export const SIGNED_TOKEN = String.raw`${TOKEN_START}eyJ[\w-]{5,}(?:\.[\w-]*){0,4}`;
export const isSignedToken = (token: string): boolean => /^eyJ[\w-]{5,}\.[\w-]{5,}/.test(token);

/** The beginnings of all keys, and of the parts of a signed token. */
export const KEY_BEGINNING = `${TOKEN_START}(?:${PREFIXES.map(({ begins }) => begins).join("|")}|eyJ)`;

/** All keys in one pattern. If one key contains the prefix of another, the one that begins first counts. */
export const PREFIXED_KEY = `${TOKEN_START}(?:${PREFIXES.map(({ begins, body }) => begins + body).join("|")})`;

const makeKinds = () =>
  PREFIXES.map(({ kind, begins, body, wholeFrom = Infinity }) => ({
    kind,
    begins: new RegExp(`^${begins}`),
    whole: new RegExp(`^(?:${begins})(?:${body})[=.]{0,2}$`),
    wholeFrom,
  }));

/** Compiled with the first key that is found: most processes find none, and a hundred patterns are compiled here. */
let kinds: ReturnType<typeof makeKinds> | null = null;

/** Returns the provider's kind of key. Returns null for a name, or for the beginning of something else. */
export function kindOfKey(key: string): string | null {
  const one = (kinds ??= makeKinds()).find(({ whole }) => whole.test(key));
  if (!one) return null;
  const body = key.replace(one.begins, "");
  return body.length >= one.wholeFrom || !isName(body) ? one.kind : null;
}

/** Returns whether a body consists of words and none changes its case: `sk-fading-circle`. */
const isName = (body: string): boolean => !/[a-z][A-Z]/.test(body) && readsLikeWords(body);

export const isAwsKey = (key: string): boolean => /^A[KSBC][IC]A[A-Z0-9]{16}$/.test(key);

/**
 * Keys of Terraform and Discord, whose mark stands behind the first point. Points are rare, and
 * looking for what stands before them would visit every word.
 */
export const POINTED_KEY =
  /(?<=(?<head>(?<![A-Za-z0-9])[A-Za-z0-9][\w-]{13,27}))\.(?:atlasv1\.[\w=-]{20,}|(?<=[\w-]{24}\.)[\w-]{6}\.[\w-]{27,})/g;

/** Returns whether the part behind the last point of such a key is random. */
export const isPointedKey = (key: string): boolean => !isName(key.slice(key.lastIndexOf(".") + 1));
