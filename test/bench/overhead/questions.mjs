/*
 * What is asked and what is known. Every question is a new one where it matters: a repeated one would
 * be recognised as the same turn, and neither remembered nor, with the cache on, asked.
 */

/** @param {string} question */
const bodyOf = (question) =>
  `{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are a helpful assistant. Answer briefly."},` +
  `{"role":"user","content":${JSON.stringify(question)}}]}`;

const WHEN = ["in spring", "in June", "for a week", "over the holidays", "with my sister", "after the conference"];

/**
 * About the user, with words that stand in some of the memories, so that each of them recalls.
 * @param {number} n
 */
export const personal = (n) =>
  bodyOf(`What should I take to the ${pick(WENT, n)} with my ${pick(OWNED, n)} ${pick(WHEN, n)}? This is plan ${n}.`);

/**
 * About the world, and asked by nobody before: the cache may keep the answer and has none yet.
 * @param {number} n
 */
export const unique = (n) => bodyOf(`What is the melting point of compound ${n} in the reference table?`);

/** About the world, and asked by everybody. */
export const common = () => bodyOf("What is the capital of Australia?");

const OWNED = [
  "camera",
  "tripod",
  "lens",
  "tent",
  "kettle",
  "scarf",
  "lamp",
  "atlas",
  "flute",
  "canoe",
  "radio",
  "globe",
];
const KEPT = ["hall", "attic", "garage", "office", "cellar", "studio", "kitchen", "shed", "van", "locker", "desk"];
const WENT = ["mountain hotel", "harbour", "market", "opera", "museum", "valley", "airport", "castle", "lighthouse"];
const FELT = ["liked", "missed", "enjoyed", "avoided", "photographed", "remembered", "described"];

/**
 * The n-th of a user's memories: what people tell, with words that return in some of them and not in others.
 * @param {number} n
 */
export function memory(n) {
  const text =
    n % 2 === 0
      ? `My ${pick(OWNED, n)} number ${n} is kept in the ${pick(KEPT, n)} and was a present from ${pick(KIN, n)}.`
      : `On trip ${n} I went to the ${pick(WENT, n)} with ${pick(KIN, n)} and ${pick(FELT, n)} the view from there.`;
  return JSON.stringify({ text });
}

const KIN = ["my sister", "my brother", "my aunt", "a neighbour", "Kari", "Tomas", "my father", "an old friend"];

/**
 * Steps through a list unlike through the others, so that combinations do not repeat in step.
 * @param {readonly string[]} list
 * @param {number} n
 */
function pick(list, n) {
  return list[Math.floor(n * 7.31 + list.length * 1.7 * n) % list.length] ?? "";
}
