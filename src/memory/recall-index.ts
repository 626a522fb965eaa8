import { contentWords, wordHash } from "../text/words.ts";
import { stripFraming } from "./strip-framing.ts";
import { cosine, Signatures, signatureOf } from "./signature.ts";
import { NONE, type RoundPosition, ConversationIndex } from "./conversations.ts";
import type { Window } from "../text/time-expressions.ts";
import { TopK } from "./top-k.ts";
import { type WordFits, WordScores } from "./word-scores.ts";

/** What the index holds of one memory. The text itself stays on disk. */
export interface IndexEntry extends RoundPosition {
  readonly id: string;
  readonly terms: Uint32Array;
  readonly vector: Float32Array | null;
}

/** How well one entry fits a query. */
export interface Fit {
  readonly id: string;
  /** The share of the query's words that it says, with its neighbours where it is short, weighed by how rare they are: 0 to 1. */
  readonly words: number;
  /** 0 to 1. */
  readonly cosine: number;
  /** Its words against the best there is, with what its neighbours and its conversation say: 0 to about 2. */
  readonly context: number;
  /** Grows with how lately its conversation went on; 1: not at all. */
  readonly recency: number;
  /** Its conversation as a number, to compare; null for none. */
  readonly conversation: number | null;
}

/** What counts beside a memory's own words. */
export interface Weights {
  /** The rounds next to it, for a memory so short that it says nothing without them. */
  readonly neighbours: number;
  readonly conversation: number;
  /** By how much the latest conversation is preferred, and over how many conversations that wears off. */
  readonly recency: number;
  readonly recencySpan: number;
}

export interface Search {
  readonly query: string;
  readonly vector: Float32Array | null;
  readonly weights: Weights;
  /** The times that the query speaks of. */
  readonly times: readonly Window[];
  /** Which memories may be found at all. */
  readonly admit: (id: string) => boolean;
}

const CANDIDATES = 40;
const BY_VECTOR = 16;
/** Content words at which a round's neighbours count half. */
const SHORT = 40;
/** What it is worth to have been remembered when the query says, against 1 for the best words. */
const IN_TIME = 0.8;
/** Text beyond this many content words is found by its vector alone. */
const MAX_TERMS = 1_500;
/** Characters among which so many are, in any language: twenty to each. */
const TERMS_WITHIN = 20 * MAX_TERMS;

/** The content words of a text as the index stores them: 4 bytes each, in order, repeats kept. */
export function indexTerms(text: string): Uint32Array {
  return Uint32Array.from(contentWords(text.slice(0, TERMS_WITHIN)).slice(0, MAX_TERMS), wordHash);
}

/**
 * Words and vectors of one vault in memory: an inverted index, the conversations, and bit signatures
 * that choose which vectors are compared in full. Rebuilt from rows when the vault wakes; nothing
 * here is the only copy of anything.
 */
export class RecallIndex {
  /** By place; null where an entry was removed. */
  private entries: (IndexEntry | null)[] = [];
  private signatures = new Signatures();
  private words = new WordScores();
  private threads = new ConversationIndex();
  private readonly places = new Map<string, number>();

  get size(): number {
    return this.places.size;
  }

  add(entry: IndexEntry): void {
    const replaced = this.places.get(entry.id);
    const place = this.entries.length;
    this.threads.add(place, entry, entry.terms.length, replaced);
    if (replaced !== undefined) this.vacate(replaced);
    this.entries.push(entry);
    this.signatures.push(entry.vector && signatureOf(entry.vector));
    this.words.add(place, entry.terms);
    this.places.set(entry.id, place);
    this.compactWhenSparse();
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.threads.remove(place);
    this.vacate(place);
    this.places.delete(id);
    this.compactWhenSparse();
  }

  /** The last round of a conversation; null: it has none here. */
  latestRound(conversation: string): string | null {
    return this.entries[this.threads.lastOf(conversation)]?.id ?? null;
  }

  /** Of all words of two entries, the share that both hold: 0 to 1. */
  overlap(a: string, b: string): number {
    const [mine, theirs] = [a, b].map((id) => new Set(this.entries[this.places.get(id) ?? NONE]?.terms));
    if (!mine?.size || !theirs?.size) return 0;
    const shared = [...mine].filter((term) => theirs.has(term)).length;
    return shared / (mine.size + theirs.size - shared);
  }

  /** The best candidates by either signal, unordered. */
  search({ query, vector, weights, times, admit }: Search): Fit[] {
    const fits = this.words.score(indexTerms(stripFraming(query)), this.threads);
    const admits = (place: number): boolean => {
      const entry = this.entries[place];
      return entry !== null && entry !== undefined && admit(entry.id);
    };
    const context = this.contextOf(fits, weights, times, admits);
    const best = new TopK(CANDIDATES);
    for (const place of fits.touched) {
      // Most are turned away by what they could reach at best.
      if (!best.takes(context.atMost(place))) continue;
      const promise = context.at(place) * context.recencyAt(place);
      if (best.takes(promise) && admits(place)) best.add(place, promise);
    }
    const chosen = new Set(best.places());
    if (vector) {
      for (const place of this.signatures.nearest(signatureOf(vector), BY_VECTOR)) {
        if (admits(place)) chosen.add(place);
      }
    }
    return [...chosen].map((place) => {
      const entry = this.entries[place] as IndexEntry;
      const conversation = this.threads.of[place] ?? NONE;
      return {
        id: entry.id,
        words: fits.whole === 0 ? 0 : Math.min(1, context.saidAt(place) / fits.whole),
        cosine: vector && entry.vector ? cosine(vector, entry.vector) : 0,
        context: context.at(place),
        recency: context.recencyAt(place),
        conversation: conversation === NONE ? null : conversation,
      };
    });
  }

  /** What words say of a place together with its surroundings. Arrays by conversation: this runs for every place touched. */
  private contextOf(
    { touched, scores, threads: said }: WordFits,
    weights: Weights,
    times: readonly Window[],
    admits: (place: number) => boolean,
  ) {
    const { threads, words } = this;
    const top = new TopK(1);
    for (const place of touched) {
      const score = scores[place] as number;
      if (top.takes(score) && admits(place)) top.add(place, score);
    }
    const best = Math.max(scores[top.places()[0] ?? NONE] ?? 0, Number.EPSILON);
    let bestThread = Number.EPSILON;
    for (let thread = 0; thread < threads.count; thread++) bestThread = Math.max(bestThread, said[thread] as number);
    const recency = threads.recency(weights.recency, weights.recencySpan);
    const { of, before, after } = threads;
    const [own, around, neighbours] = [1 / best, weights.conversation / bestThread, weights.neighbours * SHORT];
    const spare = weights.conversation + (times.length > 0 ? IN_TIME : 0);
    const latest = 1 + weights.recency;
    const scoreAt = (place: number): number => (place === NONE ? 0 : (scores[place] as number));
    const saidAt = (place: number): number => {
      const previous = before[place] as number;
      const next = after[place] as number;
      // What says nothing itself is not found for what stands next to it.
      if (scores[place] === 0 || (previous === NONE && next === NONE)) return scores[place] as number;
      const near = scoreAt(previous) + scoreAt(next);
      return (scores[place] as number) + (neighbours / (SHORT + words.lengthAt(place))) * near;
    };
    const isMeant = (place: number): boolean => {
      const createdAt = this.entries[place]?.createdAt ?? Number.NaN;
      return times.some(({ from, to }) => createdAt >= from && createdAt < to);
    };
    return {
      saidAt,
      recencyAt: (place: number): number => recency[(of[place] as number) + 1] as number,
      atMost(place: number): number {
        const alone = before[place] === NONE && after[place] === NONE;
        const near = alone ? 0 : 2 * weights.neighbours;
        return ((scores[place] as number) * own + near + spare) * latest;
      },
      at(place: number): number {
        const thread = of[place] as number;
        const conversation = thread === NONE ? 0 : (said[thread] as number) * around;
        return saidAt(place) * own + conversation + (times.length > 0 && isMeant(place) ? IN_TIME : 0);
      },
    };
  }

  private vacate(place: number): void {
    this.words.remove(place);
    this.entries[place] = null;
  }

  private compactWhenSparse(): void {
    if (this.entries.length <= 64 || this.size >= this.entries.length / 2) return;
    const living = this.entries.filter((entry) => entry !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.entries = [];
    this.signatures = new Signatures();
    this.words = new WordScores();
    this.threads = new ConversationIndex();
    this.places.clear();
    for (const entry of living) this.add(entry);
  }
}
