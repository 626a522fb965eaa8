import { redact } from "../../memory/safety/redact.ts";

/**
 * The most characters of a text to send. They fit 8,192 tokens in all but the densest scripts, which are shortened
 * further.
 */
const MAX_CHARACTERS = 8_000;
/** The length below which a text is not shortened further, because its length cannot be why it is refused. */
const MIN_CHARACTERS = 250;
/** The most texts and characters of one call. Servers accept 32 texts and more, OpenAI 300,000 tokens. */
const CALL = { texts: 32, characters: 64_000 };

/**
 * Returns a text as it may leave the machine: without secrets, in well-formed Unicode, of bounded length. Blank if
 * there is nothing to send.
 */
export function cleanInput(text: string): string {
  const { text: clean } = redact(text.slice(0, 2 * MAX_CHARACTERS));
  return cut(clean.replace(/\p{Cc}+/gu, " ").trim(), MAX_CHARACTERS);
}

/** Returns the first half of a text that was too long, or null if it is too short for its length to be at fault. */
export function shorter(text: string): string | null {
  return text.length <= MIN_CHARACTERS ? null : cut(text, text.length >> 1);
}

/** Splits texts, in order, into as few calls as the limits allow. */
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

/** Cuts a text. A surrogate half that the cut leaves becomes U+FFFD, like any other half. */
function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
