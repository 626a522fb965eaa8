import { isObject, type JsonBody } from "../dialects/json.ts";
import { ProxyError } from "../http/errors.ts";
import { mayHoldHalves } from "../text/well-formed.ts";

/**
 * Refuses half of a surrogate pair, wherever it stands: what holds one cannot be stored as it is, and strict readers
 * refuse it.
 * @throws {ProxyError} `invalid_value`, naming the field
 */
export function refuseHalves({ value, text }: JsonBody): void {
  const field = mayHoldHalves(text) ? fieldWithHalf(value, []) : null;
  if (field === null) return;
  throw new ProxyError("invalid_value", `${field} must not contain half of a surrogate pair.`, field);
}

/** Where the first one stands; null: nowhere. */
function fieldWithHalf(value: unknown, path: readonly string[]): string | null {
  if (typeof value === "string") return value.isWellFormed() ? null : path.join(".").toWellFormed();
  if (!isObject(value) && !Array.isArray(value)) return null;
  for (const [name, held] of Object.entries(value)) {
    const at = [...path, name];
    const field = name.isWellFormed() ? fieldWithHalf(held, at) : at.join(".").toWellFormed();
    if (field !== null) return field;
  }
  return null;
}
