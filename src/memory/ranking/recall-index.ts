import { contentWords, wordHash } from "../../text/words.ts";
import { bestOfConversations, firstCandidates, scoredWords } from "./candidates.ts";
import { ConversationIndex, NONE } from "./conversation-index.ts";
import { MAX_TERM_CHARACTERS, MAX_TERMS } from "./passages.ts";
import { queryTerms } from "./query-terms.ts";
import type { Fit, IndexEntry, Search } from "./recall-search.ts";
import { aroundAt, relevanceAt } from "./relevance.ts";
import { NO_MATCH, RoundMatcher } from "./round-match.ts";
import { cosine, signatureOf, Signatures } from "../embedding/signature.ts";
import { RELATING_MEMORIES, relatedTerms } from "./related-terms.ts";
import { stripFraming } from "../strip-framing.ts";
import { TopK } from "./top-k.ts";
import { WordScores } from "./word-scores.ts";

const NO_TERMS = new Uint32Array();
const CANDIDATES = 60;
const VECTOR_CANDIDATES = 24;
/** Texts whose words are kept: one question, and the lines that it leads to. */
const MAX_READ = 64;

/** Returns the content words of a text as the index stores them: 4 bytes each, in order, repeats kept. */
export function indexTerms(text: string): Uint32Array {
  return Uint32Array.from(contentWords(text.slice(0, MAX_TERM_CHARACTERS), MAX_TERMS), wordHash);
}

/**
 * The words and vectors of one vault, in RAM: an inverted index, the conversations, and bit signatures that choose
 * which vectors are compared in full. The vault rebuilds it from rows when it wakes, so it is never the only copy.
 */
export class RecallIndex<E extends IndexEntry = IndexEntry> {
  /** Entries by position. A removed entry leaves null. */
  private entries: (E | null)[] = [];
  private signatures = new Signatures();
  private words = new WordScores();
  private conversations = new ConversationIndex();
  private readonly positions = new Map<string, number>();
  /**
   * By position, whether the last question may find it: 1 or -1, or 0 if nobody has asked. One question searches several
   * times.
   */
  private admitted: { readonly admit: (entry: E) => boolean; readonly known: Int8Array } | null = null;
  /** The words of texts that were asked for last. */
  private readonly read = new Map<string, Uint32Array>();

  get size(): number {
    return this.positions.size;
  }

  private readonly isSaid = (term: number): boolean => this.words.says(term);

  add(entry: E): void {
    this.admitted = null;
    const replaced = this.positions.get(entry.id);
    const position = this.entries.length;
    const { terms } = entry;
    this.conversations.add(position, entry, entry.isPart ? 0 : terms.length, replaced);
    if (replaced !== undefined) this.clearPosition(replaced);
    this.entries.push(entry);
    this.signatures.push(entry.vector?.signature ?? null);
    this.words.add(position, terms, entry.isPart);
    this.positions.set(entry.id, position);
    this.compactWhenSparse();
  }

  remove(id: string): void {
    const position = this.positions.get(id);
    if (position === undefined) return;
    this.admitted = null;
    this.conversations.remove(position);
    this.clearPosition(position);
    this.positions.delete(id);
    this.compactWhenSparse();
  }

  /** Returns the id of a conversation's last round, or null if the index holds none. */
  latestRound(conversation: string): string | null {
    return this.entries[this.conversations.lastOf(conversation)]?.id ?? null;
  }

  /** Returns the share of two entries' words that both hold: 0 to 1. */
  overlap(a: string, b: string): number {
    const [first, second] = [this.termsOf(a), this.termsOf(b)];
    // Texts of which one is more than twice as long share no more than half of their words.
    if (2 * Math.min(first.length, second.length) < Math.max(first.length, second.length)) return 0;
    const [mine, theirs] = [new Set(first), new Set(second)];
    if (mine.size === 0 || theirs.size === 0) return 0;
    const shared = [...mine].filter((term) => theirs.has(term)).length;
    return shared / (mine.size + theirs.size - shared);
  }

  /** Returns the content words of an entry, in order. Returns none for an unknown id. */
  private termsOf(id: string): Uint32Array {
    return this.entries[this.positions.get(id) ?? NONE]?.terms ?? NO_TERMS;
  }

  /** Returns how rare a word is, by its hash. */
  rarityOf(term: number): number {
    return this.words.rarity(term);
  }

  /** Returns the weight of each word of a query by its hash: the rarer, the more. All together they weigh 1. */
  weightsOf(query: string): Map<number, number> {
    let terms = this.read.get(query);
    if (!terms) {
      if (this.read.size >= MAX_READ) this.read.clear();
      this.read.set(query, (terms = indexTerms(stripFraming(query))));
    }
    return this.words.weights(new Set(terms));
  }

  /**
   * Returns the weight of each word of a query by its hash: the rarer in this vault and the more telling in any text, the
   * more. All together they weigh 1.
   */
  weightsBeside(query: string, weightOf?: (word: string) => number): Map<number, number> {
    const { terms, factors } = queryTerms(query, { weightOf, isSaid: this.isSaid });
    return this.words.weights(terms, factors);
  }

  /**
   * Returns the memories that say most of some words, each with the share that it says, unordered. It looks at words alone,
   * and costs a fifth of a search.
   */
  saying(query: string, admit: (entry: E) => boolean): { readonly id: string; readonly words: number }[] {
    const { words, conversations, entries } = this;
    const fits = words.score(queryTerms(query, { isSaid: this.isSaid }), null);
    const admits = this.admission(admit);
    const top = new TopK(CANDIDATES);
    for (const position of fits.touched) {
      const score = fits.scores[position] as number;
      if (top.takes(score) && admits(position)) top.add(position, score);
    }
    const first = top.positions();
    const chosen = new Set(first);
    for (const position of first)
      for (const near of conversations.besides(position)) if (admits(near)) chosen.add(near);
    return [...chosen].map((position) => ({
      id: (entries[position] as IndexEntry).id,
      words: fits.fullScore === 0 ? 0 : Math.min(1, (fits.scores[position] as number) / fits.fullScore),
    }));
  }

  /** Returns the best candidates by words, by vector or by their neighbours, unordered. */
  search({ query, vector, weights, wordWeight, times, admit }: Search<E>): Fit[] {
    const { words, conversations } = this;
    const terms = queryTerms(query, { weightOf: wordWeight, isSaid: this.isSaid });
    const fits = words.score(terms, conversations);
    const admits = this.admission(admit);
    const isInTime = (position: number): boolean => {
      const createdAt = this.entries[position]?.createdAt ?? Number.NaN;
      return times.some(({ from, to }) => createdAt >= from && createdAt < to);
    };
    const scored = scoredWords({ fits, words, conversations, admits });
    const recency = conversations.recency(weights.recencySpan);
    const first = firstCandidates(scored, weights.relevance, times.length > 0 ? isInTime : null, recency);
    const chosen = new Set(first.slice(0, CANDIDATES));
    for (const position of first)
      for (const near of conversations.besides(position)) if (admits(near)) chosen.add(near);
    if (vector) {
      for (const position of this.signatures.nearest(signatureOf(vector), VECTOR_CANDIDATES)) {
        if (admits(position)) chosen.add(position);
      }
    }
    if (weights.relevance.related > 0) for (const position of bestOfConversations(scored)) chosen.add(position);
    const matcher = new RoundMatcher(terms, fits.shares);
    const found = [...chosen].map((position) => {
      const entry = this.entries[position] as IndexEntry;
      const conversation = conversations.conversationOf[position] ?? NONE;
      const own = fits.scores[position] as number;
      const said = own + weights.neighbours * aroundAt(scored, position);
      const matched = {
        match: own === 0 ? NO_MATCH : matcher.match(entry.terms, entry.passages),
        cosine: vector && entry.vector ? cosine(vector, entry.vector.values) : 0,
        isInTime: isInTime(position),
        recency: recency[conversation + 1] ?? 1,
      };
      const fit: Fit = {
        id: entry.id,
        words: fits.fullScore === 0 ? 0 : Math.min(1, said / fits.fullScore),
        cosine: matched.cosine,
        own: own / scored.best,
        relevance: relevanceAt(scored, position, matched, weights.relevance),
        conversation: conversation === NONE ? null : conversation,
      };
      return { position, fit };
    });
    return this.withRelated(found, weights.relevance.related);
  }

  /** Adds how much the conversation of each fit says of what the best of them say. */
  private withRelated(found: readonly { readonly position: number; readonly fit: Fit }[], weight: number): Fit[] {
    if (weight === 0) return found.map(({ fit }) => fit);
    const best = new TopK(RELATING_MEMORIES);
    for (const { position, fit } of found) if (!this.words.isPartAt(position)) best.add(position, fit.relevance);
    const texts = best.positions().map((position) => (this.entries[position] as IndexEntry).terms);
    const terms = relatedTerms(texts, (term) => this.words.relatingRarity(term));
    const related = this.words.conversationsSaying(terms, this.conversations);
    return found.map(({ fit }) => ({
      ...fit,
      relevance: fit.relevance + weight * (fit.conversation === null ? 0 : (related[fit.conversation] ?? 0)),
    }));
  }

  /** Returns whether the entry of a position may be found. */
  private admission(admit: (entry: E) => boolean): (position: number) => boolean {
    const { entries } = this;
    if (this.admitted?.admit !== admit) this.admitted = { admit, known: new Int8Array(entries.length) };
    const { known } = this.admitted;
    return (position) => {
      if (known[position] === 0) {
        const entry = entries[position] as E | null;
        known[position] = entry !== null && admit(entry) ? 1 : -1;
      }
      return known[position] === 1;
    };
  }

  private clearPosition(position: number): void {
    this.words.remove(position);
    this.entries[position] = null;
  }

  private compactWhenSparse(): void {
    if (this.entries.length <= 64 || this.size >= this.entries.length / 2) return;
    const living = this.entries.filter((entry) => entry !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.entries = [];
    this.signatures = new Signatures();
    this.words = new WordScores();
    this.conversations = new ConversationIndex();
    this.positions.clear();
    for (const entry of living) this.add(entry);
  }
}
