import { NONE, type ConversationIndex } from "./conversations.ts";

/*
 * BM25 (Robertson and Zaragoza 2009) over memories and, in the same pass, over the conversations they
 * stand in. `npm run bench -- recall` shows what each constant is worth.
 */

const K1 = 1.2;
/** Facts are a tenth as long as rounds and must not win by that: half of the usual correction for length. */
const B = 0.5;
const THREAD_B = 0.75;
/** A young vault knows too little to say which words are rare: these many imagined memories say it with it. */
const IMAGINED = 20;
/** Nobody says again all of a long text: this many of its rarest words are enough. */
const ENOUGH = 6;

/** Where a term stands: places and counts side by side, because thousands of them are read per query. */
interface Postings {
  readonly places: number[];
  readonly counts: number[];
}

/** Valid until the next query. */
export interface WordFits {
  /** Places that say any word of the query. */
  readonly touched: readonly number[];
  /** By place: BM25, 0 where nothing is said. */
  readonly scores: Float32Array;
  /** By conversation: BM25 of all of it as one text. */
  readonly threads: Float32Array;
  /** What a memory of average length would score that says every word once, or enough of a long query. */
  readonly whole: number;
}

/** The words of one vault: an inverted index in memory. */
export class WordScores {
  private readonly postings = new Map<number, Postings>();
  private readonly lengths: number[] = [];
  private scores = new Float32Array(1024);
  private threads = new Float32Array(64);
  private touched: number[] = [];
  /** Of the term at hand: conversations and counts in turn. */
  private readonly found: number[] = [];
  private total = 0;
  size = 0;

  add(place: number, terms: Uint32Array): void {
    this.lengths[place] = terms.length;
    this.total += terms.length;
    this.size += 1;
    const counts = new Map<number, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let postings = this.postings.get(term);
      if (!postings) this.postings.set(term, (postings = { places: [], counts: [] }));
      postings.places.push(place);
      postings.counts.push(count);
    }
  }

  /** Its postings stay until the index is built anew; whoever reads scores knows which places are empty. */
  remove(place: number): void {
    this.total -= this.lengths[place] ?? 0;
    this.size -= 1;
  }

  lengthAt(place: number): number {
    return this.lengths[place] ?? 0;
  }

  score(query: Uint32Array, threads: ConversationIndex): WordFits {
    this.clear(threads.count);
    const average = Math.max(1, this.total / Math.max(1, this.size));
    const threadAverage = Math.max(1, this.total / Math.max(1, threads.count));
    let whole = 0;
    let rarest = 0;
    for (const term of new Set(query)) {
      const postings = this.postings.get(term);
      const listed = postings?.places.length ?? 0;
      // Places of what was removed or changed are still listed; they say nothing about rarity.
      const living = Math.min(listed, this.size);
      const rarity = Math.log(1 + (this.size + IMAGINED - living + 0.5) / (living + 1.5));
      whole += rarity;
      rarest = Math.max(rarest, rarity);
      if (!postings) continue;
      this.scoreTerm(postings, rarity * (K1 + 1), average, threads);
      this.scoreThreads(threads, threadAverage);
    }
    return {
      touched: this.touched,
      scores: this.scores,
      threads: this.threads,
      whole: Math.min(whole, ENOUGH * rarest),
    };
  }

  /** Also notes in which conversations the term stands, and how often. */
  private scoreTerm({ places, counts }: Postings, weight: number, average: number, threads: ConversationIndex): void {
    const { scores, lengths, touched, found } = this;
    const { of } = threads;
    found.length = 0;
    let thread = NONE;
    let inThread = 0;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      const count = counts[i] as number;
      const before = scores[place] as number;
      if (before === 0) touched.push(place);
      scores[place] = before + (weight * count) / (count + K1 * (1 - B + (B * (lengths[place] as number)) / average));
      // Conversations seldom interleave: what one says stands together. One that does counts as often as it goes on.
      const at = of[place] as number;
      if (at !== thread) {
        if (thread !== NONE) found.push(thread, inThread);
        thread = at;
        inThread = 0;
      }
      inThread += count;
    }
    if (thread !== NONE) found.push(thread, inThread);
  }

  private scoreThreads({ lengths, count: all }: ConversationIndex, average: number): void {
    const { found, threads } = this;
    const living = Math.min(found.length / 2, all);
    const weight = Math.log(1 + (all - living + 0.5) / (living + 0.5)) * (K1 + 1);
    for (let i = 0; i < found.length; i += 2) {
      const thread = found[i] as number;
      const count = found[i + 1] as number;
      const norm = K1 * (1 - THREAD_B + (THREAD_B * (lengths[thread] as number)) / average);
      threads[thread] = (threads[thread] as number) + (weight * count) / (count + norm);
    }
  }

  private clear(threads: number): void {
    for (const place of this.touched) this.scores[place] = 0;
    this.touched = [];
    if (this.scores.length < this.lengths.length) this.scores = new Float32Array(this.lengths.length * 2);
    if (this.threads.length < threads) this.threads = new Float32Array(threads * 2);
    else this.threads.fill(0, 0, threads);
  }
}
