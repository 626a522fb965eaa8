import { Option } from "commander";
import { StartError } from "./fail.mjs";
import { rootOf } from "./root-of.mjs";

/*
 * The commands that look into a memory are clients of the running proxy, over the same HTTP interface as anybody. Keys
 * come from the environment, because a command line can be read by other programs and stays in the shell's history.
 */

/**
 * @typedef {object} Caller
 * @property {string} url of the proxy, without `/v1`
 * @property {string} [user]
 * @property {string} [tenant]
 * @property {string} [apiKeyEnv] the name of the variable that holds the provider key
 * @property {boolean} [json]
 */

/**
 * Adds the options that say which proxy is meant, and whose memory.
 * @param {import("commander").Command} command
 */
export function withCaller(command) {
  return command
    .addOption(
      new Option("--url <url>", "the proxy").env("THROUGHLINE_URL").default("http://127.0.0.1:8787").argParser(rootOf),
    )
    .addOption(new Option("--user <id>", "whose memory").env("THROUGHLINE_USER"))
    .option("--tenant <id>", "of which tenant")
    .option("--api-key-env <name>", "the variable with the provider key that the app presents; THROUGHLINE_KEY is read")
    .option("--json", "print JSON");
}

/**
 * @param {Caller} caller
 * @returns {Record<string, string>}
 */
export function headersOf({ user, tenant, apiKeyEnv }) {
  const key = process.env["THROUGHLINE_KEY"];
  const apiKey = apiKeyEnv === undefined ? undefined : process.env[apiKeyEnv];
  if (apiKeyEnv !== undefined && !apiKey) throw new StartError(`--api-key-env: ${apiKeyEnv} is not set`);
  return {
    ...(user === undefined ? {} : { "throughline-user": encoded(user) }),
    ...(tenant === undefined ? {} : { "throughline-tenant": encoded(tenant) }),
    ...(key ? { "throughline-key": key } : {}),
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  };
}

/**
 * Returns the text as a header value. Its UTF-8 bytes go out, one a character.
 * @param {string} text
 */
const encoded = (text) => Buffer.from(text, "utf8").toString("latin1");

/**
 * Sends a request and returns the answer.
 * @param {Caller} caller
 * @param {string} method
 * @param {string} path
 * @param {{ body?: string; type?: string }} [more]
 * @throws {StartError} in one line, if the proxy cannot be reached or refuses
 */
export async function send(caller, method, path, { body, type = "application/json" } = {}) {
  const headers = { ...headersOf(caller), ...(body === undefined ? {} : { "content-type": type }) };
  let response;
  try {
    response = await fetch(`${caller.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    const { code, message } = /** @type {{ code?: string; message?: string }} */ (
      /** @type {Error} */ (error).cause ?? {}
    );
    throw new StartError(`no proxy can be reached at ${caller.url} (${code ?? message}); name it with --url`);
  }
  if (response.ok) return response;
  throw new StartError(await refusal(response));
}

/**
 * Sends a request and returns the answer's JSON.
 * @param {Caller} caller
 * @param {string} method
 * @param {string} path
 * @param {{ body?: string; type?: string }} [more]
 * @returns {Promise<any>}
 */
export async function receive(caller, method, path, more) {
  return (await send(caller, method, path, more)).json();
}

/** @param {Response} response */
async function refusal(response) {
  const text = await response.text();
  try {
    const { message, code } = JSON.parse(text).error;
    return `${message} (${code ?? response.status})`;
  } catch {
    return `the proxy answered ${response.status} to ${new URL(response.url).pathname}; is it Throughline?`;
  }
}
