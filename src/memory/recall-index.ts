import { contentWords, wordHash } from "../words.ts";
import { cosine, Signatures, signatureOf } from "./signature.ts";
import { Top } from "./top.ts";

/** What the index holds of one memory. The text itself stays on disk. */
export interface IndexEntry {
  readonly id: string;
  readonly terms: Uint32Array;
  readonly vector: Float32Array | null;
}

/** How well one entry fits a query. Both parts lie between 0 and 1. */
export interface Fit {
  readonly id: string;
  readonly words: number;
  readonly cosine: number;
}

const K1 = 1.2;
const B = 0.75;
/** A young vault knows too little to say which words are rare: these many imagined memories say it with it. */
const IMAGINED = 20;
const BY_WORDS = 24;
const BY_VECTOR = 16;
/** Text beyond this many content words is found by its vector alone. */
const TERMS_AT_MOST = 1_500;

/** The content words of a text as the index stores them: 4 bytes each, in order, repeats kept. */
export function indexTerms(text: string): Uint32Array {
  return Uint32Array.from(contentWords(text).slice(0, TERMS_AT_MOST), wordHash);
}

/** Where a term stands: places and counts side by side, because thousands of them are read per query. */
interface Postings {
  readonly places: number[];
  readonly counts: number[];
}

/**
 * Words and vectors of one vault in memory: an inverted index scored by BM25, and bit signatures
 * that choose which vectors are compared in full. Rebuilt from rows when the vault wakes; nothing
 * here is the only copy of anything.
 */
export class RecallIndex {
  /** By place; null where an entry was removed. */
  private entries: (IndexEntry | null)[] = [];
  private signatures = new Signatures();
  private lengths: number[] = [];
  private places = new Map<string, number>();
  private postings = new Map<number, Postings>();
  private totalTerms = 0;
  private scores = new Float32Array(1024);

  get size(): number {
    return this.places.size;
  }

  add(entry: IndexEntry): void {
    this.remove(entry.id);
    const place = this.entries.length;
    this.entries.push(entry);
    this.signatures.push(entry.vector && signatureOf(entry.vector));
    this.lengths.push(entry.terms.length);
    this.places.set(entry.id, place);
    this.totalTerms += entry.terms.length;
    const counts = new Map<number, number>();
    for (const term of entry.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let postings = this.postings.get(term);
      if (!postings) this.postings.set(term, (postings = { places: [], counts: [] }));
      postings.places.push(place);
      postings.counts.push(count);
    }
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.totalTerms -= this.lengths[place] ?? 0;
    this.entries[place] = null;
    this.places.delete(id);
    if (this.entries.length > 64 && this.size < this.entries.length / 2) this.compact();
  }

  /** The best candidates by either signal, unordered; `admit` says which memories may be found at all. */
  search(query: string, vector: Float32Array | null, admit: (id: string) => boolean): Fit[] {
    const admits = (place: number): boolean => {
      const entry = this.entries[place];
      return entry !== null && entry !== undefined && admit(entry.id);
    };
    const touched = this.scoreWords(indexTerms(query));
    const byWords = new Top(BY_WORDS);
    for (const place of touched) {
      const score = this.scores[place] as number;
      if (byWords.takes(score) && admits(place)) byWords.add(place, score);
    }
    const chosen = new Set(byWords.places());
    if (vector) {
      for (const place of this.signatures.nearest(signatureOf(vector), BY_VECTOR)) {
        if (admits(place)) chosen.add(place);
      }
    }
    const fits: Fit[] = [];
    for (const place of chosen) {
      const entry = this.entries[place] as IndexEntry;
      const near = vector && entry.vector ? cosine(vector, entry.vector) : 0;
      fits.push({ id: entry.id, words: this.scores[place] as number, cosine: near });
    }
    for (const place of touched) this.scores[place] = 0;
    return fits;
  }

  /**
   * BM25 divided by what a memory of average length that says each word once would score: 1 is "says
   * it all". Leaves the scores in `scores` and returns the places that have one.
   */
  private scoreWords(query: Uint32Array): number[] {
    if (this.scores.length < this.entries.length) this.scores = new Float32Array(this.entries.length * 2);
    const { scores, lengths } = this;
    const average = Math.max(1, this.totalTerms / Math.max(1, this.size));
    const touched: number[] = [];
    let whole = 0;
    for (const term of new Set(query)) {
      const postings = this.postings.get(term);
      const found = postings?.places.length ?? 0;
      // Places of what was removed or changed are still listed; they say nothing about rarity.
      const living = Math.min(found, this.size);
      const rarity = Math.log(1 + (this.size + IMAGINED - living + 0.5) / (living + 1.5));
      whole += rarity;
      if (!postings) continue;
      for (let i = 0; i < found; i++) {
        const place = postings.places[i] as number;
        const count = postings.counts[i] as number;
        const before = scores[place] as number;
        if (before === 0) touched.push(place);
        const length = lengths[place] as number;
        scores[place] = before + (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
      }
    }
    for (const place of touched) scores[place] = Math.min(1, (scores[place] as number) / whole);
    return touched;
  }

  private compact(): void {
    const living = this.entries.filter((entry) => entry !== null);
    this.entries = [];
    this.signatures = new Signatures();
    this.lengths = [];
    this.places.clear();
    this.postings.clear();
    this.totalTerms = 0;
    for (const entry of living) this.add(entry);
  }
}
