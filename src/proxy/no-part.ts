import { isObject, parseObject, type JsonObject } from "../dialects/json.ts";
import { isEncoded, readBody } from "../http/body.ts";
import { isJson } from "../http/content-type.ts";

/** Why memory has no part in a request. Stands in `Throughline-Memory`, and of a chat in `Cache-Status` too. */
export type NoPart =
  /** There is no memory at this endpoint. */
  | "endpoint"
  /** The body is in a coding that is not read. */
  | "encoding"
  /** The body holds no list of messages. */
  | "no-messages"
  | "no-model"
  /** The answer is an error of the proxy's own. */
  | "error";

/** Says it to whoever named a user, or may have; plain `off` to whoever named none, or wants no memory. */
export function memoryOff({ headers }: Request, reason: NoPart, named: boolean): string {
  if (headers.get("throughline-memory") === "off") return "off";
  return named ? `off;reason=${reason}` : "off";
}

/** A longer body passes through unread, and the user it may name unseen. */
const MAX_READ = 1024 * 1024;

/**
 * Reads a body for the user that it may name: short JSON of a declared length, so that it goes on as it came.
 * @returns null where it is not read
 */
export async function readForUser(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const { headers, body } = request;
  const length = Number(headers.get("content-length") ?? Infinity);
  const isShort = body !== null && length <= MAX_READ && isJson(request) && !isEncoded(headers);
  return isShort && !headers.has("throughline-user") ? readBody(request, MAX_READ) : null;
}

const utf8 = new TextDecoder();

export function namesUserIn(body: Uint8Array): boolean {
  const text = utf8.decode(body);
  // Most bodies need not be parsed for it.
  if (!/user|safety_identifier/.test(text)) return false;
  const value = parseObject(text);
  return value !== null && holdsUser(value);
}

/** In the fields that the dialects have for it. */
export function holdsUser({ user, safety_identifier, metadata }: JsonObject): boolean {
  const ids = [user, safety_identifier, isObject(metadata) ? metadata["user_id"] : null];
  return ids.some((id) => typeof id === "string");
}
