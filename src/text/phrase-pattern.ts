import { Memo } from "../runtime/memo.ts";
import { regexOf } from "./regex.ts";

/**
 * Returns a pattern for any of the given words or phrases; `*` stands for the rest of a word. It ends at letters of
 * any script, which `\b` does not: "été" has no boundary inside, "mañana" is one word.
 */
export function anyOf(phrases: string): RegExp {
  const alternatives = phrases
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "")
    .map((phrase) =>
      phrase
        .replace(/[.+?()[\]\\^$]/g, "\\$&")
        .replaceAll("*", "[\\p{L}\\p{M}]*")
        .replaceAll(" ", "\\s+"),
    );
  return regexOf(`(?<![\\p{L}\\p{N}\\p{M}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}\\p{M}])`, "iu");
}

/** Texts that were read last: one question is held against a dozen conditions. */
const lately = new Memo<string, string>(16);

/** Returns a text as patterns expect it: composed, with straight apostrophes and single blanks. */
export const plainText = (text: string): string => lately.get(text, makePlain);

const makePlain = (text: string): string => text.normalize("NFC").replaceAll("\u2019", "'").replace(/\s+/g, " ").trim();
