import { personal } from "../overhead/questions.mjs";

/* Makes the requests of `bench -- speed`: conversations that grow, bodies of a size, streams. */

/** The answer that the upstream gives to everything, as a client sends it back in the next turn. */
const ANSWER =
  "A light rain jacket, a warm layer for the evening and sturdy shoes cover most days. Bring a spare battery, " +
  "because cold drains it faster, a cloth for the lens, and a small tripod if you want the stars. The hotel has " +
  "towels and a sauna, so swimwear is worth the space. For the path to the upper hut you want water, some food and " +
  "a paper map, since reception ends behind the first ridge. Put documents and medicine into your hand luggage.";

const SYSTEM = { role: "system", content: "You are a helpful assistant. Answer briefly." };
const TURNS = 4;
/** Conversations that are held side by side: a turn is sent when the one before it has been answered. */
const SIDE_BY_SIDE = 64;

/** @param {number} n */
const questionOf = (n) =>
  String(/** @type {{ messages: { content: string }[] }} */ (JSON.parse(personal(n))).messages.at(-1)?.content);

/**
 * Returns the body of a turn of a conversation of four turns.
 * @param {number} n
 */
export function growing(n) {
  const batch = Math.floor(n / (SIDE_BY_SIDE * TURNS));
  const conversation = batch * SIDE_BY_SIDE + (n % SIDE_BY_SIDE);
  const turn = Math.floor(n / SIDE_BY_SIDE) % TURNS;
  /** @type {{ role: string; content: string }[]} */
  const messages = [SYSTEM];
  for (let i = 0; i <= turn; i++) {
    messages.push({ role: "user", content: questionOf(conversation * TURNS + i) });
    if (i < turn) messages.push({ role: "assistant", content: ANSWER });
  }
  return JSON.stringify({ model: "gpt-4o-mini", messages });
}

/**
 * Returns the body of a question behind a document, so that it has a number of bytes.
 * @param {number} n
 * @param {number} bytes
 */
export function sized(n, bytes) {
  const bare = JSON.stringify({
    model: "gpt-4o-mini",
    messages: [SYSTEM, { role: "user", content: questionOf(n) }],
  });
  const filler = documentOf(Math.max(0, bytes - bare.length));
  return bare.replace(SYSTEM.content, `${SYSTEM.content}${filler}`);
}

const SENTENCE = " The valley narrows behind the mill, and the old road follows the river for nine kilometres.";
/** @type {Map<number, string>} */
const documents = new Map();

/** @param {number} length */
function documentOf(length) {
  const known = documents.get(length) ?? SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length);
  documents.set(length, known);
  return known;
}

/** @param {number} n */
export const streamed = (n) => personal(n).replace(/^\{/, '{"stream":true,');

/** Questions about the world that a cache knows, each in two wordings of one meaning. */
export const KNOWN = 500;

/** @param {number} n */
export const asked = (n) => questioned(`What is the melting point of compound ${n % KNOWN}?`);
/** @param {number} n */
export const askedOtherwise = (n) => questioned(`What's the melting point of compound ${n % KNOWN}?`);

/** @param {string} content */
const questioned = (content) => JSON.stringify({ model: "gpt-4o-mini", messages: [SYSTEM, { role: "user", content }] });
