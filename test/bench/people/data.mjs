import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../support/usage.mjs";

/*
 * Loads invented people with their conversations, and what a memory of them must hold. The data is no part of this
 * repository.
 */

/**
 * @typedef {{ user: string; assistant: string }} Turn
 *
 * @typedef {import("./judge.ts").Question} Question
 * @typedef {import("./judge.ts").Change} Change
 * @typedef {{ text: string; session: number; kind: string; find: string }} Fact
 *
 * @typedef {object} InventedPerson
 * @property {string} id
 * @property {string} lang
 * @property {string} system
 * @property {{ at: string; turns: Turn[]; questions: Question[] }[]} sessions
 * @property {Fact[]} facts
 * @property {Change[]} changes
 * @property {string[]} standing how they want to be answered
 * @property {Question[]} profileQuestions
 *
 * @typedef {object} People
 * @property {InventedPerson[]} people
 * @property {{ id: string; lang: string; said: string; reply: string; then: string; thenReply: string; q: string;
 *   must: string[]; mustNot: string[] }[]} corrections
 * @property {{ id: string; lang: string; told: string[]; q: string; must: string[] }[]} hops
 * @property {{ id: string; lang: string; said: string; reply: string; q: string; must: string[] }[]} instructions
 * @property {{ id: string; lang: string; told: Turn; q: string; gone: string[]; forget: string; reply: string;
 *   keep: Turn & { q: string; must: string[] } }[]} forgets
 * @property {{ person: string; q: string; stranger: string; constraint: string }[]} probes
 * @property {{ person: string; lang: string; q: string }[]} impersonal
 * @property {Record<string, string[]>} fillers by language
 */

/**
 * @param {string} dir
 * @param {string} file
 * @returns {People}
 */
export function loadPeople(dir, file) {
  const path = join(dir, "people", file);
  if (!existsSync(path)) {
    throw new UsageError(
      `${path} is missing. The people are invented by hand; the folder also holds a README of the format.`,
    );
  }
  return /** @type {People} */ (JSON.parse(readFileSync(path, "utf8")));
}
