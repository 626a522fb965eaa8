import { execFile } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { takeDataDir } from "./data-dir.mjs";
import { readFolder } from "./data-format.mjs";
import { StartError } from "./fail.mjs";

const run = promisify(execFile);

/**
 * Packs a data folder. Nothing may run in it meanwhile, because a copy of a running folder may hold half of a write.
 * @param {string} file
 * @param {{ dataDir: string; json?: boolean }} options
 */
export async function backup(file, { dataDir, json }) {
  const folder = resolve(dataDir);
  if (!existsSync(join(folder, "objects"))) throw new StartError(`--data-dir: ${dataDir} is no data folder`);
  const data = await takeDataDir(folder);
  try {
    newFile(file);
  } catch (error) {
    data.release();
    throw error;
  }
  try {
    await tar("-czf", resolve(file), "-C", folder, "--exclude=./run", "--exclude=./running.json*", ".");
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    data.release();
  }
  const { size } = statSync(file);
  console.log(json ? JSON.stringify({ file, bytes: size }) : `${file}, ${size} bytes`);
}

/**
 * Unpacks a backup into a new data folder, whole or not at all.
 * @param {string} file
 * @param {{ dataDir: string; json?: boolean }} options
 */
export async function restore(file, { dataDir, json }) {
  const folder = resolve(dataDir);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartError(`--data-dir: ${dataDir} holds something already; name a new folder`);
  }
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  try {
    await tar("-xzf", resolve(file), "-C", beside);
    const { isOurs, recorded } = readFolder(beside);
    if (!isOurs) throw new StartError(`${file} is no backup of a data folder`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
    console.log(
      json
        ? JSON.stringify({ folder, format: recorded?.format ?? 1 })
        : `Restored into ${folder}. Start with DATA_DIR=${dataDir}`,
    );
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/**
 * Makes an empty file that this account alone may read, as the data folder is: a backup holds memories and secrets. The
 * rights of a file that is there stay as they are when tar writes into it.
 * @param {string} file
 * @throws {StartError} if it exists, or cannot be made
 */
function newFile(file) {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartError(
      code === "EEXIST" ? `${file} exists already; name another file` : `${file} cannot be written (${code})`,
    );
  }
}

/** @param {readonly string[]} args */
async function tar(...args) {
  try {
    await run("tar", args);
  } catch (error) {
    const { code, stderr = "" } = /** @type {{ code?: string | number; stderr?: string }} */ (error);
    if (code === "ENOENT") throw new StartError("tar is not installed");
    throw new StartError(`tar failed: ${stderr.trim().split("\n")[0] ?? code}`);
  }
}
