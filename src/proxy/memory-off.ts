import { MAY_NAME_USER, namesUser } from "../dialects/common-fields.ts";
import { parseObject } from "../dialects/json.ts";
import { isEncoded, readBody } from "../http/body.ts";
import { isJson } from "../http/content-type.ts";

/** The reason why memory has no part in a request, for `Throughline-Memory`. A chat has it in `Cache-Status` too. */
export type MemoryOffReason =
  /** The endpoint has no conversation in it. */
  | "endpoint"
  /** The body is in a coding that the proxy does not read. */
  | "encoding"
  /** The body holds no list of turns. */
  | "no-messages"
  | "no-model"
  /** The answer is an error of the proxy's own. */
  | "error";

/** Returns `Throughline-Memory`: with the reason if the request names a user or may name one, unless it wants no memory. */
export function memoryOff({ headers }: Request, reason: MemoryOffReason, named: boolean): string {
  if (headers.get("throughline-memory") === "off") return "off";
  return named ? `off;reason=${reason}` : "off";
}

/** A longer body passes through unread, with any user that it names. */
const MAX_READ = 1024 * 1024;

/**
 * Reads a body for the user that it may name. Returns null if the body is not short JSON of a declared length: such a body
 * goes on as it came.
 */
export async function readForUser(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const { headers, body } = request;
  const length = Number(headers.get("content-length") ?? Infinity);
  const isShort = body !== null && length <= MAX_READ && isJson(request) && !isEncoded(headers);
  return isShort && !headers.has("throughline-user") ? readBody(request, MAX_READ) : null;
}

const utf8 = new TextDecoder();

/** Returns whether the bytes of a body name an end user. */
export function namesUserIn(body: Uint8Array): boolean {
  const text = utf8.decode(body);
  if (!MAY_NAME_USER.test(text)) return false;
  const value = parseObject(text);
  return value !== null && namesUser(value);
}
