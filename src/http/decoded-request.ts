import { isEncoded, MAX_BODY_BYTES, readBody, tooLarge } from "./body.ts";
import { areKnown, codingsIn, decode } from "./decompress.ts";
import { ProxyError } from "./errors.ts";

/**
 * Returns a request whose body is in no coding, and whose headers say so. Returns the request itself if that is so
 * already, and null if its body is in a coding that cannot be decoded.
 * @throws {ProxyError} `body_too_large` for more than 32 MB, packed or decoded; `invalid_encoding` for a body that is not
 * in the coding that its header names
 */
export async function decodedRequest(request: Request): Promise<Request | null> {
  // Asking for the body makes a stream of it, which most requests are read without.
  if (!isEncoded(request.headers) || request.body === null) return request;
  if (!areKnown(codingsIn(request.headers.get("content-encoding")))) return null;
  const body = decodedBody(await readBody(request), request.headers);
  const { url, method, signal, cf } = request;
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  headers.set("content-length", String(body.byteLength));
  return new Request(url, { method, headers, body, signal, ...(cf && { cf }) });
}

/**
 * Returns a body in no coding.
 * @param headers name codings that are known, or none
 * @throws {ProxyError} as `decodedRequest`
 */
export function decodedBody(packed: Uint8Array<ArrayBuffer>, headers: Headers): Uint8Array<ArrayBuffer> {
  // An empty body is in every coding.
  if (packed.byteLength === 0) return packed;
  const codings = codingsIn(headers.get("content-encoding"));
  const body = decode(packed, codings, MAX_BODY_BYTES);
  if (body === "large") throw tooLarge(MAX_BODY_BYTES);
  if (body !== "damaged") return body;
  const message = `The request body is not in ${codings.join(", ")}, which Content-Encoding names. Send it in that coding, or without the header.`;
  throw new ProxyError("invalid_encoding", message, "Content-Encoding");
}
