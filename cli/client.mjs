import { Option } from "commander";
import { throughline, ThroughlineError } from "../client/client.mjs";
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
  return withUrl(command)
    .addOption(new Option("--user <id>", "whose memory").env("THROUGHLINE_USER"))
    .option("--tenant <id>", "of which tenant")
    .option("--api-key-env <name>", "the variable with the provider key that the app presents; THROUGHLINE_KEY is read")
    .option("--json", "print JSON");
}

/**
 * Adds the option that says which proxy is meant.
 * @param {import("commander").Command} command
 */
export const withUrl = (command) =>
  command.addOption(
    new Option("--url <url>", "the proxy").env("THROUGHLINE_URL").default("http://127.0.0.1:8787").argParser(rootOf),
  );

/**
 * @param {Caller} caller
 * @returns {Record<string, string>}
 */
export function headersOf({ user, tenant, apiKeyEnv }) {
  const key = process.env["THROUGHLINE_KEY"];
  const apiKey = apiKeyEnv === undefined ? undefined : process.env[apiKeyEnv];
  if (apiKeyEnv !== undefined && !apiKey) throw new StartError(`--api-key-env: ${apiKeyEnv} is not set`);
  return {
    ...(user === undefined ? {} : { "throughline-user": asValue(encoded(user), "--user") }),
    ...(tenant === undefined ? {} : { "throughline-tenant": asValue(encoded(tenant), "--tenant") }),
    ...(key ? { "throughline-key": asValue(key, "THROUGHLINE_KEY") } : {}),
    ...(apiKey ? { authorization: `Bearer ${asValue(apiKey, apiKeyEnv)}` } : {}),
  };
}

/**
 * Returns a header's value as it is.
 * @param {string} value
 * @param {string} [from] where the person wrote it
 * @throws {StartError} if no header can carry it; it does not quote the value, which may be a key
 */
function asValue(value, from) {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new StartError(`${from}: holds a line break or another character that cannot be sent`);
}

/**
 * Returns the text as a header value. Its UTF-8 bytes go out, one a character, because Node's fetch takes no other. In
 * workerd the same would be wrong, so that the client leaves it to its caller.
 * @param {string} text
 */
const encoded = (text) => Buffer.from(text, "utf8").toString("latin1");

/**
 * Returns the client for a caller. Its errors are one line for the person at the terminal.
 * @param {Caller} caller
 * @returns {import("../client/client.mjs").Throughline}
 */
export function clientOf(caller) {
  const headers = headersOf(caller);
  const client = throughline({ baseUrl: caller.url, headers });
  return new Proxy(client, {
    get: (operations, name) => async (/** @type {any} */ call) => {
      try {
        return await Reflect.get(operations, name)(call);
      } catch (error) {
        throw toldShortly(error, caller);
      }
    },
  });
}

/**
 * @param {unknown} error
 * @param {Caller} caller
 */
function toldShortly(error, { url }) {
  if (error instanceof ThroughlineError) {
    if (error.code !== null) return new StartError(`${error.message} (${error.code})`);
    const { pathname } = new URL(error.response.url);
    return new StartError(`the proxy answered ${error.status} to ${pathname}; is it Throughline?`);
  }
  const { cause } = /** @type {{ cause?: { code?: string; message?: string } }} */ (error);
  if (!cause) return error;
  return new StartError(`no proxy can be reached at ${url} (${cause.code ?? cause.message}); name it with --url`);
}
