import { basename, join } from "node:path";

/*
 * Keeps binary files that the code imports as files beside the bundle, as wrangler uploads them (`[[rules]]` of type
 * Data in wrangler.toml). As text they would be a third larger, and parsed.
 */

/** @typedef {{ name: string; path: string }} DataModule the name that the bundle imports, and the path of the bytes */

/** @returns {{ plugin: import("esbuild").Plugin; found: DataModule[] }} */
export function dataModules() {
  /** @type {DataModule[]} */
  const found = [];
  return {
    found,
    plugin: {
      name: "data-modules",
      setup(build) {
        build.onResolve({ filter: /\.bin$/ }, ({ path, resolveDir }) => {
          const name = basename(path);
          if (!found.some((module) => module.name === name)) found.push({ name, path: join(resolveDir, path) });
          return { path: `./${name}`, external: true };
        });
      },
    },
  };
}
