import { build } from "esbuild";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { dataModules } from "./data-modules.mjs";
import { StartError } from "./fail.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles in memory, so that several starts at once do not disturb each other and a read-only checkout suffices.
 * @param {string} entry relative to the repository
 * @param {readonly string[]} conditions of package exports
 * @param {import("esbuild").BuildOptions} more
 */
async function bundle(entry, conditions, more) {
  const { plugin, found } = dataModules();
  try {
    const { outputFiles = [], metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
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
      ...more,
    });
    return { outputFiles, outputs: metafile?.outputs ?? {}, data: found };
  } catch (error) {
    const [first] = /** @type {import("esbuild").BuildFailure} */ (error).errors ?? [];
    if (!first) throw error;
    const where = first.location ? `${first.location.file}:${first.location.line}: ` : "";
    throw new StartError(`${entry} does not bundle: ${where}${first.text}`);
  }
}

/**
 * @typedef {object} CodeModule
 * @property {string} name as the others import it
 * @property {string} code
 * @property {boolean} atStart false for a module that is loaded when it is first needed
 */

/**
 * Bundles the code for workerd, the entry first, and finds the binary files that it imports. Wrangler uploads the same
 * code as one module.
 * @returns {Promise<{ modules: CodeModule[]; data: import("./data-modules.mjs").DataModule[] }>}
 */
export async function bundleWorker() {
  const { outputFiles, outputs, data } = await bundle("src/index.ts", ["workerd", "worker", "browser"], {
    splitting: true,
    outdir: "worker",
    entryNames: "worker",
  });
  const atStart = new Set(["worker/worker.js"]);
  for (const path of atStart) {
    for (const imported of outputs[path]?.imports ?? []) {
      if (imported.kind === "import-statement" && !imported.external) atStart.add(imported.path);
    }
  }
  const modules = outputFiles.map(({ path, text }) => {
    const name = basename(path);
    return { name, code: text, atStart: atStart.has(`worker/${name}`) };
  });
  return { modules: modules.toSorted((a, b) => Number(b.name === "worker.js") - Number(a.name === "worker.js")), data };
}

/**
 * Bundles a source file of the worker for Node, and finds the binary files that it imports.
 * @param {string} entry relative to the repository
 */
export async function bundleModule(entry) {
  const { outputFiles, data } = await bundle(entry, ["node", "import"], {
    external: ["node:*"],
    alias: { "cloudflare:workers": "./cli/no-workerd.mjs" },
  });
  return { code: outputFiles[0]?.text ?? "", data };
}

/**
 * Loads a source file of the worker into this process, with the binary files that it imports.
 * @param {string} entry relative to the repository
 * @returns {Promise<any>}
 */
export async function loadModule(entry) {
  const { code, data } = await bundleModule(entry);
  const whole = data.reduce((text, { name, bytes }) => {
    const base64 = Buffer.from(bytes).toString("base64");
    const module = moduleUrl(`export default Uint8Array.from(Buffer.from("${base64}", "base64")).buffer;`);
    return text.replaceAll(JSON.stringify(`./${name}`), JSON.stringify(module));
  }, code);
  return import(moduleUrl(whole));
}

/** @param {string} code */
const moduleUrl = (code) => `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
