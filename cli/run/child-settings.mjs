import { basename } from "node:path";

/*
 * Returns what a program needs to know to go through the proxy. SDKs and Claude Code read the environment. Codex reads
 * its configuration, which its command line can add to. Nothing on disk changes.
 */

/**
 * @param {string} root of the proxy
 * @param {string} user
 * @param {Record<string, string>} env of the program so far
 * @returns {Record<string, string>}
 */
export function environmentFor(root, user, env) {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !OF_NPX.test(name))),
    OPENAI_BASE_URL: `${root}/v1`,
    // An older name of the same.
    OPENAI_API_BASE: `${root}/v1`,
    OPENAI_CUSTOM_HEADERS: withUser(env["OPENAI_CUSTOM_HEADERS"], user),
    ANTHROPIC_BASE_URL: `${root}/anthropic`,
    ANTHROPIC_CUSTOM_HEADERS: withUser(env["ANTHROPIC_CUSTOM_HEADERS"], user),
    GOOGLE_GEMINI_BASE_URL: `${root}/gemini`,
  };
}

/**
 * The variables by which npx says what it runs. It does not run the program: a `throughline start` in there would take
 * the shell above it for npx, and end with it.
 */
const OF_NPX = /^npm_lifecycle_/i;

/**
 * Adds the header that names the user, unless the program's headers name one.
 * @param {string | undefined} headers a line each
 * @param {string} user
 */
function withUser(headers = "", user) {
  if (/^throughline-user:/im.test(headers)) return headers;
  return [...headers.split("\n").filter(Boolean), `Throughline-User: ${user}`].join("\n");
}

/**
 * @param {readonly string[]} command
 * @param {string} root
 * @param {string} user
 * @param {Record<string, string>} env
 * @returns {string[]}
 */
export function commandFor([file = "", ...args], root, user, env) {
  return basename(file).replace(/\.(?:exe|cmd)$/i, "") === "codex"
    ? [file, ...codexProvider(root, user, env), ...args]
    : [file, ...args];
}

/**
 * Without a key in the environment, Codex signs in with a ChatGPT subscription, which is served elsewhere.
 * @param {string} root
 * @param {string} user
 * @param {Record<string, string>} env
 */
function codexProvider(root, user, env) {
  const hasKey = Boolean(env["OPENAI_API_KEY"]);
  const settings = {
    model_provider: '"throughline"',
    "model_providers.throughline.name": '"Throughline"',
    "model_providers.throughline.base_url": JSON.stringify(`${root}/${hasKey ? "v1" : "chatgpt/v1"}`),
    "model_providers.throughline.wire_api": '"responses"',
    "model_providers.throughline.supports_websockets": "false",
    "model_providers.throughline.http_headers": `{ "Throughline-User" = ${JSON.stringify(user)} }`,
    ...(hasKey
      ? { "model_providers.throughline.env_key": '"OPENAI_API_KEY"' }
      : { "model_providers.throughline.requires_openai_auth": "true" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
