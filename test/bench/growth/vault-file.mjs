import { cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { scratch } from "../support/launch.mjs";

/*
 * `node vault-file.mjs DATA_DIR` prints as JSON what the bytes of the largest vault are. It reads a copy, so that the
 * product may run meanwhile. A program of its own, because a benchmark may run on a Node without SQLite.
 */

/**
 * @typedef {object} VaultFile
 * @property {number} bytes of the file, after a checkpoint
 * @property {Record<string, number>} rows by table
 * @property {Record<string, number>} columns bytes of the values, by table and column
 * @property {Record<string, number>} pages bytes of the pages, by table and index
 * @property {number} unused bytes in those pages
 */

/** @param {string} dataDir */
function largestVault(dataDir) {
  const folder = join(dataDir, "objects", "throughline-Vault");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sqlite"));
  const sizes = files.map((name) => ({ name, size: statSync(join(folder, name)).size + walSize(join(folder, name)) }));
  const largest = sizes.toSorted((a, b) => b.size - a.size)[0];
  if (largest === undefined) throw new Error(`${folder} holds no vault`);
  return { folder, name: largest.name };
}

/** @param {string} file */
const walSize = (file) => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/**
 * @param {string} dataDir
 * @returns {VaultFile}
 */
function measure(dataDir) {
  const copy = scratch();
  const { folder, name } = largestVault(dataDir);
  for (const file of readdirSync(folder).filter((one) => one.startsWith(name)))
    cpSync(join(folder, file), join(copy.path, file));
  const database = new DatabaseSync(join(copy.path, name));
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const all = (/** @type {string} */ query) => database.prepare(query).all();
    const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '!_cf%' ESCAPE '!'");
    /** @type {Record<string, number>} */
    const rows = {};
    /** @type {[string, number][]} */
    const columns = [];
    for (const table of tables.map((one) => String(one.name))) {
      const names = all(`SELECT name FROM pragma_table_info('${table}')`).map((one) => String(one.name));
      const sums = names.map((one) => `coalesce(sum(length(CAST("${one}" AS BLOB))), 0) AS "${one}"`);
      const sum = all(`SELECT count(*) AS "rows of it", ${sums.join(", ")} FROM "${table}"`)[0] ?? {};
      rows[table] = Number(sum["rows of it"]);
      for (const one of names) columns.push([`${table}.${one}`, Number(sum[one])]);
    }
    const pages = all("SELECT name, sum(pgsize) AS bytes, sum(unused) AS unused FROM dbstat GROUP BY name");
    return {
      bytes: statSync(join(copy.path, name)).size,
      rows,
      columns: sorted(columns),
      pages: sorted(pages.map((one) => [String(one.name), Number(one.bytes)])),
      unused: pages.reduce((total, one) => total + Number(one.unused), 0),
    };
  } finally {
    database.close();
    copy.remove();
  }
}

/** @param {[string, number][]} sizes */
const sorted = (sizes) => Object.fromEntries(sizes.toSorted((a, b) => b[1] - a[1]));

console.log(JSON.stringify(measure(process.argv[2] ?? "")));
