import { execFile } from "node:child_process";
import {
  closeSync,
  copyFileSync,
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
import { FORMAT, FORMAT_FILE, readFolder } from "./data-format.mjs";
import { StartError } from "./fail.mjs";
import { copyObjects } from "./hot-copy.mjs";
import { progress } from "./progress.mjs";

const run = promisify(execFile);

/**
 * Packs a data folder, each of its objects as it was at one moment. A product may run in it.
 * @param {string} file
 * @param {{ dataDir: string; json?: boolean }} options
 */
export async function backup(file, { dataDir, json }) {
  const folder = resolve(dataDir);
  if (!existsSync(join(folder, "objects"))) throw new StartError(`--data-dir: ${dataDir} is no data folder`);
  newFile(file);
  const copy = mkdtempSync(`${resolve(file)}-`);
  const bar = progress("copied");
  const removeAll = () => [copy, file].forEach((path) => rmSync(path, { recursive: true, force: true }));
  const interrupted = () => {
    removeAll();
    process.exit(130);
  };
  process.on("SIGINT", interrupted).on("SIGTERM", interrupted);
  try {
    mkdirSync(join(copy, "objects"), { mode: 0o700 });
    await copyObjects(join(folder, "objects"), join(copy, "objects"), (count, of) => bar.at(count, "files", of));
    if (existsSync(join(folder, FORMAT_FILE))) copyFileSync(join(folder, FORMAT_FILE), join(copy, FORMAT_FILE));
    await tar("-czf", resolve(file), "-C", copy, ".");
  } catch (error) {
    removeAll();
    throw error;
  } finally {
    bar.end();
    rmSync(copy, { recursive: true, force: true });
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
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
  mustBeReadable(file);
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  try {
    await tar("-xzf", resolve(file), "-C", beside).catch((error) => {
      if (!(error instanceof TarError)) throw error;
      throw new StartError(`${file} is no whole backup: ${error.message}`);
    });
    if (!holdsFilesAlone(beside)) throw new StartError(`${file} holds links, which no backup does`);
    const { isOurs, recorded } = readFolder(beside);
    if (!isOurs) throw new StartError(`${file} is no backup of a data folder`);
    if (recorded !== null && recorded.format > FORMAT) {
      throw new StartError(`${file} is a backup of a newer version of Throughline; upgrade, then restore it`);
    }
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
 * Returns false for a folder with a link or a device in it: a product would write through it to another place.
 * @param {string} folder
 * @returns {boolean}
 */
const holdsFilesAlone = (folder) =>
  readdirSync(folder, { withFileTypes: true }).every(
    (entry) => entry.isFile() || (entry.isDirectory() && holdsFilesAlone(join(folder, entry.name))),
  );

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

/**
 * @param {string} file
 * @throws {StartError}
 */
function mustBeReadable(file) {
  try {
    closeSync(openSync(file, "r"));
    if (!statSync(file).isDirectory()) return;
  } catch (error) {
    throw new StartError(`${file} cannot be read (${/** @type {NodeJS.ErrnoException} */ (error).code})`);
  }
  throw new StartError(`${file} is a folder; name the file that backup made`);
}

/** An error of tar that may lie in the archive. */
class TarError extends StartError {}

/** Matches the words for faults of the machine, which are no fault of the archive. */
const OF_MACHINE = /Cannot exec|No space left on device|Disk quota exceeded|Read-only file system|Permission denied/;

/**
 * @param {readonly string[]} args
 * @throws {StartError}
 */
async function tar(...args) {
  try {
    // In other languages it would say the faults in other words.
    await run("tar", args, { env: { ...process.env, LC_ALL: "C" } });
  } catch (error) {
    const { code, stderr = "" } = /** @type {{ code?: string | number; stderr?: string }} */ (error);
    if (code === "ENOENT") throw new StartError("tar is not installed");
    const ofMachine = stderr.split("\n").find((line) => OF_MACHINE.test(line));
    if (ofMachine !== undefined) throw new StartError(`tar failed: ${ofMachine.trim()}`);
    throw new TarError(`tar failed: ${stderr.trim().split("\n")[0] ?? code}`);
  }
}
