import { Agent, request } from "node:http";

/* Somebody with questions, over the product's own HTTP interface. */

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * @typedef {object} Told
 * @property {boolean} hit
 * @property {string} status the header Cache-Status
 * @property {string} content
 * @property {number} ms
 */

/**
 * @param {string} origin
 * @param {{ system: string; question: string; user?: string }} asked
 * @returns {Promise<Told>}
 */
export function ask(origin, { system, question, user }) {
  const body = JSON.stringify({
    model: "bench",
    messages: [
      { role: "system", content: system },
      { role: "user", content: question },
    ],
  });
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      `${origin}/v1/chat/completions`,
      {
        agent,
        method: "POST",
        headers: {
          authorization: "Bearer bench",
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...(user === undefined ? {} : { "throughline-user": user }),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => (text += String(chunk)));
        response.on("error", reject);
        response.on("end", () => {
          if (response.statusCode !== 200) return reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
          const status = String(response.headers["cache-status"] ?? "");
          const told = /** @type {{ choices: { message: { content: string } }[] }} */ (JSON.parse(text));
          const content = told.choices[0]?.message.content ?? "";
          resolve({ hit: status.includes("; hit"), status, content, ms: performance.now() - from });
        });
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

/**
 * Works a list off, several at a time, in its order.
 * @template T
 * @param {readonly T[]} list
 * @param {number} atOnce
 * @param {(item: T, at: number) => Promise<void>} work
 */
export async function each(list, atOnce, work) {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) {
      const item = list[at];
      if (item !== undefined) await work(item, at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
