import { brotliDecompressSync, constants } from "node:zlib";
import { MARK } from "../../src/vault/packing/pack-round.ts";

const decoder = new TextDecoder();
/** Bytes behind a mark that are read: of what lies in a file, nobody knows where it ends. */
const MAX_BYTES = 64_000;
const FIRST_BYTES = 64;
const PLAIN_BYTES = 128;

/** Returns bytes as Node reads a file in Latin-1. The decoder of that name reads Windows-1252. */
export const toLatin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** Returns bytes of a file that was read as Latin-1. */
const bytesOf = (latin1: string): Uint8Array<ArrayBuffer> => Uint8Array.from(latin1, (sign) => sign.charCodeAt(0));

const MARKED = String.fromCharCode(...MARK);

/** Returns the texts of packed rounds in bytes of a file, as far as they can be read, wherever they lie. */
export function packedTexts(latin1: string): string[] {
  const found: string[] = [];
  for (let at = latin1.indexOf(MARKED); at >= 0; at = latin1.indexOf(MARKED, at + 1)) {
    const bytes = bytesOf(latin1.slice(at + MARKED.length, at + MARKED.length + MAX_BYTES));
    const content = bytes.subarray(1 + bytes.subarray(1).findIndex((byte) => byte < 0x80) + 1);
    found.push(bytes[0] === 1 ? longestReadable(content) : decoder.decode(content.subarray(0, PLAIN_BYTES)));
  }
  return found;
}

/** Returns what Brotli reads before the first byte that is none of the text's. */
function longestReadable(bytes: Uint8Array<ArrayBuffer>): string {
  let [readable, text, unreadable] = [0, "", bytes.length + 1];
  for (let length = FIRST_BYTES; unreadable - readable > 1;) {
    const read = beginningOf(bytes.subarray(0, length));
    if (read === null) unreadable = length;
    else [readable, text] = [length, read];
    length = unreadable > bytes.length ? Math.min(2 * length, bytes.length) : (readable + unreadable) >> 1;
    if (length <= readable) break;
  }
  return text;
}

function beginningOf(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return decoder.decode(brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }));
  } catch {
    return null;
  }
}
