import { concatBytes } from "../bytes.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const EMPTY = new Uint8Array();
const NEWLINE = 10;
const RETURN = 13;
/** A line longer than this flows as it comes: holding it would cost more than cutting it cleanly is worth. */
const LINE_BYTES_AT_MOST = 1024 * 1024;

const utf8 = new TextDecoder();

const DONE = /(?:^|\n|\r)data: ?\[DONE\]/;

export interface LineHolder {
  /** The bytes that may go on now: whole lines only. */
  push(chunk: Bytes): Bytes;
  /** What is held back when the source has ended. */
  rest(): Bytes;
  /** The final `[DONE]` has come, at the latest with the bytes just returned: the client will take the answer for whole. */
  readonly done: boolean;
}

/**
 * Holds an unfinished line back until it is whole. Clients act on whole lines, so nobody waits for it;
 * and a stream that breaks inside a line can end in a clean error event instead of half a message.
 * @param opaque the bytes are compressed: there are no lines to see, and all of it flows
 */
export function lineHolder(opaque: boolean): LineHolder {
  let held: Bytes = EMPTY;
  let done = false;
  return {
    push(chunk) {
      if (opaque) return chunk;
      const bytes = held.length === 0 ? chunk : concatBytes([held, chunk]);
      const cut = bytes.length > LINE_BYTES_AT_MOST ? bytes.length : lastLineEnd(bytes);
      held = bytes.subarray(cut);
      const ready = bytes.subarray(0, cut);
      done ||= DONE.test(utf8.decode(ready));
      return ready;
    },
    rest: () => held,
    get done() {
      return done;
    },
  };
}

function lastLineEnd(bytes: Bytes): number {
  return Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
}
