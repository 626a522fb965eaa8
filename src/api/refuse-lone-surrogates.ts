import { isObject, type JsonBody } from "../dialects/json.ts";
import { ProxyError } from "../http/errors.ts";
import { mayHoldLoneSurrogates } from "../text/well-formed.ts";

/**
 * Refuses a lone surrogate anywhere in a body, because it cannot be stored as it is and strict parsers reject
 * it.
 * @throws {ProxyError} `invalid_value`, which names the field
 */
export function refuseLoneSurrogates({ value, text }: JsonBody): void {
  const field = mayHoldLoneSurrogates(text) ? fieldWithLoneSurrogate(value, []) : null;
  if (field === null) return;
  throw new ProxyError("invalid_value", `${field} must not contain half of a surrogate pair.`, field);
}

/** Returns the first field with a lone surrogate, or null. */
function fieldWithLoneSurrogate(value: unknown, path: readonly string[]): string | null {
  if (typeof value === "string") return value.isWellFormed() ? null : path.join(".").toWellFormed();
  if (!isObject(value) && !Array.isArray(value)) return null;
  for (const [name, held] of Object.entries(value)) {
    const at = [...path, name];
    const field = name.isWellFormed() ? fieldWithLoneSurrogate(held, at) : at.join(".").toWellFormed();
    if (field !== null) return field;
  }
  return null;
}
