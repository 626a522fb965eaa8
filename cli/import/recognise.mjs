import { StartError } from "../fail.mjs";
import { chatgpt } from "./chatgpt.mjs";
import { claude } from "./claude.mjs";
import { letta } from "./letta.mjs";
import { mem0, supermemory, zep } from "./memory-products.mjs";
import { openWebui } from "./open-webui.mjs";
import { ownExport } from "./own-export.mjs";
import { writtenNotes } from "./written-notes.mjs";
import { zepMessages } from "./zep-messages.mjs";

/** Every importer. The first that knows a file reads it: Supermemory before Mem0, as both name a text "memory". */
const IMPORTERS = [ownExport, chatgpt, claude, openWebui, letta, zep, zepMessages, supermemory, mem0, writtenNotes];

/**
 * Reads files, each by the importer that knows it. An archive holds files that nobody asked for: those that no importer
 * knows are left out, unless it knows none of them.
 * @param {readonly import("./read-file.mjs").SourceFile[]} files
 * @returns {import("./lines.mjs").Found & { from: string }} `from` names the products
 * @throws {StartError} which says what was seen and what was expected
 */
export function recogniseAll(files) {
  const known = files.map((file) => ({ file, json: jsonOf(file.text) })).map(withImporter);
  const read = known.flatMap(({ file, json, importer }) => (importer ? [readBy(importer, file, json)] : []));
  const unknown = known.filter(({ importer }) => importer === undefined);
  if (read.length === 0 && unknown[0] !== undefined) {
    const expected = IMPORTERS.map(({ name, shape }) => `  ${name}: ${shape}`).join("\n");
    throw new StartError(`${unknown[0].file.name}: is ${seen(unknown[0])}. Expected is one of:\n${expected}`);
  }
  return {
    from: [...new Set(known.flatMap(({ importer }) => importer?.name ?? []))].join(", "),
    lines: read.flatMap(({ lines }) => lines),
    skipped: [...read.flatMap(({ skipped }) => skipped), ...unknown.map((one) => `${one.file.name}: is ${seen(one)}`)],
  };
}

/** @typedef {{ file: import("./read-file.mjs").SourceFile; json: any }} Parsed */

/** @param {Parsed} parsed */
const withImporter = ({ file, json }) => ({ file, json, importer: IMPORTERS.find(({ knows }) => knows(file, json)) });

/**
 * @param {import("./lines.mjs").Importer} importer
 * @param {import("./read-file.mjs").SourceFile} file
 * @param {any} json
 */
function readBy(importer, file, json) {
  try {
    return importer.read(file, json);
  } catch (error) {
    throw new StartError(
      `${file.name}: looks like a file of ${importer.name}, and breaks its form: ${/** @type {Error} */ (error).message}`,
    );
  }
}

/** @param {string} text */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {Parsed} parsed */
function seen({ file, json }) {
  if (json === undefined) return seenInText(file.text);
  if (Array.isArray(json)) return json.length === 0 ? "an empty list" : `a list of ${kindOf(json[0])}`;
  return kindOf(json);
}

/**
 * Says what a text is that is no JSON. The parser's own message may hold words of the file, and only its place is told.
 * @param {string} text
 */
function seenInText(text) {
  const start = text.trimStart();
  if (start === "") return "text without a word";
  if (/^<(?:!doctype|html|\?xml)/i.test(start)) return "a page of HTML or XML";
  if (!/^[[{]/.test(start)) return "text that is no JSON";
  const first = jsonOf(start.split(/\r\n|\n/, 1)[0] ?? "");
  if (first !== undefined) return `lines of which the first is ${kindOf(first)}`;
  const place = breakOf(text);
  return place === null ? "text that is no JSON" : `JSON that ${place}: it may not be whole`;
}

/**
 * @param {string} text
 * @returns {string | null} null where the parser does not tell the place
 */
function breakOf(text) {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    // A message without a place quotes the file, whose words may look like one.
    const place = / JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
    const isAtEnd =
      place === undefined ? /^Un(?:expected end|terminated)\b/.test(message) : Number(place) >= text.trimEnd().length;
    if (isAtEnd) return `ends before it is closed, after ${text.length} characters`;
    return place === undefined ? null : `breaks at character ${Number(place) + 1} of ${text.length}`;
  }
}

/** @param {any} value */
function kindOf(value) {
  if (typeof value !== "object" || value === null) return `the JSON value ${JSON.stringify(value).slice(0, 40)}`;
  const names = Object.keys(value);
  return `JSON with ${names.slice(0, 8).join(", ") || "no field"}${names.length > 8 ? ", …" : ""}`;
}
