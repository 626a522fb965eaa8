import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { StartError } from "../fail.mjs";

/**
 * @typedef {object} User
 * @property {number} line of the file
 * @property {string} id a digest that tells users apart and names nobody
 * @property {Record<string, string>} headers the headers of this user's requests
 */

/**
 * Reads one user a line: `{"user":"ada","tenant":"acme","key":"sk-…"}`. The key is the one that the app presents, a
 * provider key or a Throughline key. With `ACCOUNT=shared` there is none.
 * @param {string} file
 * @returns {User[]}
 */
export function readUsers(file) {
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new StartError("migrate: the file of --users cannot be read; check its path");
  }
  return text.split("\n").flatMap((row, i) => (row.trim() === "" ? [] : [userIn(row, i + 1)]));
}

/**
 * @param {string} row
 * @param {number} line
 * @returns {User}
 */
function userIn(row, line) {
  try {
    const { user, tenant = "", key } = JSON.parse(row);
    if (typeof user !== "string" || typeof tenant !== "string") throw new TypeError("not a user");
    const headers = {
      "throughline-user": user,
      ...(tenant !== "" && { "throughline-tenant": tenant }),
      ...(typeof key === "string" && { authorization: `Bearer ${key}` }),
    };
    const id = createHash("sha256")
      .update(JSON.stringify([user, tenant, key]))
      .digest("hex")
      .slice(0, 32);
    return { line, id, headers };
  } catch {
    throw new StartError(`migrate: line ${line} of --users must be {"user":…,"tenant":…,"key":…}`);
  }
}
