import { type Answer, type AnswerReader, chatStreamReader, NO_ANSWER, readCompletion } from "../dialects/chat-answer.ts";
import { errorEvent, ProxyError } from "../errors.ts";
import { decompress } from "./decompress.ts";
import { lineHolder } from "./line-holder.ts";
import type { WaitUntil } from "./wait-until.ts";

/** Remembers the exchange; the client's stream ends when it resolves. */
export type Settle = (answer: Answer) => Promise<unknown>;

/** Passes a whole answer on in its own bytes, once it is remembered. */
export async function relayWhole(upstream: Response, settle: Settle): Promise<Uint8Array> {
  const bytes = new Uint8Array(await upstream.arrayBuffer());
  const plain = decompress(bytes, upstream.headers.get("content-encoding"));
  await settle(plain ? readCompletion(new TextDecoder().decode(plain)) : NO_ANSWER);
  return bytes;
}

/**
 * Lets a stream of server-sent events run through in its own bytes, line by line, while a copy is
 * read. `[DONE]`, by which clients know that they have it all, waits until the exchange is remembered.
 * A stream that breaks ends with an error event; a client that leaves ends the upstream's work.
 * @param settle null: nothing is to be remembered, and nothing is read
 */
export function relayStream(
  upstream: Response,
  settle: Settle | null,
  waitUntil: WaitUntil,
): ReadableStream<Uint8Array> {
  const coding = upstream.headers.get("content-encoding");
  const source = (upstream.body as ReadableStream<Uint8Array>).getReader();
  const reader = settle && (coding ? encodedReader(coding) : chatStreamReader());
  const holder = lineHolder(coding !== null);
  let settled: Promise<unknown> | null = null;
  const settleOnce = async (ended: boolean): Promise<void> => {
    if (settle && reader) settled ??= settle(reader.finish(ended));
    await settled;
  };
  const finished = Promise.withResolvers<void>();
  waitUntil(finished.promise);

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        let read: ReadableStreamReadResult<Uint8Array>;
        try {
          read = await source.read();
        } catch {
          await settleOnce(false);
          endBroken(controller, coding);
          return finished.resolve();
        }
        if (read.done) {
          await settleOnce(true);
          const rest = holder.rest();
          if (rest.length > 0) controller.enqueue(rest);
          controller.close();
          return finished.resolve();
        }
        reader?.push(read.value);
        const ready = holder.push(read.value);
        if (holder.done) await settleOnce(true);
        if (ready.length > 0) {
          controller.enqueue(ready);
          return;
        }
      }
    },
    async cancel() {
      await Promise.all([source.cancel(), settleOnce(false)]);
      finished.resolve();
    },
  });
}

/** A compressed stream is read when it has ended: its packed bytes show no lines. */
function encodedReader(coding: string): AnswerReader {
  const chunks: Uint8Array[] = [];
  return {
    push: (bytes) => void chunks.push(bytes),
    finish(ended) {
      const plain = decompress(Buffer.concat(chunks), coding);
      const reader = chatStreamReader();
      if (plain) reader.push(plain);
      return reader.finish(ended && plain !== null);
    },
  };
}

/** The blank line ends an event that was cut off after a whole line. A compressed stream can only break. */
function endBroken(controller: ReadableStreamDefaultController<Uint8Array>, coding: string | null): void {
  const error = new ProxyError("upstream_broke_off", "The upstream ended the stream before it was complete.");
  if (coding !== null) {
    controller.error(error);
    return;
  }
  controller.enqueue(new TextEncoder().encode(`\n${errorEvent(error)}`));
  controller.close();
}
