import { concatBytes } from "../bytes.ts";
import {
  type Answer,
  type AnswerReader,
  chatStreamReader,
  NO_ANSWER,
  readCompletion,
} from "../dialects/chat-answer.ts";
import { errorEvent, ProxyError } from "../errors.ts";
import { decompress } from "./decompress.ts";
import { lineHolder } from "./line-holder.ts";
import type { Presence } from "./presence.ts";
import type { WaitUntil } from "./wait-until.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextDecoder();

/** Remembers the exchange; the client's stream ends when it resolves. */
export type Settle = (answer: Answer) => Promise<unknown>;

export interface Whole {
  readonly bytes: Bytes;
  readonly answer: Answer;
}

/**
 * A whole answer, in its own bytes and as read.
 * @throws {ProxyError} `upstream_broke_off` when it does not arrive whole: no byte has gone out yet
 */
export async function readWhole(upstream: Response): Promise<Whole> {
  const bytes = new Uint8Array(await upstream.arrayBuffer().catch(brokeOff));
  const plain = decompress(bytes, upstream.headers.get("content-encoding"));
  return { bytes, answer: plain ? readCompletion(utf8.decode(plain)) : NO_ANSWER };
}

function brokeOff(): never {
  throw new ProxyError("upstream_broke_off", "The upstream ended its answer before it was complete.");
}

/**
 * Lets a stream of server-sent events run through in its own bytes, line by line, while a copy is
 * read. `[DONE]`, by which clients know that they have it all, waits until the exchange is remembered.
 * A stream that breaks ends with an error event; a client that leaves ends the upstream's work.
 * @param settle null: nothing is to be remembered, and nothing is read
 * @param left aborted when the runtime notices that the client is gone
 * @param presence knows it where the runtime does not notice
 */
export function relayStream(
  upstream: Response,
  settle: Settle | null,
  left: AbortSignal,
  presence: Presence,
  waitUntil: WaitUntil,
): ReadableStream<Bytes> {
  const coding = upstream.headers.get("content-encoding");
  const source = (upstream.body as ReadableStream<Bytes>).getReader();
  const reader = settle && (coding ? encodedReader(coding) : chatStreamReader());
  const holder = lineHolder(coding !== null);
  const finished = Promise.withResolvers<void>();
  waitUntil(finished.promise);

  let settled: Promise<unknown> | null = null;
  const settleOnce = async (ended: boolean): Promise<void> => {
    if (settle && reader) settled ??= settle(reader.finish(ended));
    await settled;
  };
  const finish = async (ended: boolean): Promise<void> => {
    await settleOnce(ended);
    finished.resolve();
  };
  left.addEventListener("abort", () => void finish(false));

  return new ReadableStream<Bytes>({
    async pull(controller) {
      for (;;) {
        const read = await presence.whileThere(source.read()).catch(() => null);
        if (read === null) {
          await Promise.all([source.cancel().catch(() => undefined), finish(false)]);
          return endBroken(controller, coding, holder.done);
        }
        if (read.done) {
          await finish(true);
          const rest = holder.rest();
          if (rest.length > 0) controller.enqueue(rest);
          return controller.close();
        }
        reader?.push(read.value);
        const ready = holder.push(read.value);
        if (holder.done) await settleOnce(true);
        if (ready.length > 0) return controller.enqueue(ready);
      }
    },
    async cancel() {
      presence.leave();
      await Promise.all([source.cancel(), finish(false)]);
    },
  });
}

/** A compressed stream is read when it has ended: its packed bytes show no lines. */
function encodedReader(coding: string): AnswerReader {
  const chunks: Bytes[] = [];
  return {
    push: (bytes) => void chunks.push(bytes),
    finish(ended) {
      const plain = decompress(concatBytes(chunks), coding);
      const reader = chatStreamReader();
      if (plain) reader.push(plain);
      return reader.finish(ended && plain !== null);
    },
  };
}

/**
 * A blank line ends an event that was cut off after a whole line; it takes two line breaks, as the
 * first is the rest of the line's where that was cut between CR and LF. A compressed stream can only
 * break, and after `[DONE]` nothing is missing.
 */
function endBroken(controller: ReadableStreamDefaultController<Bytes>, coding: string | null, done: boolean): void {
  if (done) return controller.close();
  const error = new ProxyError("upstream_broke_off", "The upstream ended the stream before it was complete.");
  if (coding !== null) return controller.error(error);
  controller.enqueue(new TextEncoder().encode(`\n\n${errorEvent(error)}`) as Bytes);
  controller.close();
}
