import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { StartError } from "../fail.mjs";

const THROUGHLINE = fileURLToPath(new URL("../throughline.mjs", import.meta.url));
/** Ends the product when this process ends, in whatever way, so that its data folder is free at once. */
const GUARD = "data:text/javascript,process.stdin.on('close',()=>process.kill(process.pid,'SIGTERM')).resume()";
/** How long to wait for the alarm, which pushes 0.25 s after a vault's write and 2 s after a tenant's. */
const CARRIED_AFTER_MS = 3_000;

/**
 * @typedef {object} Store
 * @property {string} url
 * @property {() => Promise<void>} carried resolves when all writes have had time to reach the cold tier
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the product over one storage, with the settings of the caller's environment, on a free port.
 * @param {string} storage
 * @param {string} dataDir
 * @returns {Promise<Store>}
 */
export async function startStore(storage, dataDir) {
  const env = { ...process.env, STORAGE: storage, PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["--import", GUARD, THROUGHLINE, "start"], {
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  let complained = "";
  child.stderr.on("data", (chunk) => (complained += chunk));
  /** @type {Promise<null>} */
  const ended = new Promise((resolve) => child.once("close", () => resolve(null)));
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const told = /listening on (http:\S+)\/v1\n/.exec(said)?.[1];
      if (told) resolve(told);
    });
  });
  const url = await Promise.race([ready, ended]);
  if (url === null) throw new StartError(complained.trim().replace(/^throughline: /, "") || `${storage} did not start`);
  return {
    url,
    carried: () => wait(CARRIED_AFTER_MS),
    async stop() {
      child.stdin.end();
      child.kill("SIGTERM");
      await ended;
    },
  };
}
