import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../fail.mjs";

/** Attempts to export a user. The first may end before the vault has been read from the cold tier. */
const TRIES = 20;
const AGAIN_MS = 250;

/**
 * Exports a user, in the order of ids.
 * @param {import("./products.mjs").Store} store
 * @param {import("./users.mjs").User} user
 * @returns {Promise<string>}
 */
export async function exportOf({ url }, { headers, line }) {
  for (let tries = 1; ; tries++) {
    const response = await fetch(`${url}/memory/export`, { headers });
    const text = await response.text();
    if (response.ok) return text.replace(/"released":"[0-9a-f]{64}"(?=\}$)/gm, RELEASED);
    if (response.status < 500 || tries === TRIES) throw refused("export", line, response.status);
    await wait(AGAIN_MS);
  }
}

/**
 * @param {import("./products.mjs").Store} store
 * @param {import("./users.mjs").User} user
 * @param {string} lines
 */
export async function importOf({ url }, { headers, line }, lines) {
  const response = await fetch(`${url}/memory/import`, { method: "POST", headers, body: lines });
  const report = await response.text();
  if (!response.ok || JSON.parse(report).failed > 0) throw refused("import", line, response.status);
  for (const id of releasedIn(lines)) {
    const memory = `${url}/memory/${id}`;
    const found = await fetch(memory, { headers });
    const { quarantine } = /** @type {{ quarantine?: string }} */ (await found.json());
    if (quarantine === undefined) continue;
    const restored = await fetch(`${memory}/restore`, { method: "POST", headers });
    if (!restored.ok) throw refused("release", line, restored.status);
  }
}

/**
 * Returns the ids of released memories. They are released again in the target, because a mark holds only in the
 * deployment that made it.
 * @param {string} lines
 * @returns {string[]}
 */
function releasedIn(lines) {
  const marked = lines.split("\n").filter((line) => line.includes(RELEASED));
  return marked.flatMap((line) => {
    const { id, released } = JSON.parse(line);
    return released === ELSEWHERE ? [id] : [];
  });
}

const ELSEWHERE = "elsewhere";
const RELEASED = `"released":"${ELSEWHERE}"`;

/**
 * @param {string} what
 * @param {number} line
 * @param {number} status
 */
const refused = (what, line, status) => new StartError(`migrate: the ${what} of the user on line ${line}: ${status}`);
