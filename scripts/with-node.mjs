import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { runToEnd, StartError } from "../cli/fail.mjs";
import { suitableNode } from "./suitable-node.mjs";

/*
 * `node scripts/with-node.mjs <command> …` runs a local package's command with a Node that it can use. The product
 * needs Node 20, wrangler and vitest need 22. If the running Node is older, the one of the optional packages
 * node-<platform>-<arch> is used, by path, because npm 10 does not link it.
 */

/** Keeps wrangler from sending telemetry and from fetching anything of its own. */
const QUIET = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/** @param {string} command the name of a bin, its package being called the same */
function binOf(command) {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${command}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
    return join(dirname(manifest), typeof bin === "string" ? bin : bin[command]);
  } catch {
    throw new StartError(`${command} is not installed; run "npm install"`);
  }
}

/**
 * Keeps wrangler from asking questions, except before a deployment, which may need a login.
 * @param {string} command
 * @param {string} [subcommand]
 */
function unasked(command, subcommand) {
  return command === "wrangler" && subcommand !== "deploy" ? { CI: "1" } : {};
}

async function main() {
  const [command = "", ...args] = process.argv.slice(2);
  const node = suitableNode();
  // Programs that the command starts, such as wrangler's bundler, find the same Node first.
  const path = [dirname(node), process.env.PATH].join(process.platform === "win32" ? ";" : ":");
  const child = spawn(node, [binOf(command), ...args], {
    stdio: "inherit",
    env: { ...process.env, ...QUIET, ...unasked(command, args[0]), PATH: path },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...how) => resolve(how));
  });
  process.exitCode = code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
}

await runToEnd(main());
