import { homedir } from "node:os";
import { join } from "node:path";
import { StartError } from "../fail.mjs";

/* Claude Code's settings.json, whose `env` holds variables of its own. */

/** @type {import("./programs.mjs").Program} */
export const claudeCode = {
  name: "claude",
  upstream: "https://api.anthropic.com/v1",
  path: () => join(process.env["CLAUDE_CONFIG_DIR"] ?? join(homedir(), ".claude"), "settings.json"),
  withProxy(text, { root, user }) {
    const settings = parsed(text);
    const env = settings.env ?? {};
    const other = env[BASE_URL];
    if (other !== undefined && other !== root) {
      throw new StartError(
        `Claude Code goes to ${other} already; make that the proxy's upstream, and remove ${BASE_URL}`,
      );
    }
    const headers = (env[HEADERS] ?? "").split("\n").filter((/** @type {string} */ line) => line && !OURS.test(line));
    const ours = [...headers, `Throughline-User: ${user}`].join("\n");
    return printed({ ...settings, env: { ...env, [BASE_URL]: root, [HEADERS]: ours } });
  },
  withoutProxy(text) {
    const { env = {}, ...settings } = parsed(text);
    if (!OURS.test(env[HEADERS] ?? "")) return text;
    const { [BASE_URL]: _, [HEADERS]: headers, ...others } = env;
    const kept = headers.split("\n").filter((/** @type {string} */ line) => line && !OURS.test(line));
    const rest = { ...others, ...(kept.length > 0 ? { [HEADERS]: kept.join("\n") } : {}) };
    const whole = { ...settings, ...(Object.keys(rest).length > 0 ? { env: rest } : {}) };
    return Object.keys(whole).length === 0 ? "" : printed(whole);
  },
};

const BASE_URL = "ANTHROPIC_BASE_URL";
const HEADERS = "ANTHROPIC_CUSTOM_HEADERS";
const OURS = /^throughline-user:/im;

/** @param {string} text */
function parsed(text) {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError("Claude Code's settings.json is no JSON; mend it first");
  }
}

/** @param {unknown} settings */
const printed = (settings) => `${JSON.stringify(settings, null, 2)}\n`;
