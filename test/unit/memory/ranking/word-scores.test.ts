import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ConversationIndex } from "../../../../src/memory/ranking/conversation-index.ts";
import { TermPostings, countOf, NO_WORD, positionOf } from "../../../../src/memory/ranking/term-postings.ts";
import { WordScores } from "../../../../src/memory/ranking/word-scores.ts";
import { holds } from "../../fuzz/fuzz.ts";

/** Few words, so that memories share them; some are neighbours in a hash table, and one has all bits. */
const term = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0xffffff, 0x9e3779, 1 << 23));
const memory = fc.record({ terms: fc.array(term, { maxLength: 30 }), isPart: fc.boolean() });
const memories = fc.array(memory, { maxLength: 80 });

/** Returns by word: the positions that say it, each with how often. */
function countsOf(texts: readonly { readonly terms: readonly number[] }[]): Map<number, Map<number, number>> {
  const words = new Map<number, Map<number, number>>();
  for (const [position, { terms }] of texts.entries()) {
    for (const one of terms) {
      const counts = words.get(one) ?? new Map<number, number>();
      words.set(one, counts.set(position, (counts.get(position) ?? 0) + 1));
    }
  }
  return words;
}

test("postings hold each memory that says a word, in order, with how often", () => {
  holds(
    fc.property(memories, (texts) => {
      const postings = new TermPostings();
      for (const [position, { terms, isPart }] of texts.entries())
        postings.add(position, Uint32Array.from(terms), isPart);
      for (const [one, counts] of countsOf(texts)) {
        const word = postings.find(one);
        const from = postings.startOf(word);
        const held = postings.data.slice(from, from + postings.sizeOf(word));
        expect(Array.from(held, (posting) => [positionOf(posting), countOf(posting)])).toEqual([...counts]);
        expect(postings.textsOf(word)).toBe([...counts.keys()].filter((at) => texts[at]?.isPart === false).length);
      }
      expect(postings.find(41)).toBe(NO_WORD);
    }),
  );
});

test("postings hold more words than they had room for", () => {
  const postings = new TermPostings();
  const words = Array.from({ length: 5_000 }, (_, i) => (i * 4_001) % 0x1000000);
  for (let position = 0; position < 3; position++) postings.add(position, Uint32Array.from(words), false);
  for (const one of words) {
    const word = postings.find(one);
    const from = postings.startOf(word);
    expect(Array.from(postings.data.slice(from, from + postings.sizeOf(word)), positionOf)).toEqual([0, 1, 2]);
  }
});

test("a word that is said more often than a posting counts stays with its memory", () => {
  const postings = new TermPostings();
  postings.add(0, new Uint32Array(5_000).fill(7), false);
  postings.add(1, Uint32Array.of(7), false);
  expect(postings.sizeOf(postings.find(7))).toBe(2);
});

/** The constants of BM25 in word-scores.ts. */
const [K1, B] = [1.2, 0.5];

/** Returns the score of each memory, worked out memory by memory in the order of the query's words. */
function plainScores(
  texts: readonly { readonly terms: readonly number[]; readonly isPart: boolean }[],
  query: number[],
) {
  const whole = texts.filter(({ isPart }) => !isPart);
  const average =
    whole.length === 0 ? 10 : Math.max(1, whole.reduce((sum, { terms }) => sum + terms.length, 0) / whole.length);
  const size = whole.length === 0 ? texts.length : whole.length;
  return texts.map(({ terms }) => {
    let score = 0;
    for (const one of query) {
      const count = terms.filter((other) => other === one).length;
      if (count === 0) continue;
      const counted = whole.length === 0 ? texts : whole;
      const living = counted.filter((other) => other.terms.includes(one)).length;
      const rarity = Math.log(1 + (size + 20 - living + 0.5) / (living + 1.5));
      const length = K1 * (1 - B + (B * terms.length) / average);
      score = Math.fround(score + (rarity * (K1 + 1) * count) / (count + length));
    }
    return score;
  });
}

test("memories are scored by BM25, also those that come after a query", () => {
  const query = fc.uniqueArray(term, { maxLength: 40 });
  holds(
    fc.property(memories, memories, query, (earlier, later, terms) => {
      const [scores, conversations] = [new WordScores(), new ConversationIndex()];
      const all = [...earlier, ...later];
      const asked = { terms, factors: terms.map(() => 1), pairs: [] };
      for (const [position, one] of all.entries()) {
        if (position === earlier.length) scores.score(asked, conversations);
        const at = { conversation: null, createdAt: 0, isRound: true };
        conversations.add(position, at, one.terms.length, undefined);
        scores.add(position, Uint32Array.from(one.terms), one.isPart);
      }
      const fits = scores.score(asked, conversations);
      expect(Array.from(fits.scores.slice(0, all.length))).toEqual(plainScores(all, terms));
      const touched = all.flatMap((one, position) => (one.terms.some((t) => terms.includes(t)) ? position : []));
      expect([...fits.touched].toSorted((a, b) => a - b)).toEqual(touched);
    }),
  );
});
