import type { Answer, Dialect } from "../dialects/dialect.ts";
import { errorEnvelope } from "../dialects/error-envelope.ts";
import { concatBytes } from "../http/bytes.ts";
import { byteSource } from "../http/byte-source.ts";
import { isEventStream } from "../http/content-type.ts";
import { errorBody, ProxyError } from "../http/errors.ts";
import { newId } from "../runtime/id.ts";
import type { Caller } from "../identity/identify.ts";
import type { ChatContext } from "./context.ts";
import { lineBuffer } from "./line-buffer.ts";
import { lateReader } from "./read-answer.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Pieces that are read together: a piece at a time takes the reader a quarter of a stream's own time. Each holds 4 KB. */
const READ_TOGETHER = 16;

/** Remembers the exchange. The client's stream ends when the promise resolves. */
export type Commit = (answer: Answer) => Promise<unknown>;

/**
 * Lets a stream run through line by line, in its own bytes, while a copy is read. The mark of the end waits until the
 * exchange is remembered, because clients know by it that they have it all. A stream that breaks ends with an error event
 * if it has events; a client that leaves ends the upstream's work.
 * @param commit null if nothing is to be remembered, and nothing is read
 */
export function relayStream(
  upstream: Response,
  commit: Commit | null,
  { request, destination, dialect, connection, ports, timings, waitUntil }: ChatContext<Caller | null>,
): ReadableStream<Bytes> {
  const coding = upstream.headers.get("content-encoding");
  const source = byteSource(upstream.body as ReadableStream<Bytes>, ports.settings.upstreamIdleMs, connection.check);
  const opaque = coding !== null || !isEventStream(upstream);
  const reader = commit && (opaque ? lateReader(coding, dialect) : dialect.streamReader());
  const lines = lineBuffer(opaque, dialect.streamEnd);
  const finished = Promise.withResolvers<void>();
  waitUntil(finished.promise);

  let committed: Promise<unknown> | null = null;
  let unread: Bytes[] = [];
  const readAll = (): void => {
    if (unread.length > 0) reader?.push(concatBytes(unread));
    unread = [];
  };
  const noteBytes = (bytes: Bytes): void => {
    unread.push(bytes);
    if (unread.length >= READ_TOGETHER) readAll();
  };
  const commitOnce = async (ended: boolean): Promise<void> => {
    if (commit && reader && !committed) {
      readAll();
      committed = commit(reader.finish(ended));
    }
    await committed;
  };
  const finish = async (ended: boolean): Promise<void> => {
    await commitOnce(ended);
    finished.resolve();
  };
  request.signal.addEventListener("abort", () => void finish(false));

  return new ReadableStream<Bytes>({
    async pull(controller) {
      for (;;) {
        const read = await source.read().catch(() => "broken" as const);
        if (read === "broken") {
          await Promise.all([source.cancel().catch(() => undefined), finish(false)]);
          if (lines.done) controller.close();
          else endBroken(controller, opaque, destination.url, dialect);
          return;
        }
        if (read === null) {
          await finish(true);
          const rest = lines.rest();
          if (rest.length > 0) controller.enqueue(rest);
          return controller.close();
        }
        timings.noteChunk();
        if (reader && !committed) noteBytes(read);
        const ready = lines.push(read);
        if (lines.done) await commitOnce(true);
        if (ready.length > 0) return controller.enqueue(ready);
      }
    },
    async cancel() {
      connection.close();
      await Promise.all([source.cancel(), finish(false)]);
    },
  });
}

/**
 * Ends a broken stream with an error event. A blank line ends an event that was cut off after a whole line. It takes two
 * line breaks: where the line was cut between CR and LF, the first is the rest of that line. A stream without visible lines
 * can only break.
 */
function endBroken(
  controller: ReadableStreamDefaultController<Bytes>,
  opaque: boolean,
  url: string,
  dialect: Dialect,
): void {
  const error = new ProxyError("upstream_broke_off", "The upstream ended the stream before it was complete.");
  if (opaque) return controller.error(error);
  const event = dialect.errorEvent(errorBody(error, errorEnvelope(url, newId("req", Date.now()))));
  controller.enqueue(new TextEncoder().encode(`\n\n${event}`) as Bytes);
  controller.close();
}
