import { type ConversationIndex, NONE } from "./conversation-index.ts";
import type { QueryTerms } from "./query-terms.ts";
import { countOf, NO_WORD, positionOf, TermPostings } from "./term-postings.ts";

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

/** Content words at which a round's neighbours count half. */
const NEIGHBOUR_HALF_WORDS = 40;

/** A word of a larger share of the memories relates none of them, unless it is in fewer than `MIN_COMMON`. */
const MAX_RELATING_SHARE = 0.2;
const MIN_COMMON = 5;

/** As many words of a query as a mask has bits. */
const MASKED_WORDS = 32;

/** The scores of one query. The next query overwrites them. */
export interface WordFits {
  /** The positions that say any word of the query. */
  readonly touched: Int32Array;
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
  private readonly postings = new TermPostings();
  /** By position: how many content words the memory has. */
  private lengths = new Int32Array(1024);
  private isPart = new Uint8Array(1024);
  private neighbourShares = new Float64Array(1024);
  /** By position: the length as a BM25 score needs it, for `normsFor` as the average. */
  private norms = new Float64Array(1024);
  private normsFor = 0;
  private normsUpTo = 0;
  private scores = new Float32Array(1024);
  private masks = new Uint32Array(1024);
  private conversations = new Float32Array(64);
  private touched = new Int32Array(1024);
  private touchedCount = 0;
  /** The conversations of the current term, each followed by its count. */
  private readonly found: number[] = [];
  private size = 0;
  private total = 0;
  /** Memories without sentences that stand beside their rounds. */
  private texts = 0;

  /** @param isPart true for a sentence of a round, whose words its round says as well */
  add(position: number, terms: Uint32Array, isPart: boolean): void {
    if (position >= this.lengths.length) this.grow(position + 1);
    this.size = position + 1;
    this.lengths[position] = terms.length;
    this.isPart[position] = Number(isPart);
    this.neighbourShares[position] = NEIGHBOUR_HALF_WORDS / (NEIGHBOUR_HALF_WORDS + terms.length);
    if (!isPart) this.count(position, 1);
    this.postings.add(position, terms, isPart);
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
    if (this.isPart[position] === 0) this.count(position, -1);
  }

  /** Returns whether a memory says a word, or one that was removed lately. */
  says(term: number): boolean {
    return this.postings.find(term) !== NO_WORD;
  }

  /** Returns how much the neighbours of a round count: by half if the round itself is as long as `NEIGHBOUR_HALF_WORDS`. */
  shareOfNeighbours(position: number): number {
    return this.neighbourShares[position] as number;
  }

  /** Returns true for a sentence of a round, whose words its round says as well. */
  isPartAt(position: number): boolean {
    return this.isPart[position] === 1;
  }

  /** @param conversations null for a question that asks for memories alone: their scores are of no use then */
  score({ terms, factors }: QueryTerms, conversations: ConversationIndex | null): WordFits {
    this.clear(conversations?.count ?? 0);
    const average = this.texts === 0 ? PART_LENGTH : Math.max(1, this.total / this.texts);
    const conversationAverage = conversations ? this.conversationAverage(conversations) : 0;
    this.normAll(average);
    let whole = 0;
    let rarest = 0;
    const shares = new Float32Array(Math.min(MASKED_WORDS, terms.length));
    for (const [i, term] of terms.entries()) {
      const word = this.postings.find(term);
      const factor = factors[i] as number;
      const rarity = factor * this.rarityOf(word);
      if (i < shares.length) shares[i] = rarity;
      whole += rarity;
      rarest = Math.max(rarest, rarity);
      if (word === NO_WORD) continue;
      this.scoreTerm(word, rarity * (K1 + 1), i < MASKED_WORDS ? 1 << i : 0, conversations?.conversationOf ?? null);
      if (conversations) this.scoreConversations(this.conversations, conversations, factor, conversationAverage);
    }
    const masked = shares.reduce((sum, share) => sum + share, 0);
    for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] as number) / masked;
    return {
      touched: this.touched.subarray(0, this.touchedCount),
      scores: this.scores,
      masks: this.masks,
      shares,
      conversations: this.conversations,
      fullScore: Math.min(whole, MAX_COUNTED_WORDS * rarest),
    };
  }

  /**
   * Returns the weight of each word of a query: its rarity, as a share of all.
   * @param terms each once
   * @param factors how much each counts beside its rarity, in their order. Left out, all count as much
   */
  weights(terms: Iterable<number>, factors: readonly number[] = []): Map<number, number> {
    const rarities = new Map(
      Array.from(terms, (term, i) => [term, (factors[i] ?? 1) * this.rarityOf(this.postings.find(term))]),
    );
    const whole = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0);
    return new Map([...rarities].map(([term, rarity]) => [term, rarity / Math.max(whole, Number.EPSILON)]));
  }

  /** Returns how rare a word is: more for one that fewer memories say. */
  rarity(term: number): number {
    return this.rarityOf(this.postings.find(term));
  }

  /** Returns how rare a word is. Returns 0 for a word of one memory, which finds no other, or of many. */
  relatingRarity(term: number): number {
    const word = this.postings.find(term);
    if (word === NO_WORD) return 0;
    const texts = this.postings.textsOf(word);
    const isCommon = texts > Math.max(MIN_COMMON, MAX_RELATING_SHARE * this.texts);
    return texts < 2 || isCommon ? 0 : this.rarityOf(word);
  }

  /** Returns how well each conversation as one text says some words, relative to the best: 0 to 1. */
  conversationsSaying(terms: readonly number[], conversations: ConversationIndex): Float32Array {
    const scores = new Float32Array(conversations.count);
    const average = this.conversationAverage(conversations);
    for (const term of terms) {
      const word = this.postings.find(term);
      if (word === NO_WORD) continue;
      this.findConversations(word, conversations);
      this.scoreConversations(scores, conversations, 1, average);
    }
    const best = scores.reduce((most, score) => Math.max(most, score), Number.EPSILON);
    return scores.map((score) => score / best);
  }

  private conversationAverage(conversations: ConversationIndex): number {
    return Math.max(1, this.total / Math.max(1, conversations.count));
  }

  private rarityOf(word: number): number {
    const { postings } = this;
    // Postings still list removed and changed memories, which say nothing about rarity.
    const size = this.texts === 0 ? this.size : this.texts;
    const saying = word === NO_WORD ? 0 : this.texts === 0 ? postings.sizeOf(word) : postings.textsOf(word);
    const living = Math.min(saying, size);
    return Math.log(1 + (size + PRIOR_MEMORIES - living + 0.5) / (living + 1.5));
  }

  /** Works out the length of every memory relative to the average, if that has changed. */
  private normAll(average: number): void {
    const { norms, lengths, size } = this;
    const from = this.normsFor === average ? this.normsUpTo : 0;
    for (let position = from; position < size; position++)
      norms[position] = K1 * (1 - B + (B * (lengths[position] as number)) / average);
    this.normsFor = average;
    this.normsUpTo = size;
  }

  /** Adds a term's score to its positions, and records its count in each conversation. */
  private scoreTerm(word: number, weight: number, bit: number, conversationOf: readonly number[] | null): void {
    const from = this.postings.startOf(word);
    const to = from + this.postings.sizeOf(word);
    // A word that weighs nothing leaves a score of 0, and its memories are touched again by the next.
    if (this.touchedCount + to - from > this.touched.length) this.growTouched(to - from);
    const { data } = this.postings;
    const { scores, masks, norms, isPart, touched, found } = this;
    found.length = 0;
    let conversation = NONE;
    let inConversation = 0;
    let touchedCount = this.touchedCount;
    for (let i = from; i < to; i++) {
      const posting = data[i] as number;
      const position = positionOf(posting);
      const count = countOf(posting);
      const before = scores[position] as number;
      if (before === 0) touched[touchedCount++] = position;
      scores[position] = before + (weight * count) / (count + (norms[position] as number));
      masks[position] = (masks[position] as number) | bit;
      if (conversationOf === null || isPart[position] !== 0) continue;
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
    this.touchedCount = touchedCount;
  }

  /** Records the count of a term in each conversation. */
  private findConversations(word: number, { conversationOf }: ConversationIndex): void {
    const { postings, found, isPart } = this;
    const { data } = postings;
    found.length = 0;
    const from = postings.startOf(word);
    const to = from + postings.sizeOf(word);
    let last = NONE;
    for (let i = from; i < to; i++) {
      const posting = data[i] as number;
      const position = positionOf(posting);
      const at = conversationOf[position] as number;
      if (isPart[position] !== 0 || at === NONE) continue;
      if (at === last) found[found.length - 1] = (found[found.length - 1] as number) + countOf(posting);
      else found.push(at, countOf(posting));
      last = at;
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
    const { touched, touchedCount, scores, masks } = this;
    for (let i = 0; i < touchedCount; i++) scores[touched[i] as number] = masks[touched[i] as number] = 0;
    this.touchedCount = 0;
    if (this.conversations.length < conversations) this.conversations = new Float32Array(conversations * 2);
    else this.conversations.fill(0, 0, conversations);
  }

  /** Makes room for more memories. */
  private grow(size: number): void {
    const room = 2 * size;
    const [lengths, isPart] = [new Int32Array(room), new Uint8Array(room)];
    const [norms, neighbourShares] = [new Float64Array(room), new Float64Array(room)];
    lengths.set(this.lengths);
    isPart.set(this.isPart);
    norms.set(this.norms);
    neighbourShares.set(this.neighbourShares);
    Object.assign(this, { lengths, isPart, norms, neighbourShares });
    // Scores are those of one query, and a memory is added between two.
    this.scores = new Float32Array(room);
    this.masks = new Uint32Array(room);
    this.touchedCount = 0;
  }

  private growTouched(more: number): void {
    const touched = new Int32Array(2 * (this.touchedCount + more));
    touched.set(this.touched);
    this.touched = touched;
  }
}
