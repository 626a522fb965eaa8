import { Buffer } from "node:buffer";
import type { StreamEnd } from "../dialects/dialect.ts";
import { concatBytes } from "../http/bytes.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const EMPTY = new Uint8Array();
const NEWLINE = 10;
const RETURN = 13;
/** A longer line flows as it comes, because holding it would cost more than a clean cut is worth. */
const MAX_LINE_BYTES = 1024 * 1024;

const utf8 = new TextDecoder();

/** A buffer of the bytes of one stream. */
export interface LineBuffer {
  /** Takes a chunk and returns the bytes that may go on now: whole lines only. */
  push(chunk: Bytes): Bytes;
  /** Returns the bytes that are held back when the source has ended. */
  rest(): Bytes;
  /** True once the mark of the end has come, at the latest in the bytes just returned: clients take the answer for whole. */
  readonly done: boolean;
}

/**
 * Returns a buffer that holds an unfinished line back until it is whole. Nobody waits for it, because clients act on whole
 * lines. A stream that breaks inside a line can end in a clean error event instead of half a message. Each byte is read
 * once and copied once, whatever pieces it comes in.
 * @param opaque true for compressed bytes, which have no visible lines: all of them flow
 */
export function lineBuffer(opaque: boolean, end: StreamEnd | null): LineBuffer {
  let held: Bytes[] = [];
  let heldBytes = 0;
  /** True inside a line that is too long to hold. */
  let flowing = false;
  /** True if that line is the mark of the end: clients act on it when it is whole. */
  let flowsMark = false;
  let done = false;
  const hold = (bytes: Bytes): void => {
    if (bytes.length > 0) held.push(bytes);
    heldBytes += bytes.length;
  };
  const release = (bytes: Bytes): Bytes => {
    const ready = held.length === 0 ? bytes : concatBytes([...held, bytes]);
    held = [];
    heldBytes = 0;
    return ready;
  };
  return {
    push(chunk) {
      if (opaque) return chunk;
      const cut = endOfLastLine(chunk);
      const tooLong = heldBytes + chunk.length - cut > MAX_LINE_BYTES;
      if (cut === 0 && !flowing && !tooLong) {
        hold(chunk);
        return EMPTY;
      }
      const flows = tooLong || (flowing && cut === 0);
      const ready = release(flows ? chunk : chunk.subarray(0, cut));
      if (!flows) hold(chunk.subarray(cut));
      const whole = flows ? endOfLastLine(ready) : ready.length;
      if (whole > 0) done ||= flowsMark || holdsEnd(ready.subarray(0, whole), flowing, end);
      if (whole > 0 || !flowing) flowsMark = flows && holdsEnd(ready.subarray(whole), false, end);
      flowing = flows;
      return ready;
    },
    rest: () => release(EMPTY),
    get done() {
      return done;
    },
  };
}

/** A view of bytes, which the runtime searches eight times as fast as a `Uint8Array`. */
interface Searchable {
  includes(text: string): boolean;
  lastIndexOf(byte: number): number;
}

/** Typed by hand, because the runtime's types and Node's do not agree on it. */
const buffers = Buffer as unknown as { from(bytes: ArrayBuffer, at: number, length: number): Searchable };
const searchable = ({ buffer, byteOffset, byteLength }: Bytes): Searchable =>
  buffers.from(buffer, byteOffset, byteLength);

/** @param within true if the bytes begin inside a line */
function holdsEnd(bytes: Bytes, within: boolean, end: StreamEnd | null): boolean {
  const searched = searchable(bytes);
  if (!end?.texts.some((text) => searched.includes(text))) return false;
  return end.pattern.test((within ? "." : "") + utf8.decode(bytes));
}

function endOfLastLine(chunk: Bytes): number {
  const bytes = searchable(chunk);
  return Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
}
