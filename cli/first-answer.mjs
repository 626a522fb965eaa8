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
    try {
      const response = await fetch(new URL("/healthz", baseUrl(host, port)), { signal: over });
      await response.arrayBuffer();
      // An invalid setting would answer with an error. The start has checked them all before.
      if (response.ok) return { url: baseUrl(host, port) };
    } catch {
      // The worker does not answer yet. The caller watches whether workerd has ended.
    }
    await wait(20);
  }
  return "silent";
}
