import { execFile, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { StartError } from "./fail.mjs";
import { relayLog, tellsOfDamage, TOO_MANY_FILES } from "./runtime-log.mjs";

const PACKAGES = {
  "darwin arm64": "@cloudflare/workerd-darwin-arm64",
  "darwin x64": "@cloudflare/workerd-darwin-64",
  "linux arm64": "@cloudflare/workerd-linux-arm64",
  "linux x64": "@cloudflare/workerd-linux-64",
  "win32 x64": "@cloudflare/workerd-windows-64",
};

/** Finds the binary itself, because workerd's own wrapper answers every failure with a stack trace. */
export function workerdBinary() {
  const platform = `${process.platform} ${process.arch}`;
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (platform)];
  if (!name) throw new StartError(`workerd does not run on ${platform}; use Linux, macOS or Windows`);
  try {
    // It is resolved from workerd's own package, because an installer may nest its platform package inside.
    const near = createRequire(createRequire(import.meta.url).resolve("workerd"));
    return near.resolve(`${name}/bin/workerd${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    throw new StartError(`${name} is not installed; run "npm install" on this machine`);
  }
}

/**
 * Returns why the binary does not run on this machine, from the failure of an attempt.
 * @param {{ code?: string | number | null; stderr?: string }} failure
 */
function whyNot({ code, stderr = "" }) {
  if (code === "EACCES") return "its file may not be executed here";
  // The file exists. The loader that it names is missing.
  if (code === "ENOENT" || /GLIBC|ld-linux|musl/.test(stderr)) return "it needs a Linux with glibc 2.35 or newer";
  // The system tries an unknown kind of program as a shell script, which fails as shell scripts do.
  if (code === "ENOEXEC" || code === 126 || code === 127 || code === 2) return "it was made for another processor";
  return `it ends with ${typeof code === "number" ? `exit code ${code}` : (code ?? "a signal")}`;
}

/**
 * Runs workerd once, to see whether it can.
 * @throws {StartError} if workerd cannot run on this machine
 */
export async function mustRun() {
  try {
    await promisify(execFile)(workerdBinary(), ["--version"], { timeout: 30_000 });
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = whyNot(/** @type {{ code?: string | number | null; stderr?: string }} */ (error));
    throw new StartError(`workerd cannot run: ${reason}; run "npm install" on this machine`);
  }
}

/*
 * workerd must not outlive its start, not even one that is killed with -9, because it would hold the port and the data.
 * A shell in the background reads from a pipe that this process holds. If the pipe ends without a word, this process
 * has died, and the shell ends workerd.
 *
 * Ctrl-C reaches every process of the terminal. workerd ignores it, so that the start can end it gently.
 */
const GUARDED = `
trap "" INT HUP
( trap "" TERM; read word <&3 || kill -9 $$ ) 3<&3 </dev/null >/dev/null 2>&1 4>&- &
exec 3<&-
exec "$0" "$@"
`;

/** @typedef {{ code: number | null; signal: NodeJS.Signals | null }} Ending */

/**
 * @param {string} config path of the compiled configuration
 * @param {Record<string, string>} env
 * @param {string | null} address where it listens, instead of the configuration's address
 */
export function spawnWorkerd(config, env, address = null) {
  const at = address === null ? [] : [`--socket-addr=http=${address}`];
  const command = [workerdBinary(), "serve", "--binary", config, "--control-fd=4", ...at];
  const [file = "", ...args] = process.platform === "win32" ? command : ["/bin/sh", "-c", GUARDED, ...command];
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"] });
  const guard = /** @type {import("node:net").Socket} */ (child.stdio[3]);
  const control = /** @type {import("node:net").Socket} */ (child.stdio[4]);
  // Either end of the pipe may close first. Only the end of workerd counts.
  guard.on("error", () => {});
  control.on("error", () => {});

  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve({ code: 1, signal: null }));
    child.once("exit", () => guard.end("ended\n"));
    // `close` comes after its last output has been read.
    child.once("close", (code, signal) => resolve({ code, signal }));
  });

  let [serves, lacksFiles, foundDamage] = [false, false, false];
  const noteLine = (/** @type {string} */ line) => {
    lacksFiles ||= line.includes(`"event":"${TOO_MANY_FILES}"`);
    foundDamage ||= !serves && tellsOfDamage(line);
  };
  relayLog(/** @type {import("node:stream").Readable} */ (child.stdout), process.stdout, () => serves, noteLine);
  relayLog(/** @type {import("node:stream").Readable} */ (child.stderr), process.stderr, () => serves, noteLine);

  /** @type {Promise<number>} the port that workerd listens on */
  const listening = new Promise((resolve) => {
    let told = "";
    control.setEncoding("utf8").on("data", (chunk) => {
      told += chunk;
      const port = /"event":"listen"[^\n]*"port":(\d+)/.exec(told)?.[1];
      if (!port) return;
      serves = true;
      resolve(Number(port));
    });
  });

  return {
    pid: child.pid ?? 0,
    ended,
    listening,
    /** Returns whether it has said that it may open no more files. */
    lacksFiles: () => lacksFiles,
    /** Returns whether it could not begin, because a file that it reads first is damaged. */
    foundDamage: () => foundDamage,
    /** Ends workerd, and lets requests under way finish for five seconds. */
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
    },
  };
}
