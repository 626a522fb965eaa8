/**
 * @typedef {{ imported: number; failed: number; errors: object[] }} ImportReport
 * @typedef {object} Recalled
 * @property {{ source: { conversation: string | null; quote: string | null } }[]} memories
 * @property {string} block
 */

/** Somebody with a memory, as the product's own HTTP interface has it. */
export class Client {
  /**
   * @param {string} origin
   * @param {string} user
   */
  constructor(origin, user) {
    this.origin = origin;
    this.headers = { authorization: "Bearer bench", "throughline-user": user, "content-type": "application/json" };
  }

  /**
   * @param {readonly import("./data.mjs").Conversation[]} conversations
   * @returns {Promise<ImportReport>}
   */
  async import(conversations) {
    const lines = conversations.map(({ id, at, utterances }) => {
      const messages = utterances.map(({ role, text }) => ({ role, content: text }));
      return `${JSON.stringify({ kind: "exchange", conversation: id, at, messages })}\n`;
    });
    const response = await asked(`${this.origin}/memory/import`, {
      method: "POST",
      headers: this.headers,
      body: lines.join(""),
    });
    const report = /** @type {ImportReport} */ (await response.json());
    if (!response.ok || report.failed > 0)
      throw new Error(`the import failed: ${JSON.stringify(report).slice(0, 500)}`);
    return report;
  }

  /**
   * @param {string} query
   * @returns {Promise<Recalled & { ms: number }>}
   */
  async recall(query) {
    const from = performance.now();
    const response = await asked(`${this.origin}/memory/recall`, {
      method: "POST",
      headers: this.headers,
      // As long as the product takes one.
      body: JSON.stringify({ query: query.slice(0, 20_000) }),
    });
    const answer = /** @type {Recalled} */ (await response.json());
    const ms = performance.now() - from;
    if (!response.ok) throw new Error(`recall answered ${response.status}: ${JSON.stringify(answer)}`);
    return { ...answer, ms };
  }
}

/**
 * Once more where the connection was gone: the baselines keep this process busy for longer than a server keeps an
 * idle connection. Neither call does anything twice.
 * @param {string} url
 * @param {RequestInit} init
 */
async function asked(url, init) {
  try {
    return await fetch(url, init);
  } catch {
    return fetch(url, init);
  }
}
