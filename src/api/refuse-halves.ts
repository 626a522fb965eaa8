import { isObject, type JsonBody } from "../dialects/json.ts";
import { ProxyError } from "../http/errors.ts";
import { mayHoldHalves } from "../text/well-formed.ts";

/**
 * Refuses half of a surrogate pair anywhere in a body, because it cannot be stored as it is and strict parsers reject
 * it.
 * @throws {ProxyError} `invalid_value`, which names the field
 */
export function refuseHalves({ value, text }: JsonBody): void {
  const field = mayHoldHalves(text) ? fieldWithHalf(value, []) : null;
  if (field === null) return;
  throw new ProxyError("invalid_value", `${field} must not contain half of a surrogate pair.`, field);
}

/** Returns the first field with half of a pair, or null. */
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
