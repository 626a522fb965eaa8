import { everyConversation } from "../recall/data.mjs";
import { UsageError } from "../support/usage.mjs";

/*
 * A year of one user: the conversations of many people, one after the other, spread evenly over the year before now.
 */

const YEAR_MS = 365 * 86_400_000;

/**
 * @typedef {import("../recall/data.mjs").Conversation} Conversation
 * @typedef {{ user: string; assistant: string }} Turn
 */

/**
 * @param {string} dir
 * @param {number} exchanges in the year
 * @returns {{ year: Conversation[]; next: Turn[][] }} the year, and conversations that are held after it
 */
export function yearOf(dir, exchanges) {
  const all = everyConversation(dir);
  let held = 0;
  const end = all.findIndex((one) => (held += turnsOf(one).length) >= exchanges) + 1;
  if (end === 0) throw new UsageError(`--sizes: ${dir} holds ${held} exchanges`);
  const from = Date.now() - YEAR_MS;
  const step = YEAR_MS / end;
  const year = all.slice(0, end).map((one, i) => ({ ...one, at: new Date(from + i * step).toISOString() }));
  return { year, next: all.slice(end).map(turnsOf) };
}

/**
 * @param {Conversation} conversation
 * @returns {Turn[]}
 */
export const turnsOf = ({ utterances }) =>
  utterances.flatMap(({ role, text }, i) => {
    const after = utterances[i + 1];
    return role === "user" ? { user: text, assistant: after?.role === "assistant" ? after.text : "" } : [];
  });
