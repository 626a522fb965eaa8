/** Unicode's names of the characters that turn the direction of what follows. */
const MARKS = ["LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"];
const FIRST_ISOLATE = 0x2066;
const FIRST_EMBEDDING = 0x202a;
const ISOLATES_AT = MARKS.indexOf("LRI");

/**
 * Returns a text with its direction marks as words, `⟨RLO⟩`. Obeyed, they show letters in an order that the model never
 * sees: "\u202Emoc.live" would read as an address. The scripts of people need none of them.
 */
export function withDirectionMarksShown(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (mark) => {
    const code = mark.charCodeAt(0);
    return `⟨${MARKS[code < FIRST_ISOLATE ? code - FIRST_EMBEDDING : code - FIRST_ISOLATE + ISOLATES_AT]}⟩`;
  });
}
