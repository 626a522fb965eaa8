import { readsLikeWords } from "./reads-like-words.ts";
import { regex } from "../../../text/regex.ts";

/** Words for credentials in four languages, and vendors whose keys have no other mark. */
const CREDENTIAL_WORD = regex.iu`(?<![\p{L}])(?:(?:api-?)?keys?|tokens?|secrets?|credentials?|passwords?|passwd|auth|(?:\p{L}{1,12})?schl(?:ü|u\u0308|ue)ssel|passwort|kennwort|cl(?:é|e\u0301)s?|clefs?|jetons?|mots? de passe|claves?|llaves?|contrase(?:ñ|n\u0303)as?|aws|azure|cloudflare|datadog|heroku)(?!\p{L})`;

/** Prefixes of the object ids of APIs. */
const OBJECT_ID =
  /^(?:call|msg|proj|gen|resp|run|thread|asst|file|org|req|toolu|chatcmpl|user|cus|acct|price|prod|evt|mem|exc|key)[_-]/;

/**
 * Returns a random-looking run beside a word for a credential, or null. Hex is left alone, because git hashes and
 * digests stand near "key" as well.
 */
export function nearCredentialWord(run: string, before: string, after: string): string | null {
  if (/^[0-9a-f-]+$/i.test(run) || OBJECT_ID.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run)) return null;
  if (entropyBits(run.slice(0, 256)) < 3.5 || isMadeOfWords(run)) return null;
  return announced(before) || announced(after) ? run : null;
}

/** Returns whether a run consists of words and of pieces too short for a secret: `mistralai/Mixtral-8x7B-Instruct`. */
export function isMadeOfWords(run: string): boolean {
  const pieces = run.split(/[^A-Za-z0-9]+/).filter(({ length }) => length > 4);
  return pieces.length === 0 || readsLikeWords(pieces.join("-"));
}

/**
 * Returns the Shannon entropy per character. English words stay below 3.3, and random base64 of 20 characters starts at
 * 3.7.
 */
export function entropyBits(run: string): number {
  const counts = new Map<string, number>();
  for (const sign of run) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / run.length) * Math.log2(count / run.length);
  return bits;
}

/** Returns whether a text names a credential. A marker names a secret too, but announces nothing. */
const announced = (beside: string): boolean => CREDENTIAL_WORD.test(beside.replaceAll(/\[?secret removed\]?/g, ""));
