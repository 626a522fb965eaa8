import { type Answer, type AnswerReader, type Dialect, NO_ANSWER } from "../dialects/dialect.ts";
import { concatBytes } from "../http/bytes.ts";
import { decompress } from "../http/decompress.ts";
import { ProxyError } from "../http/errors.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextDecoder();

/** An answer in its own bytes and as read. */
export interface WholeAnswer {
  readonly bytes: Bytes;
  readonly answer: Answer;
}

/**
 * Reads an answer whole.
 * @throws {ProxyError} `upstream_broke_off` if it does not arrive whole: no byte has gone out yet
 */
export async function readWhole(upstream: Response, dialect: Dialect): Promise<WholeAnswer> {
  const bytes = new Uint8Array(await upstream.arrayBuffer().catch(brokeOff));
  const plain = decompress(bytes, upstream.headers.get("content-encoding"));
  return { bytes, answer: plain ? readAnswer(plain, true, dialect) : NO_ANSWER };
}

function brokeOff(): never {
  throw new ProxyError("upstream_broke_off", "The upstream ended its answer before it was complete.");
}

/** A longer answer goes on unread: it would take the memory of all requests. */
const MAX_HELD_BYTES = 32 * 1024 * 1024;

/**
 * Returns a reader for a stream that can be read only when it has ended: a compressed one shows no lines, and another
 * does not say that it is one of events.
 */
export function lateReader(coding: string | null, dialect: Dialect): AnswerReader {
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
      return plain ? readAnswer(plain, ended, dialect) : NO_ANSWER;
    },
  };
}

const IS_JSON = /^\s*[{[]/;

/** Reads an answer as JSON or as events, by its own bytes: servers send both under any type. */
function readAnswer(plain: Bytes, ended: boolean, dialect: Dialect): Answer {
  const text = utf8.decode(plain);
  if (ended && IS_JSON.test(text)) return dialect.readAnswer(text);
  const reader = dialect.streamReader();
  reader.push(plain);
  return reader.finish(ended);
}

/**
 * Returns the answer, which may be replayed only if it came from the upstream itself, under a plain 200. Under any other
 * status it is a part of an answer, or what was made of the request.
 */
export function replayableAs(status: number, isFallback: boolean, answer: Answer): Answer {
  return status === 200 && !isFallback ? answer : { ...answer, completion: null };
}
