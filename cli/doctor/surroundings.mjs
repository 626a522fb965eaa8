import { parse as parseJson } from "jsonc-parser";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { claudeCode } from "../setup/claude-code.mjs";
import { codex } from "../setup/codex.mjs";
import { homeFolder } from "../os-account.mjs";
import { withoutEmpty } from "../settings.mjs";

/**
 * The surroundings that the checks look at, read once.
 * @typedef {object} Surroundings
 * @property {string} url of the proxy
 * @property {string} dataDir
 * @property {Record<string, string>} env
 * @property {Health} health
 * @property {ProgramSettings[]} programs that go to the proxy
 * @property {() => Promise<string[]>} refusedFiles the kinds of files of a newer version that the proxy came upon
 * @property {(more?: { headers?: Record<string, string>; body?: Uint8Array }) => Promise<Probe>} probe
 */

/** @typedef {{ isOurs: boolean; answered: boolean; code: string; date: string | null; upstream: string }} Health */
/** @typedef {{ status: number; code: string; memory: string }} Probe */

/**
 * @typedef {object} ProgramSettings
 * @property {string} name as a person knows it
 * @property {string} baseUrl
 * @property {boolean} wantsVersion whether its base URL ends in `/v1`
 * @property {Record<string, string>} headers that it is told to add, by lower-case name
 * @property {boolean} namesUser whether it names a user by itself
 * @property {boolean} triesWebSocket
 */

/**
 * @param {{ url: string; dataDir: string }} options
 * @returns {Promise<Surroundings>}
 */
export async function lookAround({ url, dataDir }) {
  const env = withoutEmpty(process.env);
  const origin = new URL(url).origin;
  const programs = programsIn(env).filter(({ baseUrl }) => URL.canParse(baseUrl) && new URL(baseUrl).origin === origin);
  return {
    url,
    dataDir,
    env,
    programs,
    health: await healthOf(url),
    refusedFiles: () => refusedFilesAt(url),
    probe: (more) => probe(url, env, more),
  };
}

/**
 * @param {Record<string, string>} env
 * @returns {ProgramSettings[]}
 */
function programsIn(env) {
  const claude = textOf(claudeCode.path());
  const claudeEnv = { ...env, ...envIn(claude) };
  return [
    {
      name: "OPENAI_BASE_URL",
      baseUrl: env["OPENAI_BASE_URL"] ?? env["OPENAI_API_BASE"] ?? "",
      wantsVersion: true,
      headers: headersIn(env["OPENAI_CUSTOM_HEADERS"]),
      namesUser: false,
      triesWebSocket: false,
    },
    {
      name: "Claude Code",
      baseUrl: claudeEnv["ANTHROPIC_BASE_URL"] ?? "",
      wantsVersion: false,
      headers: headersIn(claudeEnv["ANTHROPIC_CUSTOM_HEADERS"]),
      namesUser: true,
      triesWebSocket: false,
    },
    ...codexProviders(textOf(codex.path()), env),
  ];
}

/**
 * Returns the providers in Codex's configuration. The checks look at those that go to the proxy.
 * @param {string} toml
 * @param {Record<string, string>} env
 * @returns {ProgramSettings[]}
 */
function codexProviders(toml, env) {
  /** @type {Record<string, any>} */
  let providers = {};
  try {
    providers = Object(parseToml(toml.replace(/^\uFEFF/, ""))["model_providers"]);
  } catch {
    // Codex itself says that it cannot read it.
  }
  return Object.values(providers).map((provider) => ({
    name: "Codex",
    baseUrl: String(provider?.base_url ?? ""),
    wantsVersion: true,
    headers: Object.fromEntries(
      [
        ...Object.entries(Object(provider?.http_headers)),
        // These name variables, whose values are sent.
        ...Object.entries(Object(provider?.env_http_headers)).map(([name, key]) => [name, env[String(key)] ?? ""]),
      ].map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    namesUser: false,
    triesWebSocket: provider?.supports_websockets !== false,
  }));
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Looks whether a program has signed in with a login in place of a key. */
export const hasLogin = {
  claude: () => textOf(join(homeFolder(), ".claude", ".credentials.json")).includes("accessToken"),
  codex: () =>
    textOf(join(process.env["CODEX_HOME"] ?? join(homeFolder(), ".codex"), "auth.json")).includes("access_token"),
};

/**
 * @param {string} settings
 * @returns {Record<string, string>}
 */
function envIn(settings) {
  return Object(parseJson(settings.replace(/^\uFEFF/, ""), [], { allowTrailingComma: true })?.env);
}

/**
 * @param {string} [lines] of `Name: value`
 * @returns {Record<string, string>}
 */
function headersIn(lines = "") {
  return Object.fromEntries(
    lines.split("\n").flatMap((line) => {
      const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value ?? ""]];
    }),
  );
}

const WITHIN_MS = 5_000;

/**
 * @param {string} url
 * @returns {Promise<Health>}
 */
export async function healthOf(url) {
  const none = { isOurs: false, answered: false, code: "", date: null, upstream: "" };
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(WITHIN_MS) });
    const text = await response.text();
    const health = text.startsWith("{") ? JSON.parse(text) : {};
    const isOurs = response.ok && health.status === "ok" && typeof health.upstream === "string";
    return { isOurs, answered: true, code: "", date: response.headers.get("date"), upstream: health.upstream ?? "" };
  } catch (error) {
    const { cause, name } = /** @type {Error & { cause?: { code?: string; message?: string } }} */ (error);
    return { ...none, answered: name === "SyntaxError", code: cause?.code ?? cause?.message ?? name };
  }
}

/**
 * @param {string} url
 * @returns {Promise<string[]>} empty if no proxy answers
 */
async function refusedFilesAt(url) {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(WITHIN_MS) });
    const { reasons } = /** @type {{ reasons: { service: string; reason: string }[] }} */ (await response.json());
    return reasons
      .filter(({ reason }) => reason === "newer_format")
      .map(({ service }) => service.replace("storage:", "as the proxy says, "));
  } catch {
    return [];
  }
}

/**
 * Sends a small chat to the stand-in, which costs nothing and teaches nothing.
 * @param {string} url
 * @param {Record<string, string>} env
 * @param {{ headers?: Record<string, string>; body?: Uint8Array }} [more]
 * @returns {Promise<Probe>}
 */
async function probe(url, env, { headers = {}, body = PROBE } = {}) {
  const key = env["THROUGHLINE_KEY"];
  try {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "throughline-user": "doctor",
        "throughline-memory": "read",
        ...(key ? { "throughline-key": key } : {}),
        ...headers,
      },
      body,
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const text = await response.text();
    const code = response.ok ? "" : (JSON.parse(text).error?.code ?? "");
    return { status: response.status, code, memory: response.headers.get("throughline-memory") ?? "" };
  } catch {
    return { status: 0, code: "", memory: "" };
  }
}

/** The body of a probe. */
export const PROBE = new TextEncoder().encode('{"model":"stand-in","messages":[{"role":"user","content":"Hello."}]}');
