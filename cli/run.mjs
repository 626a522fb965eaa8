import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { mkdirSync } from "node:fs";
import { cannotWrite, StartError } from "./fail.mjs";
import { accountName, homeFolder } from "./os-account.mjs";
import { commandFor, environmentFor } from "./run/child-settings.mjs";
import { sharedProxy } from "./run/shared-proxy.mjs";
import { upstreamsOf } from "./run/upstreams.mjs";
import { noteUse } from "./run/users.mjs";
import { withoutEmpty } from "./settings.mjs";

/**
 * Runs a command with a memory: it starts a proxy on this machine if none runs, tells the command about it, and ends as
 * the command ends.
 * @param {readonly string[]} command
 * @param {{ user?: string; dataDir?: string }} options
 */
export async function run(command, { user = accountName(), dataDir = join(homeFolder(), ".throughline") }) {
  const env = withoutEmpty(process.env);
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cannotWrite(error);
  }
  const leave = noteUse(folder);
  try {
    const root = await sharedProxy(folder, upstreamsOf(env));
    const [file = "", ...args] = commandFor(command, root, user, env);
    process.exitCode = await ending(file, args, environmentFor(root, user, env));
  } finally {
    leave();
  }
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>} the exit code, as a shell would tell it
 */
function ending(file, args, env) {
  const child = spawn(file, args, { env, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    // Ctrl-C reaches the command by itself. This process waits for what the command does about it.
    process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  }
  return new Promise((ended, failed) => {
    child.once("error", (/** @type {NodeJS.ErrnoException} */ { code }) =>
      failed(new StartError(`${file} cannot be run${code === "ENOENT" ? ": it is not found" : ` (${code})`}`)),
    );
    child.once("exit", (code, signal) => ended(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
