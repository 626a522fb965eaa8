import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer, type Server } from "node:net";
import { startUpstream, type UpstreamServer } from "../../support/upstream-server.ts";

/** An embedder and an extractor that repeat what they were asked when they fail, in every way they can. */
export async function talkative(): Promise<UpstreamServer & { ill: boolean }> {
  const server = await startUpstream();
  const well = server.answer;
  const service = Object.assign(server, { ill: false });
  const ways: ((response: ServerResponse, asked: string) => void)[] = [
    (response, asked) => response.writeHead(500, { "retry-after": "0" }).end(asked),
    (response, asked) => response.writeHead(200, { "content-type": "application/json" }).end(`{${asked}`),
    (response, asked) => response.writeHead(200).end(JSON.stringify({ data: asked, choices: [{ message: asked }] })),
    (response, asked) =>
      response
        .writeHead(200)
        .end(JSON.stringify({ choices: [{ message: { content: asked }, finish_reason: "stop" }] })),
    (response, asked) => response.writeHead(302, { location: `https://x.example/${encodeURI(asked)}` }).end(),
    (response) => response.destroy(),
  ];
  let turn = 0;
  server.answer = async (request, response, incoming) => {
    const isService = /\/(?:embeddings|extractor)\b/.test(request.url);
    const asked = new TextDecoder().decode(request.body);
    if (isService && service.ill) return ways[turn++ % ways.length]?.(response, asked);
    // It sends back a request that it cannot read.
    await Promise.resolve(well(request, response, incoming)).catch(() => response.writeHead(400).end(asked));
  };
  return service;
}

/** Ways of `garbled`. */
export const GARBLED = 9;

/** An upstream that speaks no HTTP, each time in another way. */
export async function garbled(word: string): Promise<Server> {
  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
  const ways = [
    `${word}\r\n\r\n`,
    `HTTP/1.1 ${word}\r\n\r\n`,
    `${head}${word}\r\n\r\n`,
    `${head}x: ${word}\0\r\n\r\n`,
    `${head}content-length: ${word}\r\n\r\n`,
    `${head}content-length: 900\r\n\r\n{"${word}`,
    `${head}transfer-encoding: ${word}\r\n\r\n`,
    `${head}transfer-encoding: chunked\r\n\r\nzz${word}\r\n`,
    `${head.replace("application/json", "text/event-stream")}transfer-encoding: chunked\r\n\r\n4\r\ndata\r\n${word}\r\n`,
  ];
  let turn = 0;
  const server = createServer((socket) => {
    socket.on("error", () => undefined).once("data", () => socket.end(ways[turn++ % ways.length] ?? ""));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
