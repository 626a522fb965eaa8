import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identify, isAlive } from "../data-dir.mjs";

/*
 * Several `throughline run` share one proxy, because a data folder has one. Each notes itself in the folder while its
 * command runs, and the proxy ends when the last of them has gone, however it went.
 */

/** @param {string} dataDir */
const folderOf = (dataDir) => join(dataDir, "run", "users");

/** How often the proxy looks, and how long it bears with nobody: a command that follows another finds it running. */
const LOOK_EVERY_MS = 1_000;

/**
 * Notes that this process uses the folder's proxy.
 * @param {string} dataDir
 * @returns {() => void} takes the note back
 */
export function noteUse(dataDir) {
  const path = join(folderOf(dataDir), String(process.pid));
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/**
 * Resolves when nobody uses the folder's proxy any more, at two looks in a row.
 * @param {string} dataDir
 * @param {AbortSignal} signal ends the looking
 * @returns {Promise<"stop">}
 */
export async function untilUnused(dataDir, signal) {
  for (let idle = 0; idle < 2 && !signal.aborted; idle = isUsed(dataDir) ? 0 : idle + 1) await wait(LOOK_EVERY_MS);
  return "stop";
}

/** @param {string} dataDir */
function isUsed(dataDir) {
  return readdirSync(folderOf(dataDir)).some((name) => {
    try {
      return isAlive(JSON.parse(readFileSync(join(folderOf(dataDir), name), "utf8")));
    } catch {
      // It has gone since, or is being written.
      return false;
    }
  });
}
