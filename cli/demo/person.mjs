import { came, sent } from "./page.mjs";

/**
 * @typedef {object} Reply
 * @property {string} text
 * @property {string} cache `Cache-Status`
 * @property {string} memory `Throughline-Memory`
 * @property {number} ms until the answer was there
 */

/**
 * @typedef {object} Memory
 * @property {string} id
 * @property {string} type
 * @property {string} text
 * @property {string | null} validTo
 * @property {string | null} supersededBy
 */

/**
 * A person with an app, which has another base URL and a header that names the user. A new Person knows nothing of what
 * another said. The package brings no client of a provider, so that the app speaks HTTP.
 */
export class Person {
  /**
   * @param {string} name
   * @param {string} url of the product
   */
  constructor(name, url) {
    this.name = name;
    this.url = url;
    this.headers = { "Throughline-User": name.toLowerCase(), authorization: "Bearer demo" };
    /** @type {{ role: string; content: string }[]} */
    this.messages = [];
  }

  /**
   * Sends the next message of this conversation.
   * @param {string} content
   * @param {{ stream?: boolean }} [how]
   * @returns {Promise<Reply>}
   */
  async say(content, { stream = false } = {}) {
    sent(this.name, content);
    this.messages.push({ role: "user", content });
    const from = performance.now();
    const response = await fetch(`${this.url}/v1/chat/completions`, {
      method: "POST",
      headers: { ...this.headers, "content-type": "application/json" },
      body: JSON.stringify({ model: "stand-in", messages: this.messages, stream }),
    });
    const answer = await response.text();
    const text = stream ? streamed(answer) : JSON.parse(answer).choices[0].message.content;
    const ms = performance.now() - from;
    this.messages.push({ role: "assistant", content: text });
    const memory = response.headers.get("throughline-memory") ?? "";
    const cache = response.headers.get("cache-status") ?? "";
    came(
      text,
      `${stream ? "streamed, " : ""}Throughline-Memory: ${memory} · Cache-Status: ${cache} · ${ms.toFixed(1)} ms`,
    );
    return { text, cache, memory, ms };
  }

  /**
   * Calls `/memory`, as a settings page of the app would.
   * @param {string} method
   * @param {string} path
   * @returns {Promise<any>}
   */
  async call(method, path) {
    const response = await fetch(this.url + path, { method, headers: this.headers });
    const body = await response.text();
    return body === "" ? { status: response.status } : JSON.parse(body);
  }

  /** @returns {Promise<Memory[]>} all memories of this person, superseded ones included */
  async memories() {
    return (await this.call("GET", "/memory?status=all&limit=200")).data;
  }

  /** @returns {Promise<Memory[]>} the extracted memories, without the rounds */
  async facts() {
    return (await this.memories()).filter(({ type }) => type === "semantic");
  }
}

/**
 * Returns the text of a stream that has ended.
 * @param {string} events
 */
function streamed(events) {
  const chunks = [...events.matchAll(/^data: (\{.*)$/gm)].map(([, json = ""]) => JSON.parse(json));
  return chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
}
