import { applyEdits, modify, parse } from "jsonc-parser";
import { join } from "node:path";
import { StartError } from "../fail.mjs";
import { homeFolder } from "../os-account.mjs";

/*
 * Claude Code's settings.json, whose `env` holds variables of its own. Only these two variables are edited in the text:
 * order, numbers, comments and spaces of the rest stay as they are.
 */

const BASE_URL = "ANTHROPIC_BASE_URL";
const HEADERS = "ANTHROPIC_CUSTOM_HEADERS";
const OURS = /^throughline-user:/im;

/** @type {import("./programs.mjs").Program} */
export const claudeCode = {
  name: "claude",
  upstream: "https://api.anthropic.com/v1",
  path: () => join(process.env["CLAUDE_CONFIG_DIR"] ?? join(homeFolder(), ".claude"), "settings.json"),
  withProxy(text, { root, user }) {
    const env = envIn(text) ?? {};
    const other = env[BASE_URL];
    if (other !== undefined && other !== root) {
      throw new StartError(
        `Claude Code goes to ${other} already; make that the proxy's upstream, and remove ${BASE_URL}`,
      );
    }
    const ours = [...othersIn(env[HEADERS]), `Throughline-User: ${user}`].join("\n");
    const whole = text.replace(BOM, "").trim() === "" ? `${text}{}\n` : text;
    return withVariable(withVariable(whole, BASE_URL, root), HEADERS, ours);
  },
  withoutProxy(text, original) {
    const env = envIn(text);
    if (!env || !OURS.test(env[HEADERS] ?? "")) return text;
    const before = envIn(original) ?? {};
    // A header that the person has added since stays, and one that was there before comes back.
    const earlier = linesOf(before[HEADERS]).filter((line) => OURS.test(line));
    const kept = [...othersIn(env[HEADERS]), ...earlier].join("\n");
    const freed = withVariable(text, HEADERS, kept === "" ? undefined : kept);
    const without = withVariable(freed, BASE_URL, before[BASE_URL]);
    const isEmptied = Object.keys(envIn(without) ?? {}).length === 0 && envIn(original) === undefined;
    return isEmptied ? edited(without, ["env"], undefined) : without;
  },
};

/** @param {string | undefined} headers */
const linesOf = (headers = "") => headers.split("\n").filter(Boolean);

/** @param {string | undefined} headers */
const othersIn = (headers) => linesOf(headers).filter((line) => !OURS.test(line));

const BOM = /^\uFEFF/;

/**
 * @param {string} text
 * @param {string} name
 * @param {string | undefined} value undefined removes it
 */
const withVariable = (text, name, value) => edited(text, ["env", name], value);

/**
 * @param {string} text
 * @param {string[]} place
 * @param {string | undefined} value
 */
function edited(text, place, value) {
  const [mark = ""] = BOM.exec(text) ?? [];
  const json = text.slice(mark.length);
  const formattingOptions = { insertSpaces: !/^\t/m.test(json), tabSize: indentOf(json), eol: eolOf(json) };
  return mark + applyEdits(json, modify(json, place, value, { formattingOptions }));
}

/** @param {string} json */
const indentOf = (json) => /^( +)"/m.exec(json)?.[1]?.length ?? 2;

/** @param {string} json */
const eolOf = (json) => (json.includes("\r\n") ? "\r\n" : "\n");

/**
 * Returns the variables in the settings. Undefined: it has none.
 * @param {string} text
 * @returns {Record<string, string> | undefined}
 * @throws {StartError} if the file is none of Claude Code's
 */
function envIn(text) {
  const json = text.replace(BOM, "");
  if (json.trim() === "") return undefined;
  /** @type {import("jsonc-parser").ParseError[]} */
  const errors = [];
  const settings = parse(json, errors, { allowTrailingComma: true });
  if (errors.length > 0) throw new StartError("Claude Code's settings.json is no JSON; mend it first");
  if (!isObject(settings)) throw new StartError("Claude Code's settings.json holds no object; mend it first");
  const { env } = settings;
  if (env !== undefined && !(isObject(env) && Object.values(env).every((value) => typeof value === "string"))) {
    throw new StartError('the "env" in Claude Code\'s settings.json is no object of texts; mend it first');
  }
  return env;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
