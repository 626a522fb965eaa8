import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { StartError } from "./fail.mjs";

/*
 * The worker's code, from where this copy of Throughline has it. A checkout has the sources and bundles them at each
 * start, so that what runs is what was written. The package has the bundle, which `npm pack` made, and no bundler.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const isCheckout = existsSync(join(root, "src/index.ts"));

/** The folder of the package's bundle, made by `scripts/build.mjs`. */
const BUILT = join(root, "dist");

/** @returns {ReturnType<typeof import("./bundle.mjs").bundleWorker>} */
export async function loadWorker() {
  if (isCheckout) return (await bundler()).bundleWorker();
  const files = readdirSync(join(BUILT, "worker")).filter((name) => !name.endsWith(".d.ts"));
  const [code, data] = [files.filter((name) => name.endsWith(".js")), files.filter((name) => !name.endsWith(".js"))];
  return {
    modules: code
      .toSorted((a, b) => Number(b === ENTRY) - Number(a === ENTRY))
      .map((name) => ({ name, code: readFileSync(join(BUILT, "worker", name), "utf8"), atStart: name === ENTRY })),
    data: data.map((name) => ({ name, bytes: readFileSync(join(BUILT, "worker", name)) })),
  };
}

const ENTRY = "worker.js";

/**
 * Loads the settings' schema of the worker, so that the start and the worker check settings by the same code.
 * @returns {Promise<typeof import("../src/config.ts")>}
 */
export async function loadConfig() {
  if (isCheckout) return (await bundler()).loadModule("src/config.ts");
  return import(pathToFileURL(join(BUILT, "config.js")).href);
}

/** Ends the bundler, which else stays beside the proxy with 150 MB. */
export async function endBundler() {
  if (isCheckout) await (await import("esbuild")).stop();
}

async function bundler() {
  try {
    return await import("./bundle.mjs");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new StartError('esbuild is not installed; run "npm install" with development dependencies');
  }
}
