import { isObject, type JsonObject } from "../dialects/json.ts";
import { ProxyError } from "../http/errors.ts";
import { holdsKey } from "./holds-key.ts";

/**
 * Refuses a body that holds a Throughline key in a field: `user`, `api_key`, `metadata.key`. Messages are not searched.
 * They are what the model is to read, and may be megabytes.
 * @throws {ProxyError} `invalid_api_key` with the name of the field
 */
export function refuseKeyInBody(body: JsonObject): void {
  for (const [name, value] of Object.entries(body)) {
    if (isObject(value)) for (const [part, text] of Object.entries(value)) refuseKey(text, `${name}.${part}`);
    else refuseKey(value, name);
  }
}

function refuseKey(value: unknown, field: string): void {
  if (typeof value !== "string" || !holdsKey(value)) return;
  const message = `${field} holds a Throughline key, which no upstream may see. Send the key in Throughline-Key instead.`;
  throw new ProxyError("invalid_api_key", message, field);
}
