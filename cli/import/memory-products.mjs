import { areMostly, readParts } from "./lines.mjs";
import { memoryOf } from "./memories.mjs";

/* Products that keep memories and no conversations: a list of texts with their times. */

/**
 * Returns the list that a file holds, whole or under the name that the product's API gives it.
 * @param {any} json
 * @param {readonly string[]} names
 * @returns {any[]}
 */
function listIn(json, names) {
  if (Array.isArray(json)) return json;
  return names.map((name) => json?.[name]).find((list) => Array.isArray(list)) ?? [];
}

const MEM0 = ["results", "memories"];

/** @type {import("./lines.mjs").Importer} */
export const mem0 = {
  name: "Mem0",
  shape: "results: a list of objects with memory, created_at",
  knows: (_, json) => areMostly(listIn(json, MEM0), (one) => typeof one?.memory === "string"),
  read: (_, json) =>
    readParts(
      listIn(json, MEM0),
      ({ memory, created_at, expiration_date }, part) =>
        memoryOf(memory, { createdAt: created_at, expiresAt: expiration_date }, part),
      "memory",
    ),
};

const SUPERMEMORY = ["memories", "documents", "memoryEntries"];

/** @type {import("./lines.mjs").Importer} */
export const supermemory = {
  name: "Supermemory",
  shape: "memories or documents: a list of objects with content or summary, createdAt",
  knows: (_, json) =>
    areMostly(
      listIn(json, SUPERMEMORY),
      (one) => typeof one?.createdAt === "string" && (!Array.isArray(json) || isTagged(one)),
    ) && listIn(json, SUPERMEMORY).some((one) => textOf(one ?? {}) !== undefined),
  read: (_, json) => readParts(listIn(json, SUPERMEMORY), ofSupermemory, "memory"),
};

/**
 * Returns true for an object with a field that Supermemory alone has: a bare list of texts and times may be anybody's.
 * @param {any} one
 */
const isTagged = (one) =>
  ["containerTags", "containerTag", "customId", "isLatest"].some((name) => one?.[name] !== undefined);

/**
 * Leaves out what the person has had forgotten, which Supermemory keeps with a mark, and earlier versions.
 * @param {any} one
 * @param {string} part
 * @returns {import("./lines.mjs").Found}
 */
function ofSupermemory(one, part) {
  if (one.isForgotten === true) return { lines: [], skipped: ["a memory that was forgotten"] };
  if (one.isLatest === false) return { lines: [], skipped: ["an earlier version of a memory"] };
  return memoryOf(textOf(one), { createdAt: one.createdAt }, part);
}

/** @param {any} one */
const textOf = ({ memory, content, summary }) => [memory, content, summary].find((text) => typeof text === "string");

const ZEP = ["edges", "facts"];

/** Facts of Zep's graph. One that was invalidated is imported with its end, and is not told as current. */
/** @type {import("./lines.mjs").Importer} */
export const zep = {
  name: "Zep",
  shape: "edges or facts: a list of objects with fact, valid_at, invalid_at",
  knows: (_, json) => areMostly(listIn(json, ZEP), (one) => typeof one?.fact === "string"),
  read: (_, json) =>
    readParts(
      listIn(json, ZEP),
      ({ fact, created_at, valid_at, invalid_at, expired_at }, part) =>
        memoryOf(fact, { createdAt: created_at, validFrom: valid_at, validTo: invalid_at ?? expired_at }, part),
      "fact",
    ),
};
