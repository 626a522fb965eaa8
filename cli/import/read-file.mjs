import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { StartError } from "../fail.mjs";

/**
 * @typedef {object} SourceFile
 * @property {string} name its name, or that of the entry of an archive
 * @property {string} text without a byte order mark, with the line ends it has
 */

/** The longest text that Node holds is 512 MB. */
const MAX_FILE_BYTES = 500_000_000;
/** The most that an archive may unpack to, so that a small file cannot fill the memory. */
const MAX_UNPACKED_BYTES = 2 ** 30;
/** Names under which archives keep conversations and memories. */
const WANTED =
  /(?:^|\/)(?:conversations|memories|messages)[^/]*\.(?:json|ndjson|jsonl)$|(?:^|\/)memories\/[^/]+\.json$|\.(?:af|md)$/i;

/**
 * Reads a file whose format nobody has named yet: text in UTF-8 or UTF-16, or a zip archive of such texts.
 * @param {string} path
 * @returns {SourceFile[]} more than one only from an archive
 * @throws {StartError} if it cannot be read, or is something else
 */
export function readSource(path) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new StartError(`${path} cannot be read (${/** @type {NodeJS.ErrnoException} */ (error).code})`);
  }
  if (bytes.length === 0) throw new StartError(`${path} is empty`);
  if (bytes.length > MAX_FILE_BYTES && !isZip(bytes)) throw new StartError(`${path} is over 500 MB; split it`);
  if (!isZip(bytes)) return [{ name: path, text: textOf(bytes, path) }];
  const files = unpacked(bytes, path).map(([name, content]) => ({ name, text: textOf(content, name) }));
  if (files.length === 0) {
    throw new StartError(`${path} is an archive without conversations.json, memories.json or a .af or .md file`);
  }
  return files;
}

/** @param {Uint8Array} bytes */
const isZip = (bytes) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * @param {Uint8Array} bytes
 * @param {string} path
 * @returns {[string, Uint8Array][]}
 */
function unpacked(bytes, path) {
  let total = 0;
  const filter = (/** @type {import("fflate").UnzipFileInfo} */ { name, originalSize }) => {
    if (!WANTED.test(name)) return false;
    total += originalSize;
    return total <= MAX_UNPACKED_BYTES;
  };
  let files;
  try {
    files = unzipSync(bytes, { filter });
  } catch {
    throw new StartError(`${path} is a damaged zip archive`);
  }
  if (total > MAX_UNPACKED_BYTES) throw new StartError(`${path} unpacks to more than 1 GB; unpack it and split it`);
  return Object.entries(files);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function textOf(bytes, name) {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new StartError(`${name} is no text in UTF-8 or UTF-16`);
  }
}

/**
 * Returns the encoding that the first two bytes tell: a byte order mark, or a character of ASCII with a zero beside it.
 * @param {Uint8Array} bytes
 */
function encodingOf([first, second]) {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}
