import { request } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/* Users who talk to the product, at a rate that does not depend on how fast it answers. */

/** @typedef {Awaited<ReturnType<typeof import("../support/launch.mjs").startThroughline>>} Product */

/**
 * @typedef {object} Said an exchange that was answered
 * @property {string} user
 * @property {string} text
 * @property {string} answer
 * @property {string} exchange its id
 * @property {number} at when the answer was there
 * @property {number} ms until then
 * @property {string} memory what the header said of it
 */

/** Every third states something about its user, as in the other benchmark of storage. */
const TEXTS = [
  (/** @type {number} */ n) => `How do I mend problem ${n} of my bicycle?`,
  (/** @type {number} */ n) => `I have ${n} postcards.`,
  (/** @type {number} */ n) => `Which of the ${n} bridges of the old town should I walk over first?`,
];

export const headersOf = (/** @type {string} */ user) => ({
  authorization: "Bearer bench",
  "throughline-user": user,
  "content-type": "application/json",
});

export class People {
  /** @type {Said[]} */
  said = [];
  /**
   * Sent, and never answered.
   * @type {{ user: string; text: string; at: number; reason: string }[]}
   */
  unanswered = [];
  /**
   * Answered with anything but an answer.
   * @type {string[]}
   */
  refused = [];
  /** @type {Product} */
  product;
  /** Nobody says anything while the product is being started again. */
  paused = false;
  #spoken = 0;
  /** @type {Set<Promise<void>>} */
  #underWay = new Set();
  #stopped = false;

  /** @param {Product} product */
  constructor(product) {
    this.product = product;
  }

  /**
   * Talks until it is stopped.
   * @param {readonly string[]} users in turn
   * @param {number} rate exchanges a second
   */
  async talk(users, rate) {
    this.#stopped = false;
    const from = performance.now();
    for (let n = 0; !this.#stopped; n++) {
      await wait(Math.max(0, from + (n * 1000) / rate - performance.now()));
      if (this.paused) continue;
      const saying = this.#say(users[n % users.length] ?? "").finally(() => this.#underWay.delete(saying));
      this.#underWay.add(saying);
    }
    await Promise.all(this.#underWay);
  }

  stop() {
    this.#stopped = true;
  }

  /** @param {string} user */
  async #say(user) {
    const n = (this.#spoken += 1);
    const text = TEXTS[n % TEXTS.length]?.(n) ?? "";
    const from = performance.now();
    try {
      const response = await post(`${this.product.origin}/v1/chat/completions`, headersOf(user), {
        model: "stand-in",
        messages: [{ role: "user", content: text }],
      });
      if (response.status !== 200) {
        this.refused.push(`${response.status} ${response.body.slice(0, 200)}`);
        return;
      }
      const { choices } = /** @type {{ choices: [{ message: { content: string } }] }} */ (JSON.parse(response.body));
      this.said.push({
        user,
        text,
        answer: choices[0].message.content,
        exchange: response.header("throughline-exchange"),
        at: Date.now(),
        ms: performance.now() - from,
        memory: response.header("throughline-memory"),
      });
    } catch (error) {
      const { message, code = message } = /** @type {Error & { code?: string }} */ (error);
      this.unanswered.push({ user, text, at: Date.now(), reason: code });
    }
  }
}

/**
 * Over a connection of its own: one that was kept may be closed just as it is used again, which says nothing of the
 * product.
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {object} body
 * @returns {Promise<{ status: number; body: string; header: (name: string) => string }>}
 */
function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, agent: false }, (response) => {
      const header = (/** @type {string} */ name) => String(response.headers[name] ?? "");
      textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text, header }), reject);
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}
