import { redact } from "../../memory/redact.ts";

/** Characters of a text that are sent: within 8,192 tokens for all but the densest scripts, which are shortened further. */
const MAX_CHARACTERS = 8_000;
/** A text that is refused at this length is not refused for its length. */
const MIN_CHARACTERS = 250;
/** Texts and characters of one call: servers take 32 texts and more, OpenAI 300,000 tokens. */
const CALL = { texts: 32, characters: 64_000 };

/** A text as it may leave the machine: without secrets, in well-formed Unicode, of bounded length. Blank: there is nothing to send. */
export function cleanInput(text: string): string {
  const { text: clean } = redact(text.slice(0, 2 * MAX_CHARACTERS));
  return cut(clean.replace(/\p{Cc}+/gu, " ").trim(), MAX_CHARACTERS);
}

/** The first half of a text that was too long; null: its length is not what is wrong with it. */
export function shorter(text: string): string | null {
  return text.length <= MIN_CHARACTERS ? null : cut(text, text.length >> 1);
}

/** In order, as many as go in one call. */
export function batches(texts: readonly string[]): string[][] {
  const calls: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = calls.at(-1);
    characters += text.length;
    if (last && last.length < CALL.texts && characters <= CALL.characters) last.push(text);
    else {
      calls.push([text]);
      characters = text.length;
    }
  }
  return calls;
}

/** A pair of surrogates that the cut would halve becomes U+FFFD, as any half that was there before. */
function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
