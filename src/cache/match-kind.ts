/**
 * The kind of match between two wordings with one normal form. In a `spelling` match only letter case, white space and
 * closing punctuation differ; in a `wording` match words differ. The cache bounds the error of each kind.
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
