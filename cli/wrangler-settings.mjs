import { readFile } from "node:fs/promises";

/**
 * The parts of `wrangler.toml` that plain workerd needs. They are written in that file alone.
 * @typedef {object} WranglerSettings
 * @property {string} compatibilityDate
 * @property {string[]} compatibilityFlags
 * @property {{ name: string; className: string }[]} objects the Durable Objects, by binding
 */

/**
 * Reads the few keys by pattern, because a TOML parser would be one more dependency of `npm start`. A key that is not
 * found is an error, never a default.
 * @returns {Promise<WranglerSettings>}
 */
export async function readWranglerSettings() {
  const text = await readFile(new URL("../wrangler.toml", import.meta.url), "utf8");
  // Environments come last in the file and concern Cloudflare alone.
  const toml = text.replace(/^\s*#.*$/gm, "").replace(/^\[env\.[\s\S]*$/m, "");
  const objects = [...toml.matchAll(/\{\s*name\s*=\s*"(\w+)"\s*,\s*class_name\s*=\s*"(\w+)"\s*\}/g)].map(
    ([, name = "", className = ""]) => ({ name, className }),
  );
  const withSql = [...toml.matchAll(/^new_sqlite_classes\s*=\s*\[([^\]]*)\]/gm)].flatMap(([, list = ""]) =>
    strings(list),
  );
  const missing = objects.find(({ className }) => !withSql.includes(className));
  if (objects.length === 0 || missing) throw new Error("wrangler.toml: a Durable Object without SQLite");
  return {
    compatibilityDate: find(toml, /^compatibility_date\s*=\s*"([^"]+)"/m),
    compatibilityFlags: strings(find(toml, /^compatibility_flags\s*=\s*\[([^\]]*)\]/m)),
    objects,
  };
}

/**
 * @param {string} toml
 * @param {RegExp} pattern
 */
function find(toml, pattern) {
  const found = pattern.exec(toml)?.[1];
  if (found === undefined) throw new Error(`wrangler.toml: nothing matches ${pattern}`);
  return found;
}

/** @param {string} list */
function strings(list) {
  return [...list.matchAll(/"([^"]+)"/g)].map(([, item = ""]) => item);
}
