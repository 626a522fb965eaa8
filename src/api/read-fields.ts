import type * as v from "valibot";
import { MAX_OWN_BODY_BYTES, parseJson, readBody } from "../http/body.ts";
import { parse } from "./fields.ts";
import type { Fields } from "./operation.ts";
import { refuseLoneSurrogates } from "./refuse-lone-surrogates.ts";

/**
 * Reads and checks the fields of a body.
 * @param mayLackBody true if a missing body counts as an object without fields, as it does if none are declared
 * @throws {ProxyError} `invalid_json`, or `invalid_value`, which names the field
 */
export async function readFields<const Body extends Fields>(
  schema: Body,
  request: Request,
  mayLackBody = Object.keys(schema.entries).length === 0,
): Promise<v.InferOutput<Body>> {
  const bytes = request.body === null ? new Uint8Array() : await readBody(request, MAX_OWN_BODY_BYTES);
  if (bytes.byteLength === 0 && mayLackBody) return parse(schema, {});
  const body = parseJson(bytes);
  refuseLoneSurrogates(body);
  return parse(schema, body.value);
}
