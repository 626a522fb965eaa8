/**
 * A pattern for any of the given words or phrases, `*` standing for the rest of a word. Bounded
 * by letters of any script, which `\b` is not: "été" has no boundary inside, "mañana" is one word.
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
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}\\p{M}])`, "iu");
}

/** A text for patterns to look at: composed, straight apostrophes, single blanks. */
export function plainText(text: string): string {
  return text.normalize("NFC").replaceAll("\u2019", "'").replace(/\s+/g, " ").trim();
}
