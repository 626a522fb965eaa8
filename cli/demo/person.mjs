import { OpenAI } from "openai";
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
 * A person with an app: the official client with another base URL and a header that names the user. A new Person knows
 * nothing of what another said.
 */
export class Person {
  /**
   * @param {string} name
   * @param {string} url of the product
   */
  constructor(name, url) {
    this.name = name;
    this.url = url;
    this.headers = { "Throughline-User": name.toLowerCase() };
    this.client = new OpenAI({ baseURL: `${url}/v1`, apiKey: "demo", defaultHeaders: this.headers, maxRetries: 0 });
    /** @type {import("openai").OpenAI.ChatCompletionMessageParam[]} */
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
    const call = this.client.chat.completions.create({ model: "stand-in", messages: this.messages, stream });
    const { data, response } = await call.withResponse();
    let text = "";
    if ("choices" in data) text = data.choices[0]?.message.content ?? "";
    else for await (const chunk of data) text += chunk.choices[0]?.delta.content ?? "";
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
    const headers = { ...this.headers, authorization: "Bearer demo" };
    const response = await fetch(this.url + path, { method, headers });
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
