/**
 * How two wordings with one normal form are alike: `spelling` when they differ in letter case, white space
 * and closing punctuation alone; `wording` when words differ. What is known of the error is kept for each.
 */
export type Kinship = "spelling" | "wording";

export const KINSHIPS: readonly Kinship[] = ["spelling", "wording"];

export function kinshipOf(asked: string, stored: string): Kinship {
  return spelled(asked) === spelled(stored) ? "spelling" : "wording";
}

function spelled(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s¿¡]+|[\s.?!]+$/g, "");
}
