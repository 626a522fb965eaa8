import { concatBytes } from "../http/bytes.ts";
import { MalformedAnswer } from "../ports/deployment.ts";

/*
 * workerd (1.20260918) takes the first answer on a connection for the response, even an interim one (RFC 9110, 15.2:
 * `100 Continue`, `103 Early Hints`). The body of that answer then holds the final response, byte for byte, and this
 * file parses it. On Cloudflare no interim response arrives.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** The limit that workerd itself sets for the head of a response. */
const MAX_HEAD_BYTES = 64 * 1024;
const STATUS_LINE = /^HTTP\/1\.[01] ([1-5]\d\d)(?: (.*))?$/;
const FIELD = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*$/;
const NEWLINE = 10;

const utf8 = new TextDecoder();

/**
 * Returns the final response if an interim one came first, else the response itself.
 * @throws {MalformedAnswer}
 */
export async function finalResponse(response: Response, method: string): Promise<Response> {
  if (response.status >= 200 || response.status === 101) return response;
  if (response.body === null) throw new MalformedAnswer("nothing follows an interim response");
  const rest = new Remainder((response.body as ReadableStream<Bytes>).getReader());
  try {
    let head = await readHead(rest);
    while (head.status < 200) head = await readHead(rest);
    const { status, statusText, headers } = head;
    const { body, length } = bodyIn(rest, head, method);
    const stream = length === null ? body : body?.pipeThrough(new FixedLengthStream(length));
    return new Response(stream ?? null, { status, statusText, headers, encodeBody: "manual" });
  } catch (error) {
    await rest.leave();
    throw error;
  }
}

interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
}

async function readHead(rest: Remainder): Promise<Head> {
  const [, status, statusText = ""] = STATUS_LINE.exec(await rest.line()) ?? [];
  if (status === undefined) throw new MalformedAnswer("the response has no status line");
  const headers = new Headers();
  for (let line = await rest.line(); line !== ""; line = await rest.line()) {
    const [, name, value = ""] = FIELD.exec(line) ?? [];
    if (name === undefined) throw new MalformedAnswer("a header line has no field name");
    headers.append(name, value);
  }
  return { status: Number(status), statusText, headers };
}

/**
 * Returns the body by its framing (RFC 9112, 6.3): none, in chunks, of a known length, or up to the end of the
 * connection.
 */
function bodyIn(
  rest: Remainder,
  { status, headers }: Head,
  method: string,
): { body: ReadableStream<Bytes> | null; length: number | null } {
  const coding = headers.get("transfer-encoding");
  const declared = headers.get("content-length");
  if (method === "HEAD" || status === 204 || status === 205 || status === 304) {
    void rest.leave();
    return { body: null, length: null };
  }
  if (coding !== null) {
    if (coding.toLowerCase() !== "chunked") throw new MalformedAnswer("the transfer coding is not chunked");
    return { body: streamOf(rest, chunksIn(rest)), length: null };
  }
  if (declared === null) return { body: streamOf(rest, rest.all()), length: null };
  if (!/^\d{1,15}$/.test(declared)) throw new MalformedAnswer("Content-Length is not a number");
  return { body: streamOf(rest, rest.bytes(Number(declared))), length: Number(declared) };
}

async function* chunksIn(rest: Remainder): AsyncGenerator<Bytes> {
  for (;;) {
    const size = /^[\da-f]{1,8}(?=[ \t]*(?:;|$))/i.exec(await rest.line())?.[0];
    if (size === undefined) throw new MalformedAnswer("a chunk has no size");
    if (parseInt(size, 16) === 0) break;
    yield* rest.bytes(parseInt(size, 16));
    if ((await rest.line()) !== "") throw new MalformedAnswer("a chunk does not end with a line break");
  }
  while ((await rest.line()) !== "");
}

/** Returns the pieces as a stream, which pulls each piece when its reader has taken the one before. */
function streamOf(rest: Remainder, pieces: AsyncGenerator<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const next = await pieces.next();
      if (!next.done) return controller.enqueue(next.value);
      controller.close();
      await rest.leave();
    },
    cancel: () => rest.leave(),
  });
}

/** The bytes that are still to come on the connection. */
class Remainder {
  private held: Bytes = new Uint8Array();
  private headBytes = 0;
  private readonly source: ReadableStreamDefaultReader<Bytes>;

  constructor(source: ReadableStreamDefaultReader<Bytes>) {
    this.source = source;
  }

  /** Returns the next line without its line end. */
  async line(): Promise<string> {
    const pieces: Bytes[] = [];
    for (;;) {
      const piece = await this.piece();
      if (piece === null) throw new MalformedAnswer("the connection ended before the response did");
      const end = piece.indexOf(NEWLINE);
      const taken = end === -1 ? piece : piece.subarray(0, end + 1);
      pieces.push(taken);
      this.headBytes += taken.length;
      if (this.headBytes > MAX_HEAD_BYTES) throw new MalformedAnswer("the response head is longer than 64 KB");
      if (end === -1) continue;
      this.held = piece.subarray(end + 1);
      return utf8.decode(concatBytes(pieces)).replace(/\r?\n$/, "");
    }
  }

  /** Yields the next `count` bytes, in the pieces they come in. */
  async *bytes(count: number): AsyncGenerator<Bytes> {
    this.headBytes = 0;
    for (let left = count; left > 0;) {
      const piece = await this.piece();
      if (piece === null) throw new MalformedAnswer("the connection ended before the response did");
      const taken = piece.subarray(0, left);
      this.held = piece.subarray(taken.length);
      left -= taken.length;
      yield taken;
    }
  }

  /** Yields all bytes up to the end of the connection. */
  async *all(): AsyncGenerator<Bytes> {
    for (let piece = await this.piece(); piece !== null; piece = await this.piece()) yield piece;
  }

  async leave(): Promise<void> {
    await this.source.cancel().catch(() => undefined);
  }

  private async piece(): Promise<Bytes | null> {
    const { held } = this;
    this.held = new Uint8Array();
    if (held.length > 0) return held;
    const { done, value } = await this.source.read();
    return done ? null : value;
  }
}
