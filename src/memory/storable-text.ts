import { digest } from "../runtime/digest.ts";
import { redact, type SecretCounts } from "./safety/redact.ts";
import { MAX_STORED_CHARACTERS } from "./round.ts";

/**
 * Longer than any secret with a known form. A cut may split a secret, so so many characters before the cut are not
 * trusted.
 */
const MAX_SECRET_CHARACTERS = 16_384;
/** The characters of a text that recall reads: its beginning and its end, because a long text asks in one of them. */
const MAX_QUERY_CHARACTERS = 8_000;

/**
 * Returns one side of a round as it may be stored: truncated, and without secrets. It reads no further than it stores,
 * so a text of any length costs no more than one of 180,000 characters.
 * @param counts adds up the secrets of several texts
 */
export function storableText(text: string, counts?: SecretCounts): string {
  const read = text.slice(0, MAX_STORED_CHARACTERS + 2 * MAX_SECRET_CHARACTERS);
  const clean = redact(read, counts).text;
  const whole = read.length === text.length ? clean.length : clean.length - MAX_SECRET_CHARACTERS;
  return truncate(clean, Math.min(MAX_STORED_CHARACTERS, whole));
}

/**
 * Returns the digest that identifies a text. The digest of a truncated text covers the stored part, the length and the
 * end.
 */
export function storableTextDigest(text: string, stored: string): string {
  if (text.length <= MAX_STORED_CHARACTERS) return digest(stored);
  return digest(stored, String(text.length), text.slice(-MAX_SECRET_CHARACTERS));
}

/** Returns the text to recall memories by, without secrets: the whole text or, of a long one, both ends. */
export function recallQuery(text: string, stored: string): string {
  if (text.length <= MAX_QUERY_CHARACTERS) return stored;
  const half = MAX_QUERY_CHARACTERS / 2;
  const end = redact(text.slice(-half - MAX_SECRET_CHARACTERS)).text;
  return `${truncate(stored, half)}\n${end.slice(-half)}`.toWellFormed();
}

/** Returns the first UTF-16 units of a text, one fewer if the cut would split a pair. */
function truncate(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, length < text.length && last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
