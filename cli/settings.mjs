import { lookup } from "node:dns/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { StartError } from "./fail.mjs";

/**
 * The settings of the start itself. All others belong to the worker's schema, `src/config.ts`.
 * @typedef {object} StartSettings
 * @property {number} port 0 for any free port
 * @property {string} host the name in HOST
 * @property {string} address the address of that name
 * @property {string} dataDir absolute
 */

/**
 * Removes empty settings, which count as unset: `PORT= npm start`, or a blank value in an env file.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/**
 * @param {Record<string, string>} env
 * @returns {Promise<StartSettings>}
 */
export async function readStartSettings(env) {
  const port = readPort(env.PORT ?? "8787");
  const host = env.HOST ?? "127.0.0.1";
  const address = await resolveHost(host);
  await mustBeFree(port, host, address);
  return { port, host, address, dataDir: resolve(env.DATA_DIR ?? ".throughline") };
}

/** @param {string} text */
function readPort(text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new StartError("PORT: must be a whole number from 0 to 65535");
  return port;
}

/** @param {string} host */
async function resolveHost(host) {
  try {
    return (await lookup(host)).address;
  } catch {
    throw new StartError("HOST: must be an address of this machine or a name that resolves to one");
  }
}

/**
 * Checks that the port is free, before anything is built, because workerd's own error is not one clear line.
 * @param {number} port
 * @param {string} host
 * @param {string} address
 */
async function mustBeFree(port, host, address) {
  const server = createServer();
  try {
    await /** @type {Promise<void>} */ (
      new Promise((listening, failed) => {
        server.once("error", failed);
        server.listen({ port, host: address, exclusive: true }, listening);
      })
    );
  } catch (error) {
    throw new StartError(whyNot(/** @type {NodeJS.ErrnoException} */ (error).code, port, host));
  }
  await new Promise((closed) => server.close(closed));
}

/**
 * @param {string | undefined} code
 * @param {number} port
 * @param {string} host
 */
function whyNot(code, port, host) {
  if (code === "EADDRINUSE") return `PORT: ${port} on ${host} is already in use`;
  if (code === "EACCES") return `PORT: ${port} on ${host} may not be opened by this account`;
  if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return "HOST: is not an address of this machine";
  return `PORT: ${port} on ${host} cannot be opened (${code})`;
}

/**
 * Returns the hosts by which a client on this machine may reach the proxy, the best first. With IPv6 off, workerd can
 * listen on `::` but `::1` leads nowhere.
 * @param {StartSettings} start
 * @returns {string[]}
 */
export function reachableHosts({ host, address }) {
  if (address === "0.0.0.0") return ["127.0.0.1"];
  return address === "::" ? ["::1", "127.0.0.1"] : [host];
}

/**
 * @param {string} host
 * @param {number} port
 */
export function baseUrl(host, port) {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}/v1`;
}

/**
 * Checks the worker's settings.
 * @param {typeof import("../src/config.ts")} config
 * @param {Record<string, string>} env
 */
export function checkSettings(config, env) {
  try {
    return config.readSettings(
      Object.fromEntries(config.SETTING_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    );
  } catch (error) {
    const { setting, message } = /** @type {{ setting?: unknown; message: string }} */ (error);
    if (typeof setting !== "string") throw error;
    throw new StartError(message);
  }
}
