import { createServer } from "node:http";
import { once } from "node:events";

/*
 * The other side of the network: a model that answers each request as it was told beforehand, and shows what it was
 * asked. A request names itself in `x-request-id`, which passes through the proxy and shapes no cached answer.
 */

/**
 * @typedef {{ role: string; content: string | { type: string; text?: string }[] }} Message
 * @typedef {object} ScriptedModel
 * @property {string} origin with `/v1`
 * @property {(id: string, answer: string) => void} prepare sets the answer to a request that is about to be sent
 * @property {(id: string) => Message[] | null} take the messages that arrived, or null if the request never came
 * @property {() => void} stop
 */

/** @returns {Promise<ScriptedModel>} */
export async function startScriptedModel() {
  /** @type {Map<string, string>} */
  const answers = new Map();
  /** @type {Map<string, Message[]>} */
  const arrived = new Map();
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (chunk) => chunks.push(/** @type {Buffer} */ (chunk)));
    request.on("end", () => {
      const id = String(request.headers["x-request-id"] ?? "");
      const body = /** @type {{ model: string; messages: Message[] }} */ (
        JSON.parse(Buffer.concat(chunks).toString("utf8"))
      );
      arrived.set(id, body.messages);
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify(completion(body.model, answers.get(id) ?? "OK.")));
    });
  });
  // The product keeps connections open for longer than a server of Node does, and would write to one that has gone.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}/v1`,
    prepare: (id, answer) => void answers.set(id, answer),
    take(id) {
      const messages = arrived.get(id) ?? null;
      arrived.delete(id);
      answers.delete(id);
      return messages;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {string} model
 * @param {string} content
 */
function completion(model, content) {
  return {
    id: "chatcmpl-bench",
    object: "chat.completion",
    created: 1_790_000_000,
    model,
    choices: [{ index: 0, message: { role: "assistant", content }, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 },
  };
}
