import { digest } from "../../runtime/digest.ts";

/**
 * Returns a digest that ignores a note's spacing, closing punctuation and first capital. Any other difference may make
 * another note: "likes C#" and "likes C++", "US" and "us".
 */
export function noteDigest(text: string): string {
  const plain = text
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.!。！]+$/, "");
  return digest("note", `${plain.slice(0, 1).toLowerCase()}${plain.slice(1)}`).slice(0, 32);
}
