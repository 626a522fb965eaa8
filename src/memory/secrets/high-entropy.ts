import { readsLikeWords } from "./reads-like-words.ts";

/** In the four languages, and vendors whose keys have nothing else to be known by. */
const CREDENTIAL_WORD =
  /(?<![\p{L}])(?:(?:api-?)?keys?|tokens?|secrets?|credentials?|passwords?|passwd|auth|(?:\p{L}{1,12})?schl(?:ü|u\u0308|ue)ssel|passwort|kennwort|cl(?:é|e\u0301)s?|clefs?|jetons?|mots? de passe|claves?|llaves?|contrase(?:ñ|n\u0303)as?|aws|azure|cloudflare|datadog|heroku)(?!\p{L})/iu;

/** What APIs call their objects by. */
const OBJECT_ID =
  /^(?:call|msg|proj|gen|resp|run|thread|asst|file|org|req|toolu|chatcmpl|user|cus|acct|price|prod|evt|mem|exc|key)[_-]/;

/** Hex is left alone: git hashes and digests are everywhere, and near "key" as well. */
export function nearCredentialWord(run: string, before: string, after: string): string | null {
  if (/^[0-9a-f-]+$/i.test(run) || OBJECT_ID.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run)) return null;
  if (entropyBits(run.slice(0, 256)) < 3.5 || isMadeOfWords(run)) return null;
  return announced(before) || announced(after) ? run : null;
}

/** `mistralai/Mixtral-8x7B-Instruct`: words, and pieces too short to be a secret. */
export function isMadeOfWords(run: string): boolean {
  const pieces = run.split(/[^A-Za-z0-9]+/).filter(({ length }) => length > 4);
  return pieces.length === 0 || readsLikeWords(pieces.join("-"));
}

/** Shannon entropy per character: English words stay below 3.3, random base64 of 20 starts at 3.7. */
function entropyBits(run: string): number {
  const counts = new Map<string, number>();
  for (const sign of run) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / run.length) * Math.log2(count / run.length);
  return bits;
}

/** What was removed before is called a secret too, and announces nothing. */
const announced = (beside: string): boolean => CREDENTIAL_WORD.test(beside.replaceAll(/\[?secret removed\]?/g, ""));
