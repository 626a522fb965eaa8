/**
 * How two wordings with one normal form are alike: `spelling` when they differ in letter case, white space
 * and closing punctuation alone; `wording` when words differ. What is known of the error is kept for each.
 */
export type MatchKind = "spelling" | "wording";

export const MATCH_KINDS: readonly MatchKind[] = ["spelling", "wording"];

export function matchKindOf(asked: string, stored: string): MatchKind {
  return normalizeSpelling(asked) === normalizeSpelling(stored) ? "spelling" : "wording";
}

function normalizeSpelling(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s¿¡]+|[\s.?!]+$/g, "");
}
