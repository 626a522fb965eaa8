import { yieldToOthers } from "../runtime/yield-to-others.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** The size of a read, enough for a token or two. A larger buffer for each would cost more than it saves. */
const READ_BYTES = 4 * 1024;
/** The size of a read if more is waiting. A read costs a tenth of a millisecond, whatever it brings. */
const LARGE_READ_BYTES = 64 * 1024;
/** Bytes after which other requests get a turn: about a millisecond of work on a fast stream. */
const BYTES_IN_A_ROW = 256 * 1024;

/** The bytes of an upstream as they arrive. */
export interface ByteSource {
  /** Returns the next bytes, or null at the end. */
  read(): Promise<Bytes | null>;
  cancel(): Promise<void>;
}

/** Reads a slow stream in small pieces and a fast one in large pieces, and lets other requests run between those. */
export function byteSource(body: ReadableStream<Bytes>): ByteSource {
  const reader = byteReader(body);
  if (!reader) return plainSource(body);
  let size = READ_BYTES;
  let inARow = 0;
  return {
    async read() {
      if (inARow >= BYTES_IN_A_ROW) {
        inARow = 0;
        await yieldToOthers();
      }
      const { done, value } = await reader.read(new Uint8Array(size));
      if (done) return null;
      const full = value.length === size;
      inARow = full ? inARow + size : 0;
      size = full ? LARGE_READ_BYTES : READ_BYTES;
      return value;
    },
    cancel: () => reader.cancel(),
  };
}

function plainSource(body: ReadableStream<Bytes>): ByteSource {
  const reader = body.getReader();
  return {
    read: async () => (await reader.read()).value ?? null,
    cancel: () => reader.cancel(),
  };
}

/** Returns null for a stream made in the isolate, such as the stand-in's, which comes in pieces of its own. */
function byteReader(body: ReadableStream<Bytes>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: "byob" });
  } catch {
    return null;
  }
}
