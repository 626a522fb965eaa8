import { concatBytes } from "../bytes.ts";
import { isObject, type JsonBody } from "../dialects/json.ts";
import { ProxyError } from "../errors.ts";
import { DEPTH_AT_MOST, nestsTooDeep } from "../json-depth.ts";

const BODY_BYTES_AT_MOST = 32 * 1024 * 1024;
/** What is asked of the proxy itself needs no more, an import aside, which is read by the line. */
export const OWN_BODY_BYTES_AT_MOST = 1024 * 1024;

/**
 * The whole body, as bytes: they may be forwarded untouched.
 * @throws {ProxyError} `body_too_large` past the limit, counted while reading where no length was declared
 */
export async function readBody(request: Request, atMost = BODY_BYTES_AT_MOST): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > atMost) throw tooLarge(atMost);
    return new Uint8Array(await request.arrayBuffer());
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    length += chunk.byteLength;
    if (length > atMost) throw tooLarge(atMost);
    chunks.push(chunk);
  }
  return concatBytes(chunks);
}

const tooLarge = (bytes: number): ProxyError =>
  new ProxyError("body_too_large", `The request body is larger than ${bytes / (1024 * 1024)} MB.`);

/** A body in a coding we do not read is passed on untouched. */
export function isEncoded(headers: Headers): boolean {
  const coding = headers.get("content-encoding")?.trim().toLowerCase();
  return coding !== undefined && coding !== "" && coding !== "identity";
}

/** Made once: making one costs more than decoding a small body. */
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws {ProxyError} `invalid_json` for anything but an object in UTF-8 */
export function parseJson(bytes: Uint8Array): JsonBody {
  let value: unknown;
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
    value = nestsTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    throw new ProxyError("invalid_json", "The request body is not valid JSON.");
  }
  if (value === undefined) throw new ProxyError("invalid_json", `The request body nests deeper than ${DEPTH_AT_MOST}.`);
  if (!isObject(value)) throw new ProxyError("invalid_json", "The request body must be a JSON object.");
  return { value, text };
}
