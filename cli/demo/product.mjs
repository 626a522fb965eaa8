import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../fail.mjs";

const THROUGHLINE = fileURLToPath(new URL("../throughline.mjs", import.meta.url));

/**
 * @typedef {object} Product
 * @property {string} url scheme, host and port
 * @property {() => Promise<void>} kill9 kills the process that holds the data with -9, and the start with it
 * @property {() => Promise<void>} stop
 */

/**
 * Runs the product as `npm start` does, on a free port. It takes the settings of the caller's environment, except for
 * those that would change the story or touch the caller's own data.
 * @param {string} dataDir
 * @returns {Promise<Product>}
 */
export async function startProduct(dataDir) {
  const env = { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, STAND_IN_MODEL: "on" };
  const child = spawn(process.execPath, [THROUGHLINE, "start"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  child.stderr.on("data", (chunk) => (complained += chunk));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once("close", () => resolve()));
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const told = /listening on (http:\S+)\/v1\n/.exec(said)?.[1];
      if (told) resolve(told);
    });
  });
  const url = await Promise.race([ready, ended.then(() => null)]);
  if (url === null)
    throw new StartError(complained.trim().replace(/^throughline: /, "") || "the product did not start");
  return {
    url,
    async kill9() {
      const { workerd } = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
      process.kill(workerd.pid, "SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
