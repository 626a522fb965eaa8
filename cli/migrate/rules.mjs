import { StartError } from "../fail.mjs";

/* Moves the rules in force, in personal mode. As for users, the key that the app presents decides whose they are. */

/**
 * Picks one user of each tenancy.
 * @param {readonly import("./users.mjs").User[]} users
 * @returns {import("./users.mjs").User[]}
 */
export function spokesmen(users) {
  const tenancies = users.map((user) => {
    const { "throughline-tenant": tenant, authorization } = user.headers;
    return /** @type {const} */ ([JSON.stringify([tenant, authorization]), user]);
  });
  return [...new Map(tenancies).values()];
}

/**
 * @param {import("./products.mjs").Store} store
 * @param {import("./users.mjs").User} user
 * @returns {Promise<string>} as JSON
 */
export async function rulesOf({ url }, { headers, line }) {
  const response = await fetch(`${url}/tenant/rules`, { headers });
  if (!response.ok) throw refused("rules", line, response.status);
  const { rules } = /** @type {{ rules: object[] }} */ (await response.json());
  return JSON.stringify({ rules });
}

/**
 * @param {import("./products.mjs").Store} store
 * @param {import("./users.mjs").User} user
 * @param {string} body
 */
export async function putRules({ url }, { headers, line }, body) {
  const response = await fetch(`${url}/tenant/rules`, {
    method: "PUT",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  if (!response.ok) throw refused("rules", line, response.status);
}

/**
 * @param {string} what
 * @param {number} line
 * @param {number} status
 */
const refused = (what, line, status) => new StartError(`migrate: the ${what} of the user on line ${line}: ${status}`);
