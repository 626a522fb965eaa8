import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";

/**
 * @typedef {object} Moved
 * @property {string} sha256 of the user's export
 * @property {number} memories
 */

const WIDTH = 30;

/**
 * Records each moved user as a line on disk before the next is begun, and shows a progress bar unless the end is told as
 * JSON.
 * @param {string} file
 * @param {string} way source and target; another way starts anew
 * @param {number} total users
 * @param {boolean} [json]
 */
export function openProgress(file, way, total, json = false) {
  /** @type {Map<string, Moved>} */
  const moved = new Map();
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    const done = parsed(line);
    if (done?.way === way) moved.set(done.id, { sha256: done.sha256, memories: done.memories });
  }
  const memoriesMoved = () => [...moved.values()].reduce((sum, one) => sum + one.memories, 0);
  const show = () => {
    if (json) return;
    const memories = memoriesMoved();
    const full = total === 0 ? WIDTH : Math.floor((moved.size / total) * WIDTH);
    const bar = `${"█".repeat(full)}${"░".repeat(WIDTH - full)}`;
    const line = `${bar} ${moved.size} of ${total} users, ${memories.toLocaleString("en-US")} memories`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
  show();
  return {
    /** @param {import("./users.mjs").User} user */
    of: ({ id }) => moved.get(id),
    /**
     * @param {import("./users.mjs").User} user
     * @param {string} sha256
     * @param {number} memories
     */
    moved({ id }, sha256, memories) {
      appendFileSync(file, `${JSON.stringify({ way, id, sha256, memories })}\n`);
      moved.set(id, { sha256, memories });
      show();
    },
    /**
     * Reports that all users have arrived and were checked.
     * @param {number} tenants that were moved
     */
    end(tenants) {
      if (json) console.log(JSON.stringify({ tenants, users: moved.size, memories: memoriesMoved() }));
      else
        process.stdout.write(
          `${process.stdout.isTTY ? "\n" : ""}Moved, and found in the target with the same hashes.\n`,
        );
      rmSync(file, { force: true });
    },
  };
}

/**
 * Parses a line. One that a crash cut off does not count.
 * @param {string} line
 */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
