import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { StartError } from "../fail.mjs";

/*
 * Reads and writes the configuration of somebody else's program. It keeps a byte order mark, a link, the owner and the
 * rights, and refuses what it could not write back as it was.
 */

/**
 * @param {string} path
 * @returns {string | null} null if there is no such file
 */
export function readText(path) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT") return null;
    throw new StartError(`${path} cannot be read (${code})`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new StartError(`${path} is no text in UTF-8`);
  }
}

/**
 * Writes the file whole or not at all. A link stays a link: people keep such files elsewhere.
 * @param {string} path
 * @param {string} text
 */
export function writeText(path, text) {
  const target = targetOf(path);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found && (found.mode & 0o200) === 0)
    throw new StartError(`${path} is read-only; let its owner write to it first`);
  const fresh = `${target}.${process.pid}.new`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(fresh, text, { mode: found?.mode ?? 0o600, flag: "wx" });
    if (found) keepRights(fresh, found);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new StartError(`${path} cannot be written (${/** @type {NodeJS.ErrnoException} */ (error).code})`);
  }
}

/** @param {string} path */
export function removeText(path) {
  try {
    rmSync(targetOf(path), { force: true });
  } catch (error) {
    throw new StartError(`${path} cannot be removed (${/** @type {NodeJS.ErrnoException} */ (error).code})`);
  }
}

/**
 * Returns the file that a path leads to, also if the link's file is not there yet.
 * @param {string} path
 * @returns {string}
 */
function targetOf(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isSymbolicLink()) return path;
  try {
    return realpathSync(path);
  } catch {
    return resolve(dirname(path), readlinkSync(path));
  }
}

/**
 * @param {string} path
 * @param {import("node:fs").Stats} of
 */
function keepRights(path, { uid, gid, mode }) {
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may give a file to somebody else, and others write their own.
  }
  // A new file has lost what the umask takes away.
  chmodSync(path, mode & 0o777);
}
