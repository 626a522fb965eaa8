import { entropyBits, isMadeOfWords } from "./high-entropy.ts";

/*
 * Finds keys that have no prefix and no word beside them. Digests and ids look as random, so only the lengths and alphabets
 * count that vendors give to secrets alone. Hex is never one: a git hash and a SHA-256 have no other look than a key.
 */

/** A run of base64 in either alphabet, as a whole. It may begin with the letter of an escape before it. */
export const BARE_RUN = /(?<![\w+/.-])[\w+/-]{32,87}={0,2}(?![\w+/=-])/g;

/** Secrets by their length: Mistral 32; AWS, Cohere, Cloudflare 40; Okta 42; 32 and 64 bytes in base64. */
const SHAPES: readonly RegExp[] = [
  /^[A-Za-z0-9]{32}$/,
  /^(?:[A-Za-z0-9+/]{40}|[\w-]{40})$/,
  /^00[\w-]{40}$/,
  /^[A-Za-z0-9+/]{43}=$/,
  /^[A-Za-z0-9+/]{86}==$/,
];

/** Ids of APIs, addresses of Bitcoin, and hashes of IPFS, all of which are public. */
const PUBLIC = /^(?:[a-z]{2,8}_|chatcmpl-|[13][1-9A-HJ-NP-Za-km-z]{31}$|Qm[1-9A-HJ-NP-Za-km-z]{38,44}$)/;
/** A word that says that a digest or a public key follows, or that a coding does: "h1:", "sha512-", "base64,". */
const DIGEST = /(?:\b(?:h1|sha-?\d{0,3}|md5|digest|integrity|checksum|hash|fingerprint|public key|base64)\W{1,4})$/i;
/** A line of a block of base64 beside the run: a certificate, an image. */
const LINE_BEFORE = /[\w+/]{24,}={0,2}(?:\r?\n|\\n)[ \t>]*$/;
const LINE_AFTER = /^(?:\r?\n|\\n)[ \t>]*[\w+/]{24,}/;

/** The least entropy per character. A random run of 32 letters and digits has 4.6 on average. */
const MIN_ENTROPY = 4;
/** The least share of neighbours of different classes. Random runs have 0.62, and names in camel case below 0.3. */
const MIN_CHANGES = 0.36;

/** Returns the part of a run that is a secret by its length and by how random it looks. Returns null for any other. */
export function bareKey(run: string, before: string, after: string): string | null {
  const key = before.endsWith("\\") && /^[nrt]/.test(run) ? run.slice(1) : run;
  if (!SHAPES.some((shape) => shape.test(key)) || PUBLIC.test(key)) return null;
  if (!/[A-Z]/.test(key) || !/[a-z]/.test(key) || !/\d/.test(key)) return null;
  if (changes(key) < MIN_CHANGES * key.length || entropyBits(key) < MIN_ENTROPY || isMadeOfWords(key)) return null;
  return isPartOfMore(before, after) || encodesText(key) ? null : key;
}

/** Returns whether a run is part of a URL, a path, an address, or a block of base64, or is announced as a digest. */
function isPartOfMore(before: string, after: string): boolean {
  const joined = /\S*$/.exec(before.replaceAll(/\\(?:[nrt"]|$)/g, " "))?.[0] ?? "";
  if (/[/?&%#@\\]/.test(joined) || joined.length > 40 || /^[@/?#:.]\w/.test(after)) return true;
  return DIGEST.test(before) || LINE_BEFORE.test(before) || LINE_AFTER.test(after);
}

/** Counts the neighbours of different classes: capitals, small letters, digits, and signs. */
function changes(run: string): number {
  let count = 0;
  for (let at = 1; at < run.length; at++) if (classOf(run.charCodeAt(at)) !== classOf(run.charCodeAt(at - 1))) count++;
  return count;
}

function classOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x30 && code <= 0x39 ? 2 : 3;
}

/** Returns whether base64 decodes to text. 24 random bytes are never all printable. */
function encodesText(run: string): boolean {
  try {
    return /^[\t\n\r\x20-\x7e]+$/.test(atob(run.replaceAll("-", "+").replaceAll("_", "/")).slice(0, -1));
  } catch {
    return false;
  }
}
