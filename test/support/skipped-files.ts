import type { Plugin } from "vitest/config";

/** Returns a plugin by which every file of tests is one test that is skipped, for the reason given. */
export function skippedFiles(reason: string): Plugin {
  return {
    name: "skipped-files",
    enforce: "pre",
    load(id) {
      if (!/\.test\.(?:ts|mjs)$/.test(id)) return null;
      return `import { test } from "vitest"; test.skip(${JSON.stringify(reason)}, () => {});`;
    },
  };
}
