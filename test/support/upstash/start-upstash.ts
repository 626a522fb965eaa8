import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { INDEXES, type LocalUpstash, newUpstash, TOKENS } from "./local-upstash.ts";

export { CLIENT_SUITE_INDEXES, INDEXES } from "./local-upstash.ts";
export { hasRedis } from "./redis-server.ts";

export interface ServedUpstash extends LocalUpstash {
  /** The values that a real account would give, by setting. */
  readonly settings: Readonly<Record<string, string>>;
}

/** @param port of the Redis front; Vector listens on the next; 0: any free ones */
export async function startUpstash(port = 0, kinds = INDEXES): Promise<ServedUpstash> {
  const upstash = await newUpstash(kinds);
  const [redisServer, redisUrl] = await serve(port, upstash.redis);
  const [vectorServer, vectorUrl] = await serve(port === 0 ? 0 : port + 1, upstash.vector);
  return {
    ...upstash,
    settings: { UPSTASH_REDIS_REST_URL: redisUrl, UPSTASH_VECTOR_REST_URL: vectorUrl, ...TOKENS },
    stop() {
      for (const server of [redisServer, vectorServer]) {
        server.close();
        server.closeAllConnections();
      }
      upstash.stop();
    },
  };
}

async function serve(port: number, answer: (request: Request) => Promise<Response>): Promise<[Server, string]> {
  const server = createServer((incoming, response) => {
    void relay(incoming, response, answer).catch(() => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

async function relay(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array<ArrayBuffer>);
  const request = new Request(`http://local${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
    ...(chunks.length > 0 && { body: new Blob(chunks) }),
  });
  const answered = await answer(request);
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (!answered.body) return void response.end();
  const body = Readable.fromWeb(answered.body as unknown as NodeStream);
  response.on("close", () => body.destroy());
  body.on("error", () => response.destroy());
  body.pipe(response);
}
