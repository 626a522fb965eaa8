import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packedTexts } from "../../support/packed-texts.ts";
import type { Product } from "./start-product.ts";

/** A word that is nowhere else. */
export const canary = (name: string): string =>
  `${name}canary${Math.random().toString(36).slice(2, 10).padEnd(8, "x")}`;

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

/** The word as it may lie on a disk: as it is, in UTF-16, in Base64 at any offset, percent-encoded, escaped in JSON. Lower case. */
function formsOf(word: string): string[] {
  const bytes = [...new TextEncoder().encode(word)];
  const shifted = [0, 1, 2].map((offset) => {
    const text = btoa(" ".repeat(offset) + bytes.map((byte) => String.fromCharCode(byte)).join(""));
    // The first and last signs of it share bits with what stands beside the word.
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
  const forms = [
    bytes.map((byte) => String.fromCharCode(byte)).join(""),
    [...word].join("\0"),
    bytes.map((byte) => `%${hex(byte)}`).join(""),
    [...word].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    bytes.map(hex).join(""),
    encodeURIComponent(word),
  ];
  return [...new Set([...forms.map((form) => form.toLowerCase()), ...shifted])];
}

/** How often a text holds the word, in any form. */
export function timesIn(text: string, word: string): number {
  const lower = text.toLowerCase();
  return formsOf(word).reduce(
    (sum, form) =>
      sum + Math.max(lower.split(form).length, form === form.toLowerCase() ? 0 : text.split(form).length) - 1,
    0,
  );
}

/** Files under the data folder, and what was printed, that hold the word in any form, with how often. */
export async function placesWith(
  word: string,
  { dataDir, output }: Pick<Product, "dataDir" | "output">,
): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found: string[] = [];
  const look = (name: string, text: string): void => {
    const times = [text, ...packedTexts(text)].reduce((sum, one) => sum + timesIn(one, word), 0);
    if (times > 0) found.push(`${name} (${times})`);
  };
  for (const file of files) look(file.slice(dataDir.length), await readFile(file, "latin1").catch(() => ""));
  look("output", output());
  return found;
}
