import { clientOf } from "./client.mjs";
import { printable } from "./printable.mjs";

/**
 * Tells why an exchange went as it did: what was told of the user, what the cache decided, what was learnt.
 * @param {string} exchange
 * @param {import("./client.mjs").Caller} caller
 */
export async function why(exchange, caller) {
  const client = clientOf(caller);
  const record = await client.getExchange({ id: exchange });
  if (caller.json) {
    console.log(JSON.stringify(record, null, 2));
    return;
  }
  const told = await Promise.all(record.memory.injected.map((one) => lineOf(one, client)));
  const wrote = await Promise.all(record.wrote.map((id) => lineOf({ id }, client)));
  for (const line of tell(record, told, wrote)) console.log(printable(line));
}

/** @typedef {{ id: string; score?: number | null }} Injected */

/**
 * Returns a memory as a line, or says that it is gone since.
 * @param {Injected} injected
 * @param {import("../client/client.mjs").Throughline} client
 */
async function lineOf({ id, score }, client) {
  const shown = score == null ? "" : ` (${score.toFixed(2)})`;
  try {
    const { text, createdAt } = await client.getMemory({ id });
    return `  ${createdAt.slice(0, 10)}${shown} ${shortened(text)}`;
  } catch {
    return `  ${id}${shown}, deleted since`;
  }
}

const MAX_CHARACTERS = 200;

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
}

/**
 * @param {any} record of `GET /memory/exchanges/{id}`
 * @param {readonly string[]} told
 * @param {readonly string[]} wrote
 */
function tell(record, told, wrote) {
  const { memory, cache, learning } = record;
  const lines = [
    `${record.id} at ${record.at}, model ${record.model}, conversation ${record.conversation}`,
    "",
    `Memory was ${memory.mode}${memory.degraded ? `, degraded (${memory.degraded})` : ""}: ${memory.injected.length} told in ${memory.tokens} tokens, ${memory.rules} rules.`,
    ...told,
    `Cache: ${cache.status}${cache.detail ? ` (${cache.detail})` : ""}.`,
    `Written: ${wrote.length}${record.complete ? "" : "; the answer broke off"}.`,
    ...wrote,
  ];
  if (record.forgot.length > 0) lines.push(`Forgotten on the user's order: ${record.forgot.length}.`);
  if (record.redacted.length > 0) lines.push(`Secrets taken out: ${JSON.stringify(record.redacted)}.`);
  if (learning.status !== "done")
    lines.push(`Learning: ${learning.status}${learning.reason ? `, ${learning.reason}` : ""}.`);
  return lines;
}
