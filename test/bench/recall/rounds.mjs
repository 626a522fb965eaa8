/**
 * @typedef {object} Round what the product makes one memory of
 * @property {string} conversation
 * @property {string} said
 * @property {string} answer
 * @property {string[]} utterances by id
 */

/**
 * The rounds of a conversation, cut as the import cuts them: what the user says, with all that is answered before
 * the next; an answer that comes first stands with the first thing they say.
 * @param {import("./data.mjs").Conversation} conversation
 * @returns {Round[]}
 */
export function roundsOf({ id, utterances }) {
  /** @type {Round[]} */
  const rounds = [];
  /** @type {import("./data.mjs").Utterance[]} */
  const opening = [];
  let before = "";
  for (const utterance of utterances) {
    const last = rounds.at(-1);
    if (utterance.role === "user" && last && before === "user") {
      last.said += `\n${utterance.text}`;
      last.utterances.push(utterance.id);
    } else if (utterance.role === "user") {
      const first = last ? [] : opening;
      rounds.push({
        conversation: id,
        said: utterance.text,
        answer: first.map(({ text }) => text).join("\n"),
        utterances: [...first.map((one) => one.id), utterance.id],
      });
    } else if (last) {
      last.answer = [last.answer, utterance.text].filter((text) => text !== "").join("\n");
      last.utterances.push(utterance.id);
    } else opening.push(utterance);
    before = utterance.role;
  }
  return rounds;
}

/**
 * Which round a recalled memory is, or was said in: by the words of the user that support it.
 * @param {readonly Round[]} rounds
 * @param {{ source: { conversation: string | null; quote: string | null } }} memory
 */
export function roundOf(rounds, { source: { conversation, quote } }) {
  const own = rounds.filter((round) => round.conversation === conversation);
  return own.find(({ said }) => said === quote) ?? own.find(({ said }) => quote && said.includes(quote)) ?? null;
}
