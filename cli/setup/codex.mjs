import { homedir } from "node:os";
import { join } from "node:path";
import { StartError } from "../fail.mjs";

/*
 * Codex's config.toml. Keys of the whole file stand before its first table, so what is added is two marked parts: one at
 * the top, one at the end. Nothing else of the file is touched, because nobody wants their comments rewritten.
 */

/** @type {import("./programs.mjs").Program} */
export const codex = {
  name: "codex",
  upstream: "https://api.openai.com/v1",
  path: () => join(process.env["CODEX_HOME"] ?? join(homedir(), ".codex"), "config.toml"),
  withProxy(text, { root, user }) {
    const others = this.withoutProxy(text);
    const whole = /^\s*\[/m.exec(others)?.index ?? others.length;
    const provider = /^\s*model_provider\s*=\s*(.*)$/m.exec(others.slice(0, whole))?.[1];
    if (provider !== undefined)
      throw new StartError(`Codex has model_provider = ${provider} already; remove that line first`);
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
    return `${top}${others}${others === "" || others.endsWith("\n") ? "" : "\n"}${table}`;
  },
  withoutProxy: (text) => text.replaceAll(MARKED, ""),
};

const BEGIN = "# throughline begin\n";
const END = "# throughline end\n";
const MARKED = new RegExp(`${BEGIN}[\\s\\S]*?${END}`, "g");

/** @param {readonly string[]} lines */
const marked = (lines) => `${BEGIN}${lines.join("\n")}\n${END}`;
