import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { redisRest } from "./redis-rest.ts";
import { startRedis } from "./redis-server.ts";
import { newSwitches, type Switches } from "./switches.ts";
import { VectorIndex, type VectorIndexOptions } from "./vector-index.ts";
import { vectorRest } from "./vector-rest.ts";

/** Indexes by the token that names them; a dense one as wide as the embedder's vectors is the default. */
export const INDEXES: Readonly<Record<string, VectorIndexOptions>> = {
  "local-dense": { type: "DENSE", dimensions: 128, similarity: "COSINE" },
  "local-sparse": { type: "SPARSE", dimensions: 0, similarity: "COSINE" },
  "local-hybrid": { type: "HYBRID", dimensions: 128, similarity: "COSINE" },
};

/** As the official client's own test suite wants them. */
export const CLIENT_SUITE_INDEXES: Readonly<Record<string, VectorIndexOptions>> = {
  "local-dense": { type: "DENSE", dimensions: 384, similarity: "COSINE" },
  "local-sparse": { type: "SPARSE", dimensions: 0, similarity: "COSINE" },
  "local-hybrid": { type: "HYBRID", dimensions: 2, similarity: "COSINE" },
  "local-hybrid-embedding": { type: "HYBRID", dimensions: 384, similarity: "COSINE" },
};

/** An Upstash of our own: what a real account would give, by the names of its settings. */
export interface LocalUpstash {
  readonly settings: Readonly<Record<string, string>>;
  readonly redis: Switches;
  readonly vector: Switches;
  /** Every byte that both hold. */
  dump(): Promise<{ readonly redis: Uint8Array; readonly vector: string }>;
  /** Requests that came in so far. */
  calls(): { readonly redis: number; readonly vector: number };
  stop(): void;
}

/** @param port of the Redis front; Vector listens on the next; 0: any free ones */
export async function startUpstash(port = 0, kinds = INDEXES): Promise<LocalUpstash> {
  const redis = newSwitches();
  const vector = newSwitches();
  const calls = { redis: 0, vector: 0 };
  const process = await startRedis();
  const front = await redisRest(process, "local-redis", redis);
  const indexes = new Map(Object.entries(kinds).map(([token, options]) => [token, new VectorIndex(options)]));
  const vectors = vectorRest(indexes, vector);
  const [redisServer, redisUrl] = await serve(port, (request) => {
    calls.redis += 1;
    return front.fetch(request);
  });
  const [vectorServer, vectorUrl] = await serve(port === 0 ? 0 : port + 1, (request) => {
    calls.vector += 1;
    return vectors(request);
  });
  return {
    settings: {
      UPSTASH_REDIS_REST_URL: redisUrl,
      UPSTASH_REDIS_REST_TOKEN: "local-redis",
      UPSTASH_VECTOR_REST_URL: vectorUrl,
      UPSTASH_VECTOR_REST_TOKEN: "local-dense",
    },
    redis,
    vector,
    async dump() {
      const all = [...indexes.values()].map(({ namespaces }) =>
        [...namespaces].map(([name, one]) => [name, one.all()]),
      );
      return { redis: await process.dump(), vector: JSON.stringify(all) };
    },
    calls: () => ({ ...calls }),
    stop() {
      for (const server of [redisServer, vectorServer]) {
        server.close();
        server.closeAllConnections();
      }
      front.close();
      process.stop();
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
export { hasRedis } from "./redis-server.ts";
