import { createServer } from "node:http";
import { once } from "node:events";

/*
 * The other side of the network: a model whose answers tell which call they were given to, and an
 * embedder that finds everything alike.
 */

/**
 * @typedef {{ model: string; messages: { role: string; content: string }[] }} Asked
 * @typedef {object} Provider
 * @property {string} origin
 * @property {() => number} calls the model has answered
 * @property {() => void} stop
 */

const CONSTANT = Array.from({ length: 64 }, () => 0.125);

/**
 * @param {(question: string, call: number, system: string) => string} answerTo
 * @returns {Promise<Provider>}
 */
export async function startProvider(answerTo) {
  let calls = 0;
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (chunk) => chunks.push(/** @type {Buffer} */ (chunk)));
    request.on("end", () => {
      const body = /** @type {Asked & { input: string | string[] }} */ (
        JSON.parse(Buffer.concat(chunks).toString("utf8"))
      );
      const told = request.url?.endsWith("/embeddings")
        ? embeddings(body)
        : completion(body, answerTo(body.messages.at(-1)?.content ?? "", ++calls, body.messages[0]?.content ?? ""));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(told));
    });
  });
  // The product keeps connections open for longer than a server of Node does, and would write to one that has gone.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}/v1`,
    calls: () => calls,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {{ model: string; input: string | string[] }} asked */
function embeddings({ model, input }) {
  const texts = Array.isArray(input) ? input : [input];
  return {
    object: "list",
    model,
    data: texts.map((_, index) => ({ object: "embedding", index, embedding: CONSTANT })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
}

/**
 * @param {Asked} asked
 * @param {string} content
 */
function completion({ model }, content) {
  return {
    id: "chatcmpl-bench",
    object: "chat.completion",
    created: 1_790_000_000,
    model,
    choices: [{ index: 0, message: { role: "assistant", content }, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 },
  };
}
