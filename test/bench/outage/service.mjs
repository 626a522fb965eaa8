import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadModule } from "../../../cli/bundle.mjs";

/*
 * The Upstash of `npm run dev:upstash` in a process of its own: what it does must not hold up those whose waiting is
 * measured. This file is both sides of it.
 */

/** @typedef {Record<string, unknown>} Switches as in test/support/upstash/switches.ts */
/** @typedef {{ settings: Record<string, string> }} Started */

/**
 * @typedef {object} Service
 * @property {Record<string, string>} settings
 * @property {(switches: Switches) => void} turn both services
 * @property {() => void} stop
 */

/** @returns {Promise<Service>} */
export async function startService() {
  const child = fork(fileURLToPath(import.meta.url), { stdio: "inherit" });
  process.once("exit", () => child.kill());
  /** @type {Started} */
  const { settings } = await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("Upstash did not start")));
  });
  return { settings, turn: (switches) => void child.send(switches), stop: () => void child.kill() };
}

/**
 * @typedef {object} Local what is used of test/support/upstash/start-upstash.ts
 * @property {Record<string, string>} settings
 * @property {{ redis: object; vector: object }} switches
 */

async function serve() {
  const local = /** @type {{ startUpstash(): Promise<Local> }} */ (
    await loadModule("test/support/upstash/start-upstash.ts")
  );
  const { settings, switches } = await local.startUpstash();
  process.on("message", (/** @type {Switches} */ told) => {
    for (const one of [switches.redis, switches.vector]) Object.assign(one, told);
  });
  process.send?.({ settings });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
