import { digest } from "../runtime/digest.ts";

/**
 * Stands for a note in whatever spacing, with or without a mark at its end or a capital at its beginning. Anything
 * else may make another note of it: "likes C#", "likes C++"; "US", "us".
 */
export function noteDigest(text: string): string {
  const plain = text
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.!。！]+$/, "");
  return digest("note", `${plain.slice(0, 1).toLowerCase()}${plain.slice(1)}`).slice(0, 32);
}
