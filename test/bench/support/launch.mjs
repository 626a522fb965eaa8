import { build } from "esbuild";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compileConfig } from "../../../cli/compile-config.mjs";
import { dataModules } from "../../../cli/data-modules.mjs";
import { spawnWorkerd } from "../../../cli/workerd.mjs";
import { readWranglerSettings } from "../../../cli/wrangler-settings.mjs";

/*
 * Everything that a benchmark measures runs on plain workerd: the product as `npm start` runs it, the
 * others by the same launcher with the same date and flags, so that only their code differs.
 */

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * @typedef {object} Running
 * @property {string} origin scheme, host and port
 * @property {number} pid of workerd
 * @property {Promise<never>} broke rejects, saying why, when it ends before it was stopped
 * @property {() => Promise<void>} stop
 */

/** @returns {{ path: string; remove(): void }} an empty folder outside the repository */
export function scratch() {
  const path = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * A Durable Object of a worker.
 * @typedef {{ binding: string; className: string; onDisk?: boolean }} ObjectOfWorker
 */

/**
 * Runs one source file as a worker.
 * @param {string} entry relative to the repository
 * @param {Record<string, string>} bindings
 * @param {ObjectOfWorker | null} object
 * @returns {Promise<Running>}
 */
export async function startWorker(entry, bindings = {}, object = null) {
  const folder = scratch();
  const { plugin, found } = dataModules();
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder.path, "worker.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker", "browser"],
    target: "es2024",
    external: ["cloudflare:*", "node:*"],
    plugins: [plugin],
    logLevel: "error",
  });
  for (const { name, bytes } of found) writeFileSync(join(folder.path, name), bytes);
  const config = join(folder.path, "workerd.capnp");
  const data = found.map(({ name }) => name);
  const objects = join(folder.path, "objects");
  if (object?.onDisk) mkdirSync(objects);
  writeFileSync(config, configOf(await readWranglerSettings(), { bindings, data, object, objects }));
  const workerd = spawnWorkerd(await compileConfig(config), {});
  const broke = workerd.ended.then(({ code, signal }) => {
    throw new Error(`${entry} ended by itself (${signal ?? `exit code ${code}`})`);
  });
  // After it was stopped nobody listens any more.
  broke.catch(() => {});
  const port = await Promise.race([workerd.listening, broke]);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: workerd.pid,
    broke,
    async stop() {
      await workerd.stop();
      folder.remove();
    },
  };
}

/**
 * @param {import("../../../cli/wrangler-settings.mjs").WranglerSettings} wrangler
 * @param {object} parts
 * @param {Record<string, string>} parts.bindings
 * @param {readonly string[]} parts.data binary files that the bundle imports
 * @param {ObjectOfWorker | null} parts.object
 * @param {string} parts.objects folder of objects on disk
 */
function configOf({ compatibilityDate, compatibilityFlags }, { bindings, data, object, objects }) {
  const modules = [
    `(name = "worker.js", esModule = embed "worker.js")`,
    ...data.map((name) => `(name = "${name}", data = embed "${name}")`),
  ];
  const text = Object.entries(bindings).map(([name, value]) => `(name = "${name}", text = "${value}")`);
  if (object) text.push(`(name = "${object.binding}", durableObjectNamespace = "${object.className}")`);
  const storage = object
    ? `
  durableObjectNamespaces = [(className = "${object.className}", uniqueKey = "bench"${object.onDisk ? ", enableSql = true" : ""})],
  durableObjectStorage = (${object.onDisk ? 'localDisk = "objects"' : "inMemory = void"}),`
    : "";
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .mainWorker),
    (name = "internet", network = (allow = ["public", "private"])),${object?.onDisk ? `\n    (name = "objects", disk = (path = "${objects}", writable = true)),` : ""}
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const mainWorker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${compatibilityDate}",
  compatibilityFlags = [${compatibilityFlags.map((flag) => `"${flag}"`).join(", ")}],
  bindings = [${text.join(", ")}],${storage}
);
`;
}

/**
 * The product as a user starts it, on a free port.
 * @param {Record<string, string>} settings
 * @param {{ path: string; remove(): void }} folder with its data, removed when it is stopped
 * @returns {Promise<Running & { readyMs: number; kill9: () => Promise<void> }>}
 */
export async function startThroughline(settings, folder = scratch()) {
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, "cli/throughline.mjs"), "start"], {
    // Nothing of this shell's environment is a setting of what is measured.
    env: { PATH: process.env.PATH ?? "", ...settings, PORT: "0", DATA_DIR: folder.path },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (chunk) => (said += String(chunk)));
  /** @type {Promise<never>} */
  const broke = new Promise((_, reject) => {
    child.once("exit", (code) => reject(new Error(`the product ended with exit code ${code}:\n${said}`)));
  });
  broke.catch(() => {});
  // It would outlive a benchmark that fails.
  process.once("exit", () => child.kill("SIGTERM"));
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    child.stdout.on("data", () => {
      const told = /listening on (http:\S+)\/v1\n/.exec(said)?.[1];
      if (told) resolve(told);
    });
  });
  const origin = await Promise.race([ready, broke]);
  const readyMs = performance.now() - from;
  const holders = /** @type {{ workerd: { pid: number } }} */ (
    JSON.parse(readFileSync(join(folder.path, "running.json"), "utf8"))
  );
  return {
    origin,
    pid: holders.workerd.pid,
    broke,
    readyMs,
    async stop() {
      child.kill("SIGTERM");
      while (child.exitCode === null && child.signalCode === null) await wait(10);
      folder.remove();
    },
    /** Ends it as a power cut would, and leaves the data. */
    async kill9() {
      process.kill(holders.workerd.pid, "SIGKILL");
      child.kill("SIGKILL");
      while (child.exitCode === null && child.signalCode === null) await wait(10);
    },
  };
}
