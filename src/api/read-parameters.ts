import type * as v from "valibot";
import { ProxyError } from "../http/errors.ts";
import { parse } from "./fields.ts";
import type { Fields } from "./operation.ts";

/**
 * Reads and checks the parameters of a URL.
 * @throws {ProxyError} `invalid_value`, which names a parameter that is unknown, repeated or invalid
 */
export function readParameters<const Query extends Fields>(schema: Query, url: string): v.InferOutput<Query> {
  const given = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    if (!Object.hasOwn(schema.entries, name)) throw unknown(name, Object.keys(schema.entries));
    if (given.has(name)) throw new ProxyError("invalid_value", `${name} must not be given more than once.`, name);
    given.set(name, value);
  }
  return parse(schema, Object.fromEntries(given));
}

function unknown(name: string, known: readonly string[]): ProxyError {
  const takes = known.length === 0 ? "it takes none" : `it takes ${known.join(", ")}`;
  return new ProxyError("invalid_value", `${name} is not a parameter of this request: ${takes}.`, name);
}
