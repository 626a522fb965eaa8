import { join } from "node:path";
import { parse } from "smol-toml";
import { StartError } from "../fail.mjs";
import { homeFolder } from "../os-account.mjs";

/*
 * Codex's config.toml. Keys of the whole file stand before its first table, so what is added is two marked parts: one at
 * the top, one at the end. Nothing else of the file is touched, because nobody wants their comments rewritten.
 */

/** @type {import("./programs.mjs").Program} */
export const codex = {
  name: "codex",
  upstream: "https://api.openai.com/v1",
  path: () => join(process.env["CODEX_HOME"] ?? join(homeFolder(), ".codex"), "config.toml"),
  withProxy(text, { root, user }) {
    const others = this.withoutProxy(text, "");
    const { model_provider: provider, model_providers: providers } = parsed(others);
    if (provider !== undefined)
      throw new StartError(`Codex has model_provider = ${JSON.stringify(provider)} already; remove that line first`);
    if (Object.hasOwn(Object(providers), "throughline"))
      throw new StartError("Codex has a [model_providers.throughline] already; remove that table first");
    const hasKey = Boolean(process.env["OPENAI_API_KEY"]);
    const top = marked(['model_provider = "throughline"']);
    const table = marked([
      "[model_providers.throughline]",
      'name = "Throughline"',
      `base_url = ${JSON.stringify(`${root}/v1`)}`,
      'wire_api = "responses"',
      "supports_websockets = false",
      `http_headers = { "Throughline-User" = ${JSON.stringify(user)} }`,
      hasKey ? 'env_key = "OPENAI_API_KEY"' : "requires_openai_auth = true",
    ]);
    const [mark = ""] = /^\uFEFF/.exec(others) ?? [];
    const rest = others.slice(mark.length);
    return `${mark}${top}${rest}${rest === "" || rest.endsWith("\n") ? "" : "\n"}${table}`;
  },
  withoutProxy: (text) => text.replaceAll(MARKED, ""),
};

const BEGIN = "# throughline begin";
const END = "# throughline end";
/** An editor may have changed the line ends. */
const MARKED = new RegExp(`${BEGIN}\\r?\\n[\\s\\S]*?${END}(?:\\r?\\n|$)`, "g");

/** @param {readonly string[]} lines */
const marked = (lines) => `${[BEGIN, ...lines, END].join("\n")}\n`;

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    return parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new StartError("Codex's config.toml is no TOML; mend it first");
  }
}
