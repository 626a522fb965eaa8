import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Packs the README and docs/ into one file, which the Worker reads when somebody first asks for a page.
 * @returns {Promise<Uint8Array>} JSON of the texts by path, in gzip
 */
export async function docsFile() {
  const found = await readdir(join(root, "docs"), { recursive: true });
  const paths = found.filter((path) => /\.(?:md|svg)$/.test(path)).map((path) => `docs/${path.replaceAll("\\", "/")}`);
  const texts = await Promise.all(
    ["README.md", ...paths.toSorted()].map(async (path) => [path, await readFile(join(root, path), "utf8")]),
  );
  return promisify(gzip)(JSON.stringify(Object.fromEntries(texts)), { level: 9 });
}

/** Writes the file where wrangler and vitest look for what the Worker imports. Git ignores it. */
export async function writeDocsFile() {
  await writeFile(join(root, "src/docs/docs.bin"), await docsFile());
}
