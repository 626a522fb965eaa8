import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cardPage, consolePage } from "./console-page.mjs";
import { docsFile } from "./docs-file.mjs";

/*
 * Keeps binary files that the code imports as files beside the bundle, as wrangler uploads them (`[[rules]]` of type
 * Data in wrangler.toml). As text they would be a third larger, and parsed.
 */

/** @typedef {{ name: string; bytes: Uint8Array }} DataModule the name that the bundle imports, and what it holds */

/** The files that are built. All others lie in the sources. */
const BUILT = new Map([
  ["card.html.bin", cardPage],
  ["console.html.bin", consolePage],
  ["docs.bin", docsFile],
]);

/** @returns {{ plugin: import("esbuild").Plugin; found: DataModule[] }} */
export function dataModules() {
  /** @type {DataModule[]} */
  const found = [];
  return {
    found,
    plugin: {
      name: "data-modules",
      setup(build) {
        build.onResolve({ filter: /\.bin$/ }, async ({ path, resolveDir }) => {
          const name = basename(path);
          const bytes = await (BUILT.get(name)?.() ?? readFile(join(resolveDir, path)));
          if (!found.some((module) => module.name === name)) found.push({ name, bytes });
          return { path: `./${name}`, external: true };
        });
      },
    },
  };
}
