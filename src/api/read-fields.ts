import type * as v from "valibot";
import { MAX_OWN_BODY_BYTES, parseJson, readBody } from "../http/body.ts";
import { parse } from "./fields.ts";
import type { Fields } from "./operation.ts";
import { refuseHalves } from "./refuse-halves.ts";

/**
 * The fields of a body, as they were declared.
 * @param mayLackBody no body is an object without fields, as it is where none are declared
 * @throws {ProxyError} `invalid_json`, or `invalid_value` naming the field
 */
export async function readFields<const Body extends Fields>(
  schema: Body,
  request: Request,
  mayLackBody = Object.keys(schema.entries).length === 0,
): Promise<v.InferOutput<Body>> {
  const bytes = request.body === null ? new Uint8Array() : await readBody(request, MAX_OWN_BODY_BYTES);
  if (bytes.byteLength === 0 && mayLackBody) return parse(schema, {});
  const body = parseJson(bytes);
  refuseHalves(body);
  return parse(schema, body.value);
}
