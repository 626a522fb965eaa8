/** How many memories are recalled. */
export const DEPTH = 5;

/**
 * @typedef {object} Tally sums over questions
 * @property {number} questions
 * @property {number} any any evidence among the first five
 * @property {number} recall the share of the evidence that is among them
 * @property {number} rank the reciprocal of the place of the first
 * @property {number} conversations any conversation of the evidence among theirs
 */

/** @returns {Tally} */
export const newTally = () => ({ questions: 0, any: 0, recall: 0, rank: 0, conversations: 0 });

/**
 * @param {Tally} tally
 * @param {import("./data.mjs").Question} question
 * @param {readonly import("./rounds.mjs").Round[]} recalled best first
 */
export function count(tally, question, recalled) {
  const byTurn = question.utterances.length > 0;
  const evidence = new Set(byTurn ? question.utterances : question.conversations);
  const top = recalled.slice(0, DEPTH);
  const found = top.map(({ conversation, utterances }) =>
    (byTurn ? utterances : [conversation]).filter((id) => evidence.has(id)),
  );
  const first = found.findIndex((ids) => ids.length > 0);
  tally.questions += 1;
  tally.any += first === -1 ? 0 : 1;
  tally.recall += new Set(found.flat()).size / evidence.size;
  tally.rank += first === -1 ? 0 : 1 / (first + 1);
  tally.conversations += top.some(({ conversation }) => question.conversations.includes(conversation)) ? 1 : 0;
}
