import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { alarmFiles } from "./alarms-aside.mjs";
import { cannotWrite, StartError } from "./fail.mjs";

/*
 * Lets one start use a data directory: two workerds over the same SQLite files would each believe themselves alone.
 * Node has no file lock that dies with its holder. So the lock is a file that names its holder by process id and birth,
 * and a holder that has ended does not count.
 */

/** @typedef {{ pid: number; born: string }} Process */
/**
 * @typedef {object} Running a start that answers requests
 * @property {string} url of the proxy, without `/v1`
 * @property {Record<string, string>} upstreams the base URLs, by the first part of their path; `v1` is the default one
 */
/** @typedef {{ start: Process; workerd: Process | null; running?: Running }} Holders */

/**
 * @typedef {object} DataDir
 * @property {(workerd: number) => void} nowRuns
 * @property {(running: Running) => void} nowAnswers
 * @property {() => void} release
 */

/**
 * Creates the directory and its `objects` and `run`, readable by their owner alone, and takes the lock.
 * @param {string} dataDir absolute
 * @returns {Promise<DataDir>}
 */
export async function takeDataDir(dataDir) {
  const path = join(dataDir, "running.json");
  /** @type {Holders} */
  const holders = { start: identify(process.pid), workerd: null };
  try {
    makeDir(dataDir);
    // Only the owner may read these folders, even in a directory that existed before.
    for (const inner of [join(dataDir, "objects"), join(dataDir, "run")]) {
      makeDir(inner);
      chmodSync(inner, 0o700);
    }
    // workerd ends with a stack trace if it may not write one, as after a start by another account.
    for (const file of alarmFiles(join(dataDir, "objects"))) closeSync(openSync(file, "r+"));
    while (!created(path, holders)) await clearStale(path);
  } catch (error) {
    throw cannotWrite(error);
  }
  const note = () => {
    try {
      // The file is replaced whole, so that a reader never sees half of it.
      rmSync(`${path}.new`, { force: true });
      created(`${path}.new`, holders);
      renameSync(`${path}.new`, path);
    } catch (error) {
      throw cannotWrite(error);
    }
  };
  return {
    nowRuns(workerd) {
      holders.workerd = identify(workerd);
      note();
    },
    nowAnswers(running) {
      holders.running = running;
      note();
    },
    release() {
      rmSync(path, { force: true });
    },
  };
}

/**
 * Returns the proxy that answers over a data folder.
 * @param {string} dataDir absolute
 * @returns {Promise<Running | null>} null if none does
 */
export async function runningIn(dataDir) {
  const holders = await readHolders(join(dataDir, "running.json"));
  return holders?.running && isAlive(holders.start) ? holders.running : null;
}

/**
 * Makes a directory and its parents. Node's recursive `mkdir` never returns for a folder that cannot hold another, as
 * under `/proc`.
 * @param {string} path absolute
 */
function makeDir(path) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDir(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another start may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/**
 * @param {string} path
 * @param {Holders} holders
 * @returns {boolean} false if another start holds the lock
 */
function created(path, holders) {
  let file;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  writeSync(file, JSON.stringify(holders));
  closeSync(file);
  return true;
}

/** The age at which a clearing belongs to a start that has died. No clearing takes as long. */
const CLEARING_MS = 10_000;

/**
 * Removes the lock of a start that has ended, and first ends the workerd that it may have left behind. One start clears
 * at a time and reads the lock only then. Otherwise the slower of two would remove the lock that the faster has just
 * taken.
 * @param {string} path
 */
async function clearStale(path) {
  const clearing = `${path}.clearing`;
  while (!created(clearing, { start: identify(process.pid), workerd: null })) {
    const since = statSync(clearing, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > CLEARING_MS) rmSync(clearing, { force: true });
    await wait(25);
  }
  try {
    const holders = await readHolders(path);
    if (holders && isAlive(holders.start)) {
      throw new StartError(
        `DATA_DIR: is in use by another start (process ${holders.start.pid}); stop that one or name another folder`,
      );
    }
    if (holders?.workerd) await end(holders.workerd);
    rmSync(path, { force: true });
  } finally {
    rmSync(clearing, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {Promise<Holders | null>} null if no living process holds the lock
 */
async function readHolders(path) {
  // A lock is empty for the moment between its creation and its first write.
  for (let tries = 0; tries < 20; tries++) {
    try {
      return JSON.parse(readFileSync(path, "utf8"));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code) return null;
      await wait(25);
    }
  }
  return null;
}

/** @param {Process} orphan */
async function end(orphan) {
  for (let tries = 0; isAlive(orphan); tries++) {
    if (tries === 200)
      throw new StartError(`DATA_DIR: is in use by process ${orphan.pid}, which does not end; end it with kill -9`);
    process.kill(orphan.pid, "SIGKILL");
    await wait(25);
  }
}

/**
 * @param {number} pid
 * @returns {Process}
 */
export function identify(pid) {
  return { pid, born: birth(pid) ?? "" };
}

/** @param {Process} it */
export function isAlive(it) {
  // A container's first process has the same id at every start, so this process's own id is never another's.
  if (it.pid === process.pid) return false;
  return birth(it.pid) === it.born;
}

/**
 * Returns when a process began, which tells it from a later one with the same id. Returns null if there is none, or if
 * it has ended and only waits for its parent.
 * @param {number} pid
 * @returns {string | null}
 */
function birth(pid) {
  try {
    if (process.platform === "linux") {
      // The name, in parentheses, may hold anything. The state is the first field after it, the start the 20th.
      const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
        .replace(/^.*\)\s/s, "")
        .split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? "");
    }
    if (process.platform === "win32") return process.kill(pid, 0) ? "" : null;
    const [state = "", ...start] = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(/\s+/);
    return state.startsWith("Z") ? null : start.join(" ");
  } catch {
    return null;
  }
}
