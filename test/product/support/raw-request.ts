import { request as send } from "node:http";
import { concatBytes } from "../../../src/http/bytes.ts";

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Sees each piece as it arrives. */
  readonly onChunk?: (chunk: Uint8Array) => void;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Uint8Array;
  /** The body came to its declared end. */
  readonly complete: boolean;
}

/** A request without anything a client library would do for us: no decoding, no redirects, no headers of its own. */
export async function rawRequest(
  url: string,
  { method = "GET", headers = {}, body, onChunk }: RawRequest = {},
): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  // The path as it is written: `URL` would normalise it.
  const path = url.slice(url.indexOf("/", url.indexOf("//") + 2));
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const length = bytes === undefined ? {} : { "content-length": String(bytes.length) };
  const request = send({ hostname, port, path, method, headers: { ...length, ...headers }, agent: false });
  const answered = new Promise<RawResponse>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      response.on("data", (chunk: Uint8Array<ArrayBuffer>) => {
        chunks.push(chunk);
        onChunk?.(chunk);
      });
      // A body that breaks off is what some tests look for; `complete` tells.
      response.on("error", () => undefined);
      response.on("close", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: concatBytes(chunks),
          complete: response.complete,
        }),
      );
    });
  });
  request.end(bytes);
  return answered;
}
