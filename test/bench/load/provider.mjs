import { once } from "node:events";
import { createServer } from "node:http";

/** The words of every answer. */
export const ANSWER = "Noted.";

/** @typedef {{ origin: string; hold: boolean; release(): void; close(): void }} Provider */

/** Starts a provider that answers at once, or holds its streams open. @returns {Promise<Provider>} */
export async function startProvider() {
  /** @type {Set<import("node:http").ServerResponse>} */
  const held = new Set();
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (chunk) => chunks.push(/** @type {Buffer} */ (chunk)));
    request.on("end", () => {
      const isStream = Buffer.concat(chunks).includes('"stream":true');
      response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
      if (isStream) response.write(FIRST);
      if (isStream && provider.hold) held.add(response);
      else response.end(isStream ? REST : COMPLETION);
    });
  });
  // The product keeps connections for longer than a server of Node does.
  server.keepAliveTimeout = 0;
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const provider = {
    origin: `http://127.0.0.1:${port}`,
    hold: false,
    release() {
      for (const response of held) response.end(REST);
      held.clear();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return provider;
}

const COMPLETION = JSON.stringify({
  id: "chatcmpl-load",
  object: "chat.completion",
  created: 1,
  model: "bench",
  choices: [{ index: 0, message: { role: "assistant", content: ANSWER }, finish_reason: "stop" }],
});
const FIRST = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: "assistant", content: ANSWER } }] })}\n\n`;
const REST = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;

/** The bytes of a whole answer, which no proxy may change. */
export const WHOLE = { stream: FIRST + REST, object: COMPLETION };
