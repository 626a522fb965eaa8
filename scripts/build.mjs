import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleModule, bundleWorker } from "../cli/bundle.mjs";
import { runToEnd } from "../cli/fail.mjs";

/*
 * `npm pack` runs this before it packs: it writes what the package runs, so that whoever installs it needs no bundler.
 * `dist/worker` is also what `throughline/worker` exports. An argument names another folder than `dist`.
 */

const dist = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));

async function main() {
  const [{ modules, data }, { code: config }] = await Promise.all([bundleWorker(), bundleModule("src/config.ts")]);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, "worker"), { recursive: true });
  for (const { name, code } of modules) writeFileSync(join(dist, "worker", name), code);
  for (const { name, bytes } of data) writeFileSync(join(dist, "worker", name), bytes);
  copyFileSync(fileURLToPath(new URL("worker.d.ts", import.meta.url)), join(dist, "worker/worker.d.ts"));
  writeFileSync(join(dist, "config.js"), config);
}

await runToEnd(main());
