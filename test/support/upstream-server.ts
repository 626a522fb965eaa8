import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { concatBytes } from "../../src/http/bytes.ts";
import { scriptedUpstream } from "./scripted-upstream.ts";

/** A request as it arrived, byte for byte. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch when the connection was closed before the answer was complete; null: it was not. */
  abortedAt: number | null;
}

export type Answer = (request: Arrived, response: ServerResponse, incoming: IncomingMessage) => void | Promise<void>;

export interface UpstreamServer {
  /** A value for `UPSTREAM_BASE_URL`. */
  readonly baseUrl: string;
  readonly arrived: Arrived[];
  /** How requests are answered from now on; by default as `scriptedUpstream` does. */
  answer: Answer;
  close(): Promise<void>;
}

/** A provider on loopback for the tests and benchmarks that run the whole product. */
export async function startUpstream(): Promise<UpstreamServer> {
  const arrived: Arrived[] = [];
  const take = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array<ArrayBuffer>);
    const { method = "", url = "", rawHeaders } = incoming;
    const request: Arrived = { method, url, rawHeaders, body: concatBytes(chunks), abortedAt: null };
    arrived.push(request);
    response.on("close", () => {
      if (!response.writableFinished) request.abortedAt = Date.now();
    });
    await upstream.answer(request, response, incoming);
  };
  // A caller who hangs up half-way is part of some tests.
  const server = createServer((incoming, response) => void take(incoming, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const upstream: UpstreamServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    arrived,
    answer: answerAsScripted,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return upstream;
}

async function answerAsScripted(request: Arrived, response: ServerResponse): Promise<void> {
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    headers.append(request.rawHeaders[i] ?? "", request.rawHeaders[i + 1] ?? "");
  }
  const body = request.body.length > 0 ? request.body : null;
  const answer = await scriptedUpstream(
    new Request(`http://upstream.test${request.url}`, { method: request.method, headers, body }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  try {
    for await (const chunk of answer.body ?? []) response.write(chunk);
    response.end();
  } catch {
    response.destroy();
  }
}
