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

/** The question whether anybody still waits for a stream, worth asking in silences alone. */
export interface SilenceCheck {
  readonly afterMs: number;
  /**
   * Resolves with true if nobody waits any more. A rejection says nothing.
   * @param isJustNow true if an answer of a moment ago will not do
   */
  isInVain(isJustNow?: boolean): Promise<boolean>;
}

/**
 * Reads a slow stream in small pieces and a fast one in large pieces, and lets other requests run between those. A read
 * rejects after a silence of `idleMs`, or if nobody waits for it any more.
 */
export function byteSource(body: ReadableStream<Bytes>, idleMs: number, check: SilenceCheck | null = null): ByteSource {
  return withIdleLimit(unlimited(body), idleMs, check);
}

/** Limits the silence in a stream. One timer looks after many reads, because a timer for each would cost more. */
function withIdleLimit(source: ByteSource, idleMs: number, check: SilenceCheck | null): ByteSource {
  const lookEveryMs = Math.min(idleMs, check?.afterMs ?? idleMs);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let since = 0;
  let fail: ((reason: Error) => void) | null = null;
  const look = (): void => {
    timer = null;
    if (!fail) return;
    const silentMs = Date.now() - since;
    if (silentMs >= idleMs) return fail(new Error("the stream is silent"));
    const asks = check !== null && silentMs >= check.afterMs;
    timer = setTimeout(look, Math.min(idleMs - silentMs, asks ? lookEveryMs : lookEveryMs - silentMs));
    if (asks) check.isInVain().then(endInVain, () => undefined);
  };
  const endInVain = (isInVain: boolean): void => {
    if (isInVain) fail?.(new Error("nobody waits for the stream"));
  };
  const end = (): void => {
    fail = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    read: () =>
      new Promise((resolve, reject) => {
        since = Date.now();
        fail = reject;
        timer ??= setTimeout(look, lookEveryMs);
        source.read().then(
          (bytes) => {
            fail = null;
            if (bytes === null) end();
            resolve(bytes);
          },
          (error: Error) => {
            end();
            reject(error);
          },
        );
      }),
    cancel() {
      end();
      return source.cancel();
    },
  };
}

function unlimited(body: ReadableStream<Bytes>): ByteSource {
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
