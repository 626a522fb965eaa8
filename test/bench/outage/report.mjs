import { quantile, show, table } from "../support/figures.mjs";

/** @typedef {import("./people.mjs").Said} Said */

/**
 * @typedef {object} Phase
 * @property {string} name
 * @property {number} answered
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {number} maxMs
 * @property {number} degraded answers without memory, which said so
 */

/**
 * @typedef {object} Result
 * @property {number} minutes
 * @property {number} users
 * @property {number} rate
 * @property {boolean} killed
 * @property {Phase[]} phases
 * @property {{ rowsMs: number; vectorsMs: number }} caughtUp after the end
 * @property {Record<string, number>} found what is wrong with what Upstash holds
 * @property {number} differing users of whom a product that knows nobody exports something else
 * @property {{ after: number; reason: string }[]} unanswered seconds into the outage
 * @property {string[]} refused
 * @property {{ before: number | null; after: number | null }} residentMb of workerd
 */

const CAUGHT_UP_WITHIN_MS = 60_000;

/**
 * @param {string} name
 * @param {readonly Said[]} said
 * @returns {Phase}
 */
export function phaseOf(name, said) {
  const times = said.map(({ ms }) => ms);
  return {
    name,
    answered: said.length,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    maxMs: Math.max(0, ...times),
    degraded: said.filter(({ memory }) => memory.startsWith("degraded")).length,
  };
}

/** @param {number} ms */
const seconds = (ms) => `${show(ms / 1000, 1)} s`;

/** @param {Result} result */
export function tell({ minutes, users, rate, phases, caughtUp, found, differing, unanswered, refused, residentMb }) {
  const head = [`${users} users, ${rate}/s, down for ${minutes} min`, "answered", "p50 ms", "p99 ms", "longest ms"];
  const rows = phases.map(({ name, answered, p50Ms, p99Ms, maxMs, degraded }) => [
    name,
    show(answered),
    show(p50Ms, 1),
    show(p99Ms, 1),
    show(maxMs),
    show(degraded),
  ]);
  const wrong = Object.entries(found).map(([what, n]) => `${what} ${n}`);
  console.log(table([...head, "without memory"], rows));
  console.log(`
Not answered: ${unanswered.length}, refused: ${refused.length}.
Caught up: rows after ${seconds(caughtUp.rowsMs)}, vectors after ${seconds(caughtUp.vectorsMs)}.
In Upstash, of what was said: ${wrong.join(", ")}.
Users of whom a product that knows nobody exports something else: ${differing} of ${users}.
Memory of workerd: ${show(residentMb.before)} MB before, ${show(residentMb.after)} MB after.`);
  for (const cause of new Set(unanswered.map(({ reason }) => reason))) {
    const times = unanswered.filter(({ reason }) => reason === cause).map(({ after }) => show(after));
    process.stderr.write(`bench: not answered (${cause}), seconds into it: ${[...new Set(times)].join(", ")}\n`);
  }
  for (const answer of new Set(refused)) process.stderr.write(`bench: refused: ${answer}\n`);
}

/**
 * Every chat answered, nothing lost, caught up with within a minute. Who is killed answers nobody meanwhile.
 * @param {Result} result
 */
export function holds({ killed, caughtUp, found, differing, unanswered, refused }) {
  const isAnswered = refused.length === 0 && (killed || unanswered.length === 0);
  const isThere = Object.values(found).every((n) => n === 0) && differing === 0;
  return isAnswered && isThere && Math.max(caughtUp.rowsMs, caughtUp.vectorsMs) <= CAUGHT_UP_WITHIN_MS;
}
