import { existsSync, readdirSync, writeFileSync } from "node:fs";
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

/**
 * @typedef {object} WorkerCode
 * @property {readonly string[]} code names of the ES modules, the entry first
 * @property {readonly string[]} data names of the binary files that they import
 * @property {(folder: string) => string} place returns the folder that holds all of them: the given one, unless they lie in
 *   another already
 */

/**
 * Finds the worker's code. That of the package is neither read nor copied: a start that reads it takes 7 MB more for as long
 * as the product runs, and one that copies it 4 MB.
 * @returns {Promise<WorkerCode>}
 */
export async function loadWorker() {
  if (isCheckout) return bundled();
  const names = readdirSync(join(BUILT, "worker")).filter((name) => !name.endsWith(".d.ts"));
  return {
    code: names.filter(isCode).toSorted((a, b) => Number(b === ENTRY) - Number(a === ENTRY)),
    data: names.filter((name) => !isCode(name)),
    place: () => join(BUILT, "worker"),
  };
}

/** @param {string} name */
const isCode = (name) => name.endsWith(".js");

/** @returns {Promise<WorkerCode>} */
async function bundled() {
  const { modules, data } = await (await bundler()).bundleWorker();
  return {
    code: modules.map(({ name }) => name),
    data: data.map(({ name }) => name),
    place(folder) {
      for (const { name, code } of modules) writeFileSync(join(folder, name), code);
      for (const { name, bytes } of data) writeFileSync(join(folder, name), bytes);
      return folder;
    },
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
