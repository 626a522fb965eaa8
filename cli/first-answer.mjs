import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { baseUrl, reachableHosts } from "./settings.mjs";

/**
 * How long to wait for the first answer. The worker loads in a second, and a machine that needs longer is of no use.
 */
const ANSWERS_WITHIN_MS = 60_000;

/**
 * Waits until the worker answers. Listening is not yet answering, because the first request loads the worker.
 * @param {import("./settings.mjs").StartSettings} start
 * @param {number} port
 * @param {AbortSignal} over
 * @returns {Promise<{ url: string } | "silent">} the base URL that answers, or `silent` if none does in time
 */
export async function firstAnswer(start, port, over) {
  const hosts = reachableHosts(start);
  const until = Date.now() + ANSWERS_WITHIN_MS;
  for (let tries = 0; !over.aborted && Date.now() < until; tries++) {
    const host = hosts[tries % hosts.length] ?? start.host;
    // An invalid setting would answer with an error. The start has checked them all before.
    if (await isHealthy(new URL(baseUrl(host, port)), over)) return { url: baseUrl(host, port) };
    // The worker does not answer yet. The caller watches whether workerd has ended.
    await wait(20);
  }
  return "silent";
}

/**
 * Asks once. It reads the first line of the answer by itself, because `fetch` would take 20 MB for as long as the proxy runs.
 * @param {URL} url
 * @param {AbortSignal} over
 * @returns {Promise<boolean>}
 */
function isHealthy({ hostname, host, port }, over) {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 80) });
    const end = (/** @type {boolean} */ answer) => {
      over.removeEventListener("abort", stop);
      socket.destroy();
      resolve(answer);
    };
    const stop = () => end(false);
    over.addEventListener("abort", stop);
    let answered = "";
    socket.on("error", stop).on("close", stop);
    socket.setEncoding("latin1").on("data", (text) => {
      answered += text;
      if (answered.includes("\r\n")) end(answered.startsWith("HTTP/1.1 200 "));
    });
    socket.write(`GET /healthz HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  });
}
