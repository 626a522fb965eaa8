import { readdirSync, readFileSync } from "node:fs";
import { ask } from "./caller.mjs";
import { startProvider } from "./provider.mjs";

/*
 * Somebody who talks beside a crowd, in a process and with a provider of their own, so that they wait for the product alone.
 * Their waits are told in CPU time of the product as well, which other work on the machine does not change.
 */

/** @typedef {{ origin: string; pid: number; mark: number; requests: number }} Talk */
/** @typedef {import("./caller.mjs").Heard & { cpuMs: number; user: string; text: string }} Felt */

const tell = (/** @type {unknown} */ told) => void process.send?.(told);
const provider = await startProvider();

process.on("message", (/** @type {Talk} */ talk) => void hold(talk));
tell(provider.origin);

/** @param {Talk} talk */
async function hold({ origin, pid, mark, requests }) {
  /** @type {Felt[]} */
  const felt = [];
  for (let i = 0; i < requests; i++) {
    const user = `other-${i % 8}`;
    const text = `Note ${String(mark + i).padStart(6, "0")} I own ${i} kettles.`;
    const from = cpuMs(pid);
    let cpu = 0;
    const onHead = () => void (cpu = cpuMs(pid) - from);
    felt.push({ ...(await ask(`${origin}/calm`, { user, text, tenant: "calm" }, { onHead })), cpuMs: cpu, user, text });
  }
  tell(felt);
}

/**
 * Returns the CPU time of a process, to the nanosecond where Linux tells it.
 * @param {number} pid
 */
function cpuMs(pid) {
  try {
    const times = readdirSync(`/proc/${pid}/task`).map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "latin1").split(" ")[0]),
    );
    return times.reduce((sum, ns) => sum + ns, 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}
