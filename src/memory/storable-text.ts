import { digest } from "../runtime/digest.ts";
import { redact, type SecretCounts } from "./redact.ts";
import { MAX_STORED_CHARACTERS } from "./round.ts";

/** Longer than any secret that is known by its form: where a text is cut, one may be cut in two. */
const MAX_SECRET_CHARACTERS = 16_384;
/** What recall reads of what was said: how it begins and how it ends, which is where a long text asks. */
const MAX_QUERY_CHARACTERS = 8_000;

/**
 * Returns one side of a round as it may be kept: so long, and without secrets. Looks no further than what is kept, so
 * that a text of any length costs no more than one of 180,000 characters.
 * @param counts adds up what was taken out of several texts
 */
export function storableText(text: string, counts?: SecretCounts): string {
  const read = text.slice(0, MAX_STORED_CHARACTERS + 2 * MAX_SECRET_CHARACTERS);
  const clean = redact(read, counts).text;
  const whole = read.length === text.length ? clean.length : clean.length - MAX_SECRET_CHARACTERS;
  return truncate(clean, Math.min(MAX_STORED_CHARACTERS, whole));
}

/** The digest by which a text is known again. Of one that is kept in part it is made of that part, of its length and its end. */
export function storableTextDigest(text: string, kept: string): string {
  if (text.length <= MAX_STORED_CHARACTERS) return digest(kept);
  return digest(kept, String(text.length), text.slice(-MAX_SECRET_CHARACTERS));
}

/** What memories are looked for by: all that was said or, of a long text, its two ends. Without secrets. */
export function recallQuery(text: string, kept: string): string {
  if (text.length <= MAX_QUERY_CHARACTERS) return kept;
  const half = MAX_QUERY_CHARACTERS / 2;
  const end = redact(text.slice(-half - MAX_SECRET_CHARACTERS)).text;
  return `${truncate(kept, half)}\n${end.slice(-half)}`.toWellFormed();
}

/** So many UTF-16 units, one less where a pair would be cut in two. */
function truncate(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, length < text.length && last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
