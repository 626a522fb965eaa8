import type { Plugin } from "vitest/config";

/**
 * Returns a plugin by which a source module has what it imports later from the start. A module that is imported by a
 * running request is asked for over the test runner's socket there, which belongs to another request: those who ask
 * for it at once wait for one another, and workerd lets no request wait for what another has opened.
 */
export function loadedAtOnce(): Plugin {
  return {
    name: "loaded-at-once",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id)) return null;
      const imports: string[] = [];
      const loaded = code.replace(/(?<!typeof )\bimport\(("\.[^"]+")\)(?!\.)/g, (_, path: string) => {
        const name = `loaded${imports.length}`;
        imports.push(`import * as ${name} from ${path};`);
        return `Promise.resolve(${name})`;
      });
      // On the first line, so that every other keeps its number.
      return imports.length === 0 ? null : { code: `${imports.join(" ")} ${loaded}`, map: null };
    },
  };
}
