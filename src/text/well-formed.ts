/** Only an escape brings a lone surrogate into JSON, because its bytes are not UTF-8. */
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;

/** Returns false if no string in a JSON text can hold a lone surrogate. */
export function mayHoldLoneSurrogates(json: string): boolean {
  return ESCAPED_SURROGATE.test(json);
}

/** Returns the value with U+FFFD in the place of each lone surrogate, in names and in values. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name.toWellFormed(), wellFormed(held)]));
}
