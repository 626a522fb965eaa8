import { concatBytes } from "./bytes.ts";
import { parseJsonText } from "../runtime/json-parse.ts";
import { isObject, type JsonBody } from "../dialects/json.ts";
import { ProxyError } from "./errors.ts";
import { MAX_DEPTH, outerEnds } from "./json-depth.ts";

export const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** The limit for bodies to the proxy's own API. Imports may be larger, because they are read line by line. */
export const MAX_OWN_BODY_BYTES = 1024 * 1024;

/**
 * Reads a whole body as bytes, which may be forwarded untouched.
 * @throws {ProxyError} `body_too_large` past the limit, also if no length was declared; `body_incomplete` if the caller
 * disconnected before the end
 */
export async function readBody(request: Request, atMost = MAX_BODY_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get("content-length");
  if (Number(declared ?? 0) > atMost) {
    await drain(request);
    throw tooLarge(atMost);
  }
  if (declared !== null) {
    try {
      return new Uint8Array(await request.arrayBuffer());
    } catch {
      incomplete();
    }
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of piecesOf(request.body)) {
    length += chunk.byteLength;
    if (length > atMost) break;
    chunks.push(chunk);
  }
  if (length > atMost) {
    await drain(request);
    throw tooLarge(atMost);
  }
  return concatBytes(chunks);
}

/**
 * Yields the pieces of a body as they arrive. A reader that stops early leaves the rest unread.
 * @throws {ProxyError} `body_incomplete`
 */
export async function* piecesOf(body: Request["body"]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (body === null) return;
  try {
    for await (const piece of body.values({ preventCancel: true })) yield piece as Uint8Array<ArrayBuffer>;
  } catch {
    incomplete();
  }
}

function incomplete(): never {
  throw new ProxyError("body_incomplete", "The request body ended before its declared length. Send all of it.");
}

/** Eight times the limit of a body. The connection of a caller who sends more is closed. */
const MAX_DRAINED_BYTES = 256 * 1024 * 1024;
const DRAINED_FOR_MS = 30_000;

/**
 * Reads the rest of an unused body and drops it. The runtime closes a connection with unread bytes. Most clients then
 * see a reset instead of the answer, and lose their next request as well.
 */
export async function drain({ body, headers }: Request): Promise<void> {
  if (body === null || body.locked || Number(headers.get("content-length") ?? 0) > MAX_DRAINED_BYTES) return;
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const late = setTimeout(() => void reader.cancel().catch(() => undefined), DRAINED_FOR_MS);
  try {
    for (let drained = 0; drained <= MAX_DRAINED_BYTES;) {
      const { done, value } = await reader.read();
      if (done) return;
      drained += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The caller has disconnected, so there is no rest.
  } finally {
    clearTimeout(late);
  }
}

export const tooLarge = (bytes: number): ProxyError =>
  new ProxyError("body_too_large", `The request body is larger than ${bytes / (1024 * 1024)} MB.`);

/** Says whether a body is in a content coding, which the proxy passes on untouched. */
export function isEncoded(headers: Headers): boolean {
  const coding = headers.get("content-encoding")?.trim().toLowerCase();
  return coding !== undefined && coding !== "" && coding !== "identity";
}

/** A shared decoder, because making one costs more than decoding a small body. */
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Parses a JSON object.
 * @throws {ProxyError} `invalid_json` for anything but an object in UTF-8
 */
export const parseJson = (bytes: Uint8Array): JsonBody => parseJsonObject(decodeJson(bytes));

/** A JSON text that nests no deeper than it may. */
export type DecodedJson = Required<Pick<JsonBody, "text" | "ends">>;

/**
 * Decodes a JSON text, and refuses one that nests too deep.
 * @throws {ProxyError} `invalid_json`
 */
export function decodeJson(bytes: Uint8Array): DecodedJson {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    throw invalidJson();
  }
  const ends = outerEnds(text);
  if (ends === null) throw new ProxyError("invalid_json", `The request body nests deeper than ${MAX_DEPTH} levels.`);
  return { text, ends };
}

/**
 * Parses the object in a text of `decodeJson`. A caller who reads long bodies yields between the two.
 * @throws {ProxyError} `invalid_json`
 */
export function parseJsonObject({ text, ends }: DecodedJson): JsonBody {
  let value: unknown;
  try {
    value = parseJsonText(text);
  } catch {
    throw invalidJson();
  }
  if (!isObject(value)) throw new ProxyError("invalid_json", "The request body must be a JSON object.");
  return { value, text, ends };
}

const invalidJson = (): ProxyError => new ProxyError("invalid_json", "The request body is not valid JSON.");
