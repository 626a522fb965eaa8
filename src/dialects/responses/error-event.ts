import { isObject, parseObject } from "../json.ts";

/**
 * Returns the event that ends a broken stream. Clients read the fields of the error beside its type, or in an object.
 * Nobody has counted the events before it.
 */
export function errorEvent(body: string): string {
  const error = parseObject(body)?.["error"];
  const { code, message, param } = isObject(error) ? error : {};
  const data = { type: "error", code, message, param, sequence_number: 0, error };
  return `event: error\ndata: ${JSON.stringify(data)}\n\n`;
}
