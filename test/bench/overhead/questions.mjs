/*
 * Makes the questions and the memories. Every question is a new one where it matters: a repeated one would
 * be recognised as the same turn, and neither remembered nor, with the cache on, asked.
 */

/** @param {string} question */
const bodyOf = (question) =>
  `{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are a helpful assistant. Answer briefly."},` +
  `{"role":"user","content":${JSON.stringify(question)}}]}`;

/** Numbers that memories and questions name; a user of as many memories has one of each. */
const NUMBERS = 1_000;

const OWNED = ["camera", "tripod", "lens", "tent", "kettle", "scarf", "lamp", "atlas", "flute", "canoe", "radio"];
const KEPT = ["hall", "attic", "garage", "office", "cellar", "studio", "kitchen", "shed", "van", "locker"];
const WENT = ["mountain hotel", "harbour", "market", "opera", "museum", "valley", "airport", "castle", "lighthouse"];
const FELT = ["liked", "missed", "enjoyed", "avoided", "photographed", "remembered", "described"];
const KIN = ["my sister", "my brother", "my aunt", "a neighbour", "Kari", "Tomas", "my father"];

/**
 * About the user, in words that the memories know: each of them recalls. No two are the same until
 * all combinations were asked.
 * @param {number} n
 */
export function personal(n) {
  const number = n % NUMBERS;
  const place = number + Math.floor(n / NUMBERS);
  const thing = number + Math.floor(n / (NUMBERS * WENT.length));
  const room = number + Math.floor(n / (NUMBERS * WENT.length * OWNED.length));
  return bodyOf(
    `What should I take to the ${of(WENT, place)} with my ${of(OWNED, thing)} ${number} from the ${of(KEPT, room)}?`,
  );
}

/**
 * About the world, and asked by nobody before: the cache may keep the answer and has none yet.
 * @param {number} n
 */
export const unique = (n) => bodyOf(`What is the melting point of compound ${n} in the reference table?`);

/** About the world, and asked by everybody. */
export const common = () => bodyOf("What is the capital of Australia?");

/**
 * Returns the n-th of a user's memories as a line of an import: what people tell, in words that return in some of them and
 * not in others.
 * @param {number} n
 */
export function memoryLine(n) {
  const text =
    n % 2 === 0
      ? `My ${of(OWNED, n)} ${n} is kept in the ${of(KEPT, n >> 2)} and was a present from ${of(KIN, n)}.`
      : `On trip ${n} I went to the ${of(WENT, n)} with ${of(KIN, n >> 1)} and ${of(FELT, n)} the view from there.`;
  return JSON.stringify({ kind: "memory", text });
}

/**
 * @param {readonly string[]} list
 * @param {number} n
 */
function of(list, n) {
  return list[n % list.length] ?? "";
}
