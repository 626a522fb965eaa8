import { readFileSync } from "node:fs";
import type { Plugin } from "vitest/config";

/** Returns a plugin by which an imported `.bin` is its bytes in Node too, as it is in workerd. */
export function binaryFiles(): Plugin {
  return {
    name: "binary-files",
    enforce: "pre",
    load(id) {
      if (!id.endsWith(".bin")) return null;
      const bytes = readFileSync(id, "base64");
      return `export default Uint8Array.from(Buffer.from("${bytes}", "base64")).buffer;`;
    },
  };
}
