import { StartError } from "../fail.mjs";
import { chatgpt } from "./chatgpt.mjs";
import { claude } from "./claude.mjs";
import { letta } from "./letta.mjs";
import { mem0, supermemory, zep } from "./memory-products.mjs";
import { openWebui } from "./open-webui.mjs";
import { ownExport } from "./own-export.mjs";
import { writtenNotes } from "./written-notes.mjs";

/** Every importer. The first that knows a file reads it. */
export const IMPORTERS = [ownExport, chatgpt, claude, openWebui, letta, zep, mem0, supermemory, writtenNotes];

/**
 * Reads a file by the importer that knows it.
 * @param {import("./read-file.mjs").SourceFile} file
 * @returns {import("./lines.mjs").Found & { importer: import("./lines.mjs").Importer }}
 * @throws {StartError} which says what was seen and what was expected
 */
export function recognise(file) {
  const json = jsonOf(file.text);
  const importer = IMPORTERS.find(({ knows }) => knows(file, json));
  if (!importer) {
    const expected = IMPORTERS.map(({ name, shape }) => `  ${name}: ${shape}`).join("\n");
    throw new StartError(`${file.name}: is ${seen(json)}. Expected is one of:\n${expected}`);
  }
  try {
    return { importer, ...importer.read(file, json) };
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

/** @param {any} json */
function seen(json) {
  if (json === undefined) return "text that is no JSON";
  if (Array.isArray(json)) return json.length === 0 ? "an empty list" : `a list of ${kindOf(json[0])}`;
  return kindOf(json);
}

/** @param {any} value */
function kindOf(value) {
  if (typeof value !== "object" || value === null) return `the JSON value ${JSON.stringify(value).slice(0, 40)}`;
  const names = Object.keys(value);
  return `JSON with ${names.slice(0, 8).join(", ") || "no field"}${names.length > 8 ? ", …" : ""}`;
}
