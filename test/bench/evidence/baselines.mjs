import { bm25 } from "../recall/baselines.mjs";

/*
 * Blocks of a search that knows nothing of people: the best passages by BM25, each in an element like the product's own,
 * until the budget is spent.
 */

/** Characters of a token, in this bench: budgets of others are compared, not tokenizers. */
const CHARACTERS = 4;

/**
 * @param {readonly { at: string; text: string }[]} passages
 * @param {(text: string) => string[]} contentWords
 * @returns {(question: string, tokenBudget: number) => string}
 */
export function passageBlocks(passages, contentWords) {
  const rank = bm25(passages.map(({ text }) => contentWords(text)));
  return (question, tokenBudget) => {
    const lines = [];
    let left = tokenBudget * CHARACTERS;
    for (const place of rank(contentWords(question), passages.length)) {
      const { at = "", text = "" } = passages[place] ?? {};
      const line = `<memory date="${at.slice(0, 10)}" of="user">${text.replaceAll("\n", " ")}</memory>`;
      left -= line.length;
      if (left < 0) break;
      lines.push(line);
    }
    return lines.join("\n");
  };
}
