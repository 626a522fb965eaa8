import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../fail.mjs";

/** A user who is not known yet is read from afar, which the first call may not wait for. */
const TRIES = 20;
const AGAIN_MS = 250;

/**
 * Everything of a user, in the order of ids.
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
 * What somebody has let out is let out there too: the mark of it holds in the deployment that made it, and in no other.
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
