import { request as send } from "node:http";
import { WHOLE } from "./provider.mjs";

/*
 * A caller with a connection of their own, as a crowd consists of. One that is refused may try again later, which is
 * theirs to decide.
 */

/**
 * @typedef {object} Asked
 * @property {string} user
 * @property {string} text
 * @property {string} [tenant]
 * @property {boolean} [stream]
 */

/**
 * @typedef {object} Heard
 * @property {number} status 0 if the connection broke before a head came
 * @property {string} memory the header
 * @property {boolean} ended the answer came whole
 * @property {boolean} wrong it came whole, and is not what the provider sent
 * @property {number} headMs
 * @property {number} ms
 * @property {string} error why it failed: the code of the connection's error, or of the answer's
 */

/**
 * Sends one chat.
 * @param {string} origin
 * @param {Asked} asked
 * @param {{ onHead?: () => void; bytesPerSecond?: number }} [options]
 * @returns {Promise<Heard>}
 */
export function ask(origin, { user, text, tenant = "", stream = false }, { onHead, bytesPerSecond = 0 } = {}) {
  const body = Buffer.from(JSON.stringify({ model: "bench", stream, messages: [{ role: "user", content: text }] }));
  const from = performance.now();
  return new Promise((resolve) => {
    /** @type {Heard} */
    const heard = { status: 0, memory: "", ended: false, wrong: false, headMs: 0, ms: 0, error: "" };
    const done = () => resolve({ ...heard, ms: performance.now() - from });
    const request = send(`${origin}/v1/chat/completions`, {
      method: "POST",
      agent: false,
      headers: {
        authorization: "Bearer bench",
        "content-type": "application/json",
        "content-length": body.length,
        "throughline-user": user,
        ...(tenant !== "" && { "throughline-tenant": tenant }),
      },
    });
    request.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      heard.error = error.code ?? error.message;
      done();
    });
    request.on("response", (response) => {
      heard.status = response.statusCode ?? 0;
      heard.memory = String(response.headers["throughline-memory"] ?? "");
      heard.headMs = performance.now() - from;
      onHead?.();
      let told = "";
      response.on("error", () => {});
      response.on("close", () => {
        heard.ended = heard.status === 200 && (stream ? told.includes("data: [DONE]") : response.complete);
        if (!heard.ended) heard.error = `${heard.status} ${/"code":"(\w+)"/.exec(told)?.[1] ?? "cut short"}`;
        heard.wrong = heard.ended && told !== (stream ? WHOLE.stream : WHOLE.object);
        done();
      });
      const take = (/** @type {Buffer | null} */ piece) => void (piece && (told += piece.toString()));
      if (bytesPerSecond === 0) {
        response.on("data", take);
        return;
      }
      const timer = setInterval(() => take(/** @type {Buffer | null} */ (response.read(1))), 1000 / bytesPerSecond);
      response.on("close", () => clearInterval(timer));
    });
    request.end(body);
  });
}

/**
 * Counts how requests ended.
 * @param {readonly Heard[]} all
 */
export const countsOf = (all) => ({
  sent: all.length,
  ended: all.filter(({ ended }) => ended).length,
  refused: all.filter(({ status }) => status === 503).length,
  degraded: all.filter(({ ended, memory }) => ended && memory.startsWith("degraded")).length,
  wrong: all.filter(({ wrong }) => wrong).length,
  failed: all.filter(failed).length,
});

/** @param {Heard} heard */
const failed = ({ ended, status }) => !ended && status !== 503;

/**
 * Returns how often each cause of a failure was seen.
 * @param {readonly Heard[]} all
 */
export function causesOf(all) {
  /** @type {Record<string, number>} */
  const causes = {};
  for (const { error } of all.filter(failed)) causes[error] = (causes[error] ?? 0) + 1;
  return causes;
}
