import { concatBytes } from "../http/bytes.ts";
import {
  type Answer,
  type AnswerReader,
  chatStreamReader,
  NO_ANSWER,
  readCompletion,
} from "../dialects/chat/answer.ts";
import { errorEvent, ProxyError } from "../http/errors.ts";
import { byteSource } from "../http/byte-source.ts";
import { isEventStream } from "../http/content-type.ts";
import { decompress } from "../http/decompress.ts";
import { lineBuffer } from "./line-buffer.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

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
  return { bytes, answer: plain ? readAnswer(plain, true) : NO_ANSWER };
}

function brokeOff(): never {
  throw new ProxyError("upstream_broke_off", "The upstream ended its answer before it was complete.");
}

/**
 * Lets a stream of server-sent events, or of anything else, run through in its own bytes, line by line, while a copy is
 * read. `[DONE]`, by which clients know that they have it all, waits until the exchange is remembered.
 * A stream that breaks ends with an error event, where there are events; a client that leaves ends the upstream's work.
 * @param settle null: nothing is to be remembered, and nothing is read
 * @param left aborted when the runtime notices that the client is gone
 * @param presence knows it where the runtime does not notice
 */
export function relayStream(
  upstream: Response,
  settle: Settle | null,
  left: AbortSignal,
  presence: ClientConnection,
  waitUntil: WaitUntil,
): ReadableStream<Bytes> {
  const coding = upstream.headers.get("content-encoding");
  const source = byteSource(upstream.body as ReadableStream<Bytes>);
  const opaque = coding !== null || !isEventStream(upstream);
  const reader = settle && (opaque ? lateReader(coding) : chatStreamReader());
  const holder = lineBuffer(opaque);
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
        const read = await presence.race(source.read()).catch(() => "broken" as const);
        if (read === "broken") {
          await Promise.all([source.cancel().catch(() => undefined), finish(false)]);
          return endBroken(controller, opaque, holder.done);
        }
        if (read === null) {
          await finish(true);
          const rest = holder.rest();
          if (rest.length > 0) controller.enqueue(rest);
          return controller.close();
        }
        reader?.push(read);
        const ready = holder.push(read);
        if (holder.done) await settleOnce(true);
        if (ready.length > 0) return controller.enqueue(ready);
      }
    },
    async cancel() {
      presence.close();
      await Promise.all([source.cancel(), finish(false)]);
    },
  });
}

/** A longer answer goes on unread: it would take the memory of all requests. */
const MAX_HELD_BYTES = 32 * 1024 * 1024;

/** A stream that does not say that it is one of events is read when it has ended, and so is a packed one: its bytes show no lines. */
function lateReader(coding: string | null): AnswerReader {
  const chunks: Bytes[] = [];
  let length = 0;
  return {
    push(bytes) {
      length += bytes.length;
      if (length <= MAX_HELD_BYTES) chunks.push(bytes);
      else chunks.length = 0;
    },
    finish(ended) {
      const plain = length <= MAX_HELD_BYTES ? decompress(concatBytes(chunks), coding) : null;
      return plain ? readAnswer(plain, ended) : NO_ANSWER;
    },
  };
}

const OPENS_OBJECT = /^\s*\{/;

/** Servers send completions, and events, under any type: what an answer is, its own bytes say. */
function readAnswer(plain: Bytes, ended: boolean): Answer {
  const text = utf8.decode(plain);
  if (ended && OPENS_OBJECT.test(text)) return readCompletion(text);
  const reader = chatStreamReader();
  reader.push(plain);
  return reader.finish(ended);
}

/**
 * A blank line ends an event that was cut off after a whole line; it takes two line breaks, as the
 * first is the rest of the line's where that was cut between CR and LF. A stream whose lines are not seen can only
 * break, and after `[DONE]` nothing is missing.
 */
function endBroken(controller: ReadableStreamDefaultController<Bytes>, opaque: boolean, done: boolean): void {
  if (done) return controller.close();
  const error = new ProxyError("upstream_broke_off", "The upstream ended the stream before it was complete.");
  if (opaque) return controller.error(error);
  controller.enqueue(new TextEncoder().encode(`\n\n${errorEvent(error)}`) as Bytes);
  controller.close();
}
