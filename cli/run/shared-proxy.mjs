import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runningIn } from "../data-dir.mjs";
import { StartError } from "../fail.mjs";

const THROUGHLINE = fileURLToPath(new URL("../throughline.mjs", import.meta.url));

/** Settings that would keep a program on this machine from its memory, or lend a key to others. */
const NOT_PASSED_ON = ["ADMIN_KEY", "THROUGHLINE_KEY", "UPSTREAM_API_KEY", "UPSTREAM_FALLBACK"];

/** How long a start may take on a slow machine. */
const START_WITHIN_MS = 30_000;

/**
 * Returns the root of the proxy over a data folder, and starts one if none answers. It runs apart from this process, so
 * that it outlives the command that was first.
 * @param {string} dataDir absolute
 * @param {{ v1: string } & Record<string, string>} upstreams
 * @throws {StartError} if it does not start, or if one for other upstreams runs
 */
export async function sharedProxy(dataDir, upstreams) {
  const found = await runningIn(dataDir);
  if (found) return rootFor(found, upstreams, dataDir);
  const { v1, ...named } = upstreams;
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.includes(name))),
    PORT: "0",
    HOST: "127.0.0.1",
    ACCOUNT: "shared",
    DATA_DIR: dataDir,
    UPSTREAM_BASE_URL: v1,
    UPSTREAMS: JSON.stringify(Object.fromEntries(Object.entries(named).map(([name, baseUrl]) => [name, { baseUrl }]))),
  };
  const child = spawn(process.execPath, [THROUGHLINE, "start", "--while-used"], {
    env,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complained = "";
  child.stderr.on("data", (chunk) => (complained += chunk));
  let hasEnded = false;
  child.once("close", () => (hasEnded = true));
  for (const until = Date.now() + START_WITHIN_MS; Date.now() < until; await wait(50)) {
    // Another command may have been faster, and its proxy serves as well.
    const running = await runningIn(dataDir);
    if (running) {
      // A pipe that is left open would keep this process alive, and one that is closed would end the proxy's output.
      child.stderr.destroy();
      child.unref();
      return rootFor(running, upstreams, dataDir);
    }
    if (hasEnded && !complained.includes("is in use")) {
      throw new StartError(complained.trim().replace(/^throughline: /, "") || "the proxy did not start");
    }
  }
  throw new StartError(`the proxy did not start within ${START_WITHIN_MS / 1000} s`);
}

/**
 * @param {import("../data-dir.mjs").Running} running
 * @param {Record<string, string>} upstreams
 * @param {string} dataDir
 */
function rootFor(running, upstreams, dataDir) {
  const other = Object.entries(upstreams).find(([name, baseUrl]) => running.upstreams[name] !== baseUrl);
  if (!other) return running.url;
  throw new StartError(
    `a proxy runs over ${dataDir} and does not lead to ${other[1]}; end its commands, or name another --data-dir`,
  );
}
