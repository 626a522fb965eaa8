import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "./fail.mjs";

/*
 * Copies the files of a data folder while a product may run in it. Each object has a SQLite file and a log of its own,
 * and is copied as it was at one moment:
 *
 * 1. The file is copied, then the log, then the file is read again and compared. If no byte of it has changed, it was
 *    the same while the log was copied. Otherwise SQLite has moved pages from the log into it, and all is done again.
 * 2. The log only grows meanwhile, or begins anew. What of it was copied half fails its checksums, and SQLite drops it.
 *
 * SQLite's own backup would need SQLite in Node 20. What an object says about another is copied after that other: a
 * tenant lists its vaults, and the directory its tenants.
 */

/** The classes in their order. Others follow. */
const ORDER = ["Vault", "Answers", "Rulebook", "Grants", "Tenant", "Directory"];

/** How often an object is tried whose file is written to, and the pause before each try. */
const TRIES = 60;
const PAUSE_MS = 25;

/**
 * @param {string} from the folder of all objects
 * @param {string} to a folder that is not there
 * @param {(copied: number, of: number) => void} onCopied
 * @param {(from: string, to: string) => void} copyFile a test writes to the file meanwhile
 */
export async function copyObjects(from, to, onCopied, copyFile = copyFileSync) {
  const classes = readdirSync(from, { withFileTypes: true })
    // A desktop leaves files of its own anywhere.
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const files = classes.flatMap((name) =>
    readdirSync(join(from, name))
      .filter((file) => file.endsWith(".sqlite"))
      // It holds the alarms of the others.
      .toSorted((a, b) => Number(a === "metadata.sqlite") - Number(b === "metadata.sqlite"))
      .map((file) => join(name, file)),
  );
  for (const name of classes) mkdirSync(join(to, name), { recursive: true, mode: 0o700 });
  for (const [i, file] of files.entries()) {
    await copyObject(join(from, file), join(to, file), copyFile);
    onCopied(i + 1, files.length);
  }
}

/** @param {string} folder such as "throughline-Vault" */
function rankOf(folder) {
  const rank = ORDER.indexOf(folder.replace("throughline-", ""));
  return rank < 0 ? ORDER.length : rank;
}

/**
 * @param {string} from
 * @param {string} to
 * @param {(from: string, to: string) => void} copyFile
 */
async function copyObject(from, to, copyFile) {
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await wait(PAUSE_MS);
    for (const file of [to, `${to}-wal`]) rmSync(file, { force: true });
    if (!copied(from, to, copyFile)) return;
    copied(`${from}-wal`, `${to}-wal`, copyFile);
    if (isAlike(from, to)) return;
  }
  throw new StartError(`${from} is written to without a pause; try again when there is less to do`);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {(from: string, to: string) => void} copyFile
 * @returns {boolean} false if there is no such file any more
 */
function copied(from, to, copyFile) {
  try {
    copyFile(from, to);
    return true;
  } catch (error) {
    if (!existsSync(from)) return false;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartError(`${from} cannot be copied (${code})`);
  }
}

const CHUNK_BYTES = 1 << 20;

/**
 * @param {string} one
 * @param {string} other
 */
function isAlike(one, other) {
  /** @type {number[]} */
  const files = [];
  try {
    for (const path of [one, other]) files.push(openSync(path, "r"));
    const [chunk, same] = [Buffer.alloc(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES)];
    for (let at = 0; ; at += CHUNK_BYTES) {
      const [length = 0, wanted] = files.map((file, i) => readSync(file, i === 0 ? chunk : same, 0, CHUNK_BYTES, at));
      if (length !== wanted || chunk.compare(same, 0, length, 0, length) !== 0) return false;
      if (length < CHUNK_BYTES) return true;
    }
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return false;
    throw error;
  } finally {
    for (const file of files) closeSync(file);
  }
}
