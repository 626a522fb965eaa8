import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dataModules } from "./data-modules.mjs";
import { StartError } from "./fail.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles one source file into one ES module, in memory: several starts at once cannot trample
 * each other, and a read-only checkout will do.
 * @param {string} entry relative to the repository
 * @param {readonly string[]} conditions of package exports
 * @returns {Promise<{ code: string; data: import("./data-modules.mjs").DataModule[] }>}
 */
async function bundle(entry, conditions) {
  const { plugin, found } = dataModules();
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      conditions: [...conditions],
      target: "es2024",
      minify: true,
      external: ["cloudflare:*", "node:*"],
      plugins: [plugin],
      legalComments: "inline",
      charset: "utf8",
      logLevel: "silent",
    });
    const { text } = /** @type {NonNullable<(typeof outputFiles)[0]>} */ (outputFiles[0]);
    return { code: text, data: found };
  } catch (error) {
    const [first] = /** @type {import("esbuild").BuildFailure} */ (error).errors ?? [];
    if (!first) throw error;
    const where = first.location ? `${first.location.file}:${first.location.line}: ` : "";
    throw new StartError(`${entry} does not bundle: ${where}${first.text}`);
  }
}

/** The module that workerd runs, the same code that wrangler uploads, and the binary files that it imports. */
export function bundleWorker() {
  return bundle("src/index.ts", ["workerd", "worker", "browser"]);
}

/**
 * Source of the worker's, loaded into this process with the binary files that it imports.
 * @param {string} entry relative to the repository
 * @returns {Promise<any>}
 */
export async function loadModule(entry) {
  const { code, data } = await bundle(entry, ["node", "import"]);
  const whole = data.reduce((text, { name, path }) => {
    const bytes = readFileSync(path).toString("base64");
    const module = moduleUrl(`export default Uint8Array.from(Buffer.from("${bytes}", "base64")).buffer;`);
    return text.replaceAll(JSON.stringify(`./${name}`), JSON.stringify(module));
  }, code);
  return import(moduleUrl(whole));
}

/** @param {string} code */
const moduleUrl = (code) => `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;

/**
 * The settings' schema, so that what stops the start and what the worker reads are one text.
 * @returns {Promise<{ readSettings(env: Record<string, unknown>): object; SETTING_NAMES: readonly string[] }>}
 */
export function loadConfig() {
  return loadModule("src/config.ts");
}
