import { type ConversationIndex, NONE } from "./conversation-index.ts";
import type { QueryTerms } from "./query-terms.ts";

/*
 * Scores memories and, in the same pass, their conversations by BM25 (Robertson and Zaragoza 2009). `npm run bench --
 * recall` shows the effect of each constant.
 */

const K1 = 1.2;
/** Half of the usual correction for length: facts are a tenth as long as rounds and must not win by that. */
const B = 0.5;
const CONVERSATION_B = 0.75;
/** So many imagined memories help to say which words are rare, because a young vault knows too little. */
const PRIOR_MEMORIES = 20;
/** The content words of a sentence, where nothing else is known. */
const PART_LENGTH = 10;
/** Nobody repeats all of a long text, so this many of its rarest words are enough. */
const MAX_COUNTED_WORDS = 6;

/** A word of a larger share of the memories relates none of them, unless it is in fewer than `MIN_COMMON`. */
const MAX_RELATING_SHARE = 0.2;
const MIN_COMMON = 5;

/** As many words of a query as a mask has bits. */
const MASKED_WORDS = 32;

/** The positions and counts of a term side by side, because a query reads thousands of them. */
interface Postings {
  readonly positions: number[];
  readonly counts: number[];
  /** Texts that say it, without sentences that stand beside their rounds. */
  texts: number;
}

/** The scores of one query. The next query overwrites them. */
export interface WordFits {
  /** The positions that say any word of the query. */
  readonly touched: readonly number[];
  /** By position: the BM25 score, or 0. */
  readonly scores: Float32Array;
  /** By position: which of the first 32 words of the query it says, as bits. */
  readonly masks: Uint32Array;
  /** The weights of those words, as shares of all of them. */
  readonly shares: Float32Array;
  /** By conversation: the BM25 score of all its words as one text. */
  readonly conversations: Float32Array;
  /** The score of a memory of average length that says every word once, or enough of a long query. */
  readonly fullScore: number;
}

/** The words of one vault as an inverted index in RAM. */
export class WordScores {
  private readonly postings = new Map<number, Postings>();
  private readonly lengths: number[] = [];
  private readonly isPart: boolean[] = [];
  private scores = new Float32Array(1024);
  private masks = new Uint32Array(1024);
  private conversations = new Float32Array(64);
  private touched: number[] = [];
  /** The conversations of the current term, each followed by its count. */
  private readonly found: number[] = [];
  private total = 0;
  /** Memories without sentences that stand beside their rounds. */
  private texts = 0;

  /** @param isPart true for a sentence of a round, whose words its round says as well */
  add(position: number, terms: Uint32Array, isPart: boolean): void {
    this.lengths[position] = terms.length;
    this.isPart[position] = isPart;
    if (!isPart) this.count(position, 1);
    for (const term of terms) {
      let postings = this.postings.get(term);
      if (!postings) this.postings.set(term, (postings = { positions: [], counts: [], texts: 0 }));
      const { positions, counts } = postings;
      const last = positions.length - 1;
      if (positions[last] === position) counts[last] = (counts[last] as number) + 1;
      else {
        positions.push(position);
        counts.push(1);
        if (!isPart) postings.texts += 1;
      }
    }
  }

  private count(position: number, change: 1 | -1): void {
    this.total += change * (this.lengths[position] ?? 0);
    this.texts += change;
  }

  /**
   * Removes a memory from the totals. Its postings stay until the index is rebuilt, and callers know which positions
   * are empty.
   */
  remove(position: number): void {
    if (!this.isPart[position]) this.count(position, -1);
  }

  lengthAt(position: number): number {
    return this.lengths[position] ?? 0;
  }

  /** Returns true for a sentence of a round, whose words its round says as well. */
  isPartAt(position: number): boolean {
    return this.isPart[position] === true;
  }

  score({ terms, factors }: QueryTerms, conversations: ConversationIndex): WordFits {
    this.clear(conversations.count);
    const average = this.texts === 0 ? PART_LENGTH : Math.max(1, this.total / this.texts);
    const conversationAverage = this.conversationAverage(conversations);
    let whole = 0;
    let rarest = 0;
    const shares = new Float32Array(Math.min(MASKED_WORDS, terms.length));
    for (const [i, term] of terms.entries()) {
      const postings = this.postings.get(term);
      const factor = factors[i] as number;
      const rarity = factor * this.rarityOf(postings);
      if (i < shares.length) shares[i] = rarity;
      whole += rarity;
      rarest = Math.max(rarest, rarity);
      if (!postings) continue;
      this.scoreTerm(postings, rarity * (K1 + 1), i < MASKED_WORDS ? 1 << i : 0, average, conversations);
      this.scoreConversations(this.conversations, conversations, factor, conversationAverage);
    }
    const masked = shares.reduce((sum, share) => sum + share, 0);
    for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] as number) / masked;
    return {
      touched: this.touched,
      scores: this.scores,
      masks: this.masks,
      shares,
      conversations: this.conversations,
      fullScore: Math.min(whole, MAX_COUNTED_WORDS * rarest),
    };
  }

  /** Returns the weight of each word of a query: its rarity, as a share of all. */
  weights(query: Uint32Array): Map<number, number> {
    const rarities = new Map(Array.from(new Set(query), (term) => [term, this.rarityOf(this.postings.get(term))]));
    const whole = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0);
    return new Map([...rarities].map(([term, rarity]) => [term, rarity / whole]));
  }

  /** Returns how rare a word is. Returns 0 for a word of one memory, which finds no other, or of many. */
  relatingRarity(term: number): number {
    const postings = this.postings.get(term);
    const isCommon = postings && postings.texts > Math.max(MIN_COMMON, MAX_RELATING_SHARE * this.texts);
    return !postings || postings.texts < 2 || isCommon ? 0 : this.rarityOf(postings);
  }

  /** Returns how well each conversation as one text says some words, relative to the best: 0 to 1. */
  conversationsSaying(terms: readonly number[], conversations: ConversationIndex): Float32Array {
    const scores = new Float32Array(conversations.count);
    const average = this.conversationAverage(conversations);
    for (const term of terms) {
      const postings = this.postings.get(term);
      if (!postings) continue;
      this.findConversations(postings, conversations);
      this.scoreConversations(scores, conversations, 1, average);
    }
    const best = scores.reduce((most, score) => Math.max(most, score), Number.EPSILON);
    return scores.map((score) => score / best);
  }

  private conversationAverage(conversations: ConversationIndex): number {
    return Math.max(1, this.total / Math.max(1, conversations.count));
  }

  private rarityOf(postings: Postings | undefined): number {
    // Postings still list removed and changed memories, which say nothing about rarity.
    const size = this.texts === 0 ? this.lengths.length : this.texts;
    const living = Math.min((this.texts === 0 ? postings?.positions.length : postings?.texts) ?? 0, size);
    return Math.log(1 + (size + PRIOR_MEMORIES - living + 0.5) / (living + 1.5));
  }

  /** Adds a term's score to its positions, and records its count in each conversation. */
  private scoreTerm(
    { positions, counts }: Postings,
    weight: number,
    bit: number,
    average: number,
    conversations: ConversationIndex,
  ): void {
    const { scores, masks, lengths, isPart, touched, found } = this;
    const { conversationOf } = conversations;
    found.length = 0;
    let conversation = NONE;
    let inConversation = 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] as number;
      const count = counts[i] as number;
      const before = scores[position] as number;
      if (before === 0) touched.push(position);
      scores[position] =
        before + (weight * count) / (count + K1 * (1 - B + (B * (lengths[position] as number)) / average));
      masks[position] = (masks[position] as number) | bit;
      if (isPart[position]) continue;
      // Conversations seldom interleave, so the postings of one stand together. One that does interleave counts once
      // for each part.
      const at = conversationOf[position] as number;
      if (at !== conversation) {
        if (conversation !== NONE) found.push(conversation, inConversation);
        conversation = at;
        inConversation = 0;
      }
      inConversation += count;
    }
    if (conversation !== NONE) found.push(conversation, inConversation);
  }

  /** Records the count of a term in each conversation. */
  private findConversations({ positions, counts }: Postings, { conversationOf }: ConversationIndex): void {
    const { found, isPart } = this;
    found.length = 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] as number;
      const at = conversationOf[position] as number;
      if (isPart[position] || at === NONE) continue;
      if (found.at(-2) === at) found[found.length - 1] = (found.at(-1) as number) + (counts[i] as number);
      else found.push(at, counts[i] as number);
    }
  }

  /** Adds the score of the term that was last found to its conversations. */
  private scoreConversations(
    scores: Float32Array,
    { lengths, count: all }: ConversationIndex,
    factor: number,
    average: number,
  ): void {
    const { found } = this;
    const living = Math.min(found.length / 2, all);
    const weight = factor * Math.log(1 + (all - living + 0.5) / (living + 0.5)) * (K1 + 1);
    for (let i = 0; i < found.length; i += 2) {
      const conversation = found[i] as number;
      const count = found[i + 1] as number;
      const norm = K1 * (1 - CONVERSATION_B + (CONVERSATION_B * (lengths[conversation] as number)) / average);
      scores[conversation] = (scores[conversation] as number) + (weight * count) / (count + norm);
    }
  }

  private clear(conversations: number): void {
    for (const position of this.touched) this.scores[position] = this.masks[position] = 0;
    this.touched = [];
    if (this.scores.length < this.lengths.length) {
      this.scores = new Float32Array(this.lengths.length * 2);
      this.masks = new Uint32Array(this.lengths.length * 2);
    }
    if (this.conversations.length < conversations) this.conversations = new Float32Array(conversations * 2);
    else this.conversations.fill(0, 0, conversations);
  }
}
