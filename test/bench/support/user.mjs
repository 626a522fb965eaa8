import { randomUUID } from "node:crypto";

/*
 * A user of an app behind the product, over the public HTTP interface alone: they chat, their past conversations are
 * imported, and the bench looks at what the model was told of them.
 */

/**
 * @typedef {import("./scripted-model.mjs").Message} Message
 * @typedef {{ user: string; assistant: string }} Turn
 * @typedef {{ type: string; text: string; source: { conversation: string | null; quote: string | null } }} Memory
 * @typedef {object} Service what is measured, and the model behind it
 * @property {string} origin
 * @property {import("./scripted-model.mjs").ScriptedModel} model
 */

const ATTEMPTS = 3;

export class User {
  /**
   * @param {Service} service
   * @param {string | null} name null for a caller that names nobody
   * @param {string} system
   */
  constructor(service, name, system = "") {
    this.service = service;
    this.system = system;
    this.headers = {
      authorization: "Bearer bench",
      "content-type": "application/json",
      ...(name === null ? {} : { "throughline-user": name }),
    };
  }

  /**
   * Sends one chat request.
   * @param {readonly Message[]} said the conversation so far, ending with the user
   * @param {string} answer of the model, if it is asked
   * @param {Record<string, string>} headers
   * @returns {Promise<{ content: string; block: string | null }>} the answer, and what the model was told besides; null
   *   if it was not asked
   */
  async chat(said, answer, headers = {}) {
    const id = randomUUID();
    const sent = [...(this.system === "" ? [] : [{ role: "system", content: this.system }]), ...said];
    this.service.model.prepare(id, answer);
    const told = /** @type {{ choices: { message: { content: string } }[] }} */ (
      await this.#call("POST", "/v1/chat/completions", JSON.stringify({ model: "bench", messages: sent }), {
        ...headers,
        "x-request-id": id,
      })
    );
    const forwarded = this.service.model.take(id);
    return {
      content: told.choices[0]?.message.content ?? "",
      block: forwarded === null ? null : beyond(forwarded, sent),
    };
  }

  /**
   * Holds a conversation now, turn by turn.
   * @param {readonly Turn[]} turns
   */
  async hold(turns) {
    /** @type {Message[]} */
    const said = [];
    for (const { user, assistant } of turns) {
      said.push({ role: "user", content: user });
      // A cached answer would not be the one of the script.
      const { content } = await this.chat(said, assistant, { "cache-control": "no-store" });
      said.push({ role: "assistant", content });
    }
  }

  /**
   * Imports a conversation of the past.
   * @param {string} conversation
   * @param {string} at RFC 3339
   * @param {readonly Turn[]} turns
   */
  async remember(conversation, at, turns) {
    const messages = turns.flatMap(({ user, assistant }) => [
      { role: "user", content: user },
      { role: "assistant", content: assistant },
    ]);
    await this.importLines([JSON.stringify({ kind: "exchange", conversation, at, messages })]);
  }

  /** @param {readonly string[]} lines */
  async importLines(lines) {
    const report = /** @type {{ failed: number }} */ (await this.#call("POST", "/memory/import", lines.join("\n")));
    if (report.failed > 0) throw new Error(`the import failed: ${JSON.stringify(report).slice(0, 500)}`);
  }

  /**
   * Opens a conversation with a question that teaches nothing.
   * @param {string} question
   * @returns {Promise<string>} the block
   */
  async ask(question) {
    const headers = { "throughline-memory": "read", "cache-control": "no-store" };
    const { block } = await this.chat([{ role: "user", content: question }], "OK.", headers);
    if (block === null) throw new Error(`the model was never asked: ${question}`);
    return block;
  }

  /**
   * @param {string} query
   * @param {{ limit: number; tokenBudget: number }} options
   * @returns {Promise<string>} the block
   */
  async recall(query, options) {
    const body = JSON.stringify({ query, ...options });
    return /** @type {{ block: string }} */ (await this.#call("POST", "/memory/recall", body)).block;
  }

  /**
   * @param {"active" | "all"} status
   * @returns {Promise<Memory[]>} all that is no round of a conversation
   */
  async learnt(status = "active") {
    /** @type {Memory[]} */
    const all = [];
    let cursor = "";
    do {
      const path = `/memory?limit=200&status=${status}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = /** @type {{ data: Memory[]; nextCursor: string | null }} */ (await this.#call("GET", path));
      all.push(...page.data.filter(({ type }) => type !== "episodic"));
      cursor = page.nextCursor ?? "";
    } while (cursor !== "");
    return all;
  }

  /**
   * Tries again where the connection had gone: a bench may keep this process busy for longer than a server keeps an
   * idle one.
   * @param {string} method
   * @param {string} path
   * @param {string} [body]
   * @param {Record<string, string>} [headers]
   * @returns {Promise<unknown>}
   */
  async #call(method, path, body, headers = {}) {
    for (let attempt = 1; ; attempt++) {
      try {
        const init = { method, headers: { ...this.headers, ...headers }, ...(body === undefined ? {} : { body }) };
        const response = await fetch(this.service.origin + path, init);
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
        return JSON.parse(text);
      } catch (error) {
        if (!(error instanceof TypeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/**
 * Returns everything that the forwarded messages hold beyond those that were sent.
 * @param {readonly Message[]} forwarded
 * @param {readonly Message[]} sent
 */
export function beyond(forwarded, sent) {
  const added = forwarded.length - sent.length;
  return forwarded
    .map((message, i) => {
      const own = sent[i - added];
      const text = textOf(message);
      return own === undefined ? text : text.replace(textOf(own), () => "");
    })
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n");
}

/** @param {Message} message */
const textOf = ({ content }) =>
  typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("\n");
