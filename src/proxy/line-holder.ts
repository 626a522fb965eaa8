const EMPTY = new Uint8Array();
const NEWLINE = 10;
const RETURN = 13;
/** A line longer than this flows as it comes: holding it would cost more than cutting it cleanly is worth. */
const LINE_BYTES_AT_MOST = 1024 * 1024;

const DONE = /(?:^|\n|\r)data: ?\[DONE\]/;

export interface LineHolder {
  /** The bytes that may go on now: whole lines only. */
  push(chunk: Uint8Array): Uint8Array;
  /** What is held back when the source has ended. */
  rest(): Uint8Array;
  /** The bytes just returned hold the final `[DONE]`: the client will take the answer for whole. */
  readonly done: boolean;
}

/**
 * Holds an unfinished line back until it is whole. Clients act on whole lines, so nobody waits for it;
 * and a stream that breaks inside a line can end in a clean error event instead of half a message.
 * @param opaque the bytes are compressed: there are no lines to see, and all of it flows
 */
export function lineHolder(opaque: boolean): LineHolder {
  let held: Uint8Array = EMPTY;
  let done = false;
  return {
    push(chunk) {
      if (opaque) return chunk;
      const bytes = held.length === 0 ? chunk : concat(held, chunk);
      const cut = bytes.length > LINE_BYTES_AT_MOST ? bytes.length : lastLineEnd(bytes);
      held = bytes.subarray(cut);
      const ready = bytes.subarray(0, cut);
      done = isDone(ready);
      return ready;
    },
    rest: () => held,
    get done() {
      return done;
    },
  };
}

function lastLineEnd(bytes: Uint8Array): number {
  return Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
}

/** Looks for the bytes first: nearly no chunk has them. */
function isDone(ready: Uint8Array): boolean {
  const bytes = Buffer.from(ready.buffer, ready.byteOffset, ready.byteLength);
  return bytes.includes("[DONE]") && DONE.test(bytes.toString("utf8"));
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
