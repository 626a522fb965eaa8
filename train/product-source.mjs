import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Returns what the product's own sources export, so that a model is trained on what it will see.
 * @param {string} contents `export … from` lines, with paths from `src`
 * @returns {Promise<any>}
 */
export async function productSource(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../src", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? "").toString("base64")}`);
}
