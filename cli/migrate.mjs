import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartError } from "./fail.mjs";
import { exportOf, importOf } from "./migrate/memories.mjs";
import { startStore } from "./migrate/products.mjs";
import { openProgress } from "./migrate/progress.mjs";
import { putRules, rulesOf, spokesmen } from "./migrate/rules.mjs";
import { lendKey, takeKeyBack, tenantsOf } from "./migrate/tenants.mjs";
import { readUsers } from "./migrate/users.mjs";

const STORES = ["durable-object", "upstash"];

/**
 * @typedef {object} MigrateOptions
 * @property {string} from
 * @property {string} to
 * @property {string} users path of the list
 * @property {string} dataDir
 * @property {string} progress path
 * @property {string} together the number of users to move before their progress is written
 * @property {boolean} [json]
 */

/**
 * Moves users from one storage to the other, through export and import, and checks what has arrived. After a break it
 * goes on where it was and adds nothing twice. The operator must name the users, because nothing stored tells their
 * names. In platform mode it moves their tenants first, with keys, counters, limits and rules; in personal mode the
 * rules in force.
 * @param {MigrateOptions} options
 */
export async function migrate({ from, to, users: file, dataDir, ...options }) {
  if (!STORES.includes(from) || !STORES.includes(to) || from === to) {
    throw new StartError("migrate: --from and --to are durable-object and upstash, or the other way round");
  }
  const users = readUsers(file);
  const progress = openProgress(options.progress, `${from} ${to}`, users.length, options.json);
  // Upstash is read and written through vaults that are thrown away, because only its own rows count.
  /** @type {string[]} */
  const scratch = [];
  const empty = () => {
    const folder = mkdtempSync(join(tmpdir(), "throughline-migrate-"));
    scratch.push(folder);
    return folder;
  };
  const folderOf = (/** @type {string} */ store) => (store === "upstash" ? empty() : dataDir);
  /** @type {import("./migrate/products.mjs").Store[]} */
  const running = [];
  const start = async (/** @type {string} */ store, folder = folderOf(store)) => {
    const product = await startStore(store, folder);
    running.push(product);
    return product;
  };
  const isPlatform = Boolean(process.env["ADMIN_KEY"]);
  try {
    const tenants = isPlatform ? await moveTenants(to, dataDir, start) : 0;
    if (isPlatform && !options.json) console.log(`${tenants} tenants moved, and found there as they were sent.`);
    const [source, target] = [await start(from), await start(to)];
    const waiting = users.filter((user) => !progress.of(user));
    const together = Math.max(1, Number(options.together));
    for (let at = 0; at < waiting.length; at += together) {
      const batch = waiting.slice(at, at + together);
      const sent = new Map();
      for (const user of batch) {
        const exported = await exportOf(source, user);
        await importOf(target, user, exported);
        sent.set(user, exported);
      }
      const arrived = to === "upstash" ? await seenByStranger(target, sent, start) : await seenIn(target, sent);
      if (arrived !== null) throw arrivedOtherwise(arrived);
      for (const user of batch) progress.moved(user, sha256(sent.get(user)), count(sent.get(user)));
    }
    if (!isPlatform) await moveRules(users, source, target, to, start);
    progress.end(tenants);
  } finally {
    for (const product of running) await product.stop();
    for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {(store: string, folder?: string) => Promise<import("./migrate/products.mjs").Store>} Start */

/**
 * Moves tenants, so that both storages know all of them afterwards. Neither loses one. Returns their number.
 * @param {string} to
 * @param {string} folder
 * @param {Start} start
 */
async function moveTenants(to, folder, start) {
  const between = await start("upstash", folder);
  const key = await lendKey(between);
  const sent = await tenantsOf(between, key);
  await between.carried();
  if (to === "durable-object") await between.stop();
  const there = to === "upstash" ? await start("upstash") : await start("durable-object", folder);
  const found = await tenantsOf(there, key);
  for (const [tenant, all] of sent) {
    if (found.get(tenant) !== all)
      throw new StartError("migrate: a tenant did not arrive as it was sent; run it again");
  }
  await takeKeyBack(to === "upstash" ? between : there, key);
  await there.stop();
  await between.stop();
  return sent.size - 1;
}

/**
 * @param {readonly import("./migrate/users.mjs").User[]} users
 * @param {import("./migrate/products.mjs").Store} source
 * @param {import("./migrate/products.mjs").Store} target
 * @param {string} to
 * @param {Start} start
 */
async function moveRules(users, source, target, to, start) {
  const tenancies = spokesmen(users);
  const sent = await Promise.all(tenancies.map((user) => rulesOf(source, user)));
  for (const [i, user] of tenancies.entries()) await putRules(target, user, sent[i] ?? "");
  await target.carried();
  const there = to === "upstash" ? await start("upstash") : target;
  for (const [i, user] of tenancies.entries()) {
    if ((await rulesOf(there, user)) !== sent[i]) throw arrivedOtherwise(user);
  }
}

/** The number of fresh products that must read the same from Upstash. */
const STRANGERS = 3;

/** @typedef {Map<import("./migrate/users.mjs").User, string>} Sent the export of each user */

/**
 * @param {import("./migrate/products.mjs").Store} store
 * @param {Sent} sent
 * @returns {Promise<import("./migrate/users.mjs").User | null>} the first user who did not arrive as sent
 */
async function seenIn(store, sent) {
  for (const [user, exported] of sent) {
    const found = await exportOf(store, user);
    if (count(found) !== count(exported) || sha256(found) !== sha256(exported)) return user;
  }
  return null;
}

/**
 * Checks with fresh products, which know nobody, so that everything they answer comes from Upstash.
 * @param {import("./migrate/products.mjs").Store} target
 * @param {Sent} sent
 * @param {Start} start
 */
async function seenByStranger(target, sent, start) {
  let missing = null;
  for (let tries = 0; tries < STRANGERS; tries++) {
    await target.carried();
    missing = await seenIn(await start("upstash"), sent);
    if (missing === null) return null;
  }
  return missing;
}

/** @param {import("./migrate/users.mjs").User} user */
const arrivedOtherwise = ({ line }) =>
  new StartError(`migrate: the user on line ${line} has memories or rules there that are not the ones that were sent`);

/** @param {string} text */
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** @param {string} lines */
const count = (lines) => lines.split("\n").length - 1;
