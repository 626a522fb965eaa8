import { contentWords, wordHash } from "../words.ts";
import { cosine, nearest, type Signature, signatureOf } from "./signature.ts";

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
const CANDIDATES = 64;
/** Text beyond this many content words is found by its vector alone. */
const TERMS_AT_MOST = 1_500;

/** The content words of a text as the index stores them: 4 bytes each, in order, repeats kept. */
export function indexTerms(text: string): Uint32Array {
  return Uint32Array.from(contentWords(text).slice(0, TERMS_AT_MOST), wordHash);
}

interface Slot {
  entry: IndexEntry;
  alive: boolean;
  signature: Signature | null;
}

/**
 * Words and vectors of one vault in memory: an inverted index scored by BM25, and bit signatures
 * that choose which vectors are compared in full. Rebuilt from rows when the vault wakes; nothing
 * here is the only copy of anything.
 */
export class RecallIndex {
  private slots: Slot[] = [];
  private bySlotId = new Map<string, number>();
  private postings = new Map<number, { slot: number; count: number }[]>();
  private totalTerms = 0;

  get size(): number {
    return this.bySlotId.size;
  }

  add(entry: IndexEntry): void {
    this.remove(entry.id);
    const slot = this.slots.length;
    this.slots.push({ entry, alive: true, signature: entry.vector && signatureOf(entry.vector) });
    this.bySlotId.set(entry.id, slot);
    this.totalTerms += entry.terms.length;
    const counts = new Map<number, number>();
    for (const term of entry.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const posting = { slot, count };
      const list = this.postings.get(term);
      if (list) list.push(posting);
      else this.postings.set(term, [posting]);
    }
  }

  remove(id: string): void {
    const slot = this.bySlotId.get(id);
    const held = slot === undefined ? undefined : this.slots[slot];
    if (!held) return;
    held.alive = false;
    this.bySlotId.delete(id);
    this.totalTerms -= held.entry.terms.length;
    if (this.slots.length > 64 && this.bySlotId.size < this.slots.length / 2) this.compact();
  }

  /** The best candidates by either signal, unordered; `admit` says which memories may be found at all. */
  search(query: string, vector: Float32Array | null, admit: (id: string) => boolean): Fit[] {
    const byWords = this.scoreWords(indexTerms(query));
    const chosen = new Set(best(byWords, CANDIDATES, (slot) => this.admits(slot, admit)));
    if (vector) for (const slot of this.nearby(vector, admit)) chosen.add(slot);
    const fits: Fit[] = [];
    for (const slot of chosen) {
      const { entry } = this.slots[slot] as Slot;
      const near = vector && entry.vector ? cosine(vector, entry.vector) : 0;
      fits.push({ id: entry.id, words: byWords.get(slot) ?? 0, cosine: near });
    }
    return fits;
  }

  private admits(slot: number, admit: (id: string) => boolean): boolean {
    const held = this.slots[slot];
    return held !== undefined && held.alive && admit(held.entry.id);
  }

  /** BM25 divided by what a memory of average length that says each word once would score: 1 is "says it all". */
  private scoreWords(query: Uint32Array): Map<number, number> {
    const scores = new Map<number, number>();
    const average = Math.max(1, this.totalTerms / Math.max(1, this.size));
    let whole = 0;
    for (const term of new Set(query)) {
      const list = this.postings.get(term) ?? [];
      const rarity = Math.log(1 + (this.size + IMAGINED - list.length + 0.5) / (list.length + 1.5));
      if (!(rarity > 0)) continue;
      whole += rarity;
      for (const { slot, count } of list) {
        const length = this.slots[slot]?.entry.terms.length ?? 0;
        const part = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
        scores.set(slot, (scores.get(slot) ?? 0) + rarity * part);
      }
    }
    for (const [slot, score] of scores) scores.set(slot, Math.min(1, score / whole));
    return scores;
  }

  private nearby(vector: Float32Array, admit: (id: string) => boolean): number[] {
    const at = (place: number): Signature | null => {
      const slot = this.slots[place];
      return slot?.alive ? slot.signature : null;
    };
    return nearest(this.slots.length, at, signatureOf(vector), CANDIDATES / 2).filter((slot) =>
      this.admits(slot, admit),
    );
  }

  private compact(): void {
    const living = this.slots.filter((slot) => slot.alive);
    this.slots = [];
    this.bySlotId.clear();
    this.postings.clear();
    this.totalTerms = 0;
    for (const { entry } of living) this.add(entry);
  }
}

function best(scores: Map<number, number>, count: number, admits: (slot: number) => boolean): number[] {
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const kept: number[] = [];
  for (const [slot] of ranked) {
    if (kept.length === count) break;
    if (admits(slot)) kept.push(slot);
  }
  return kept;
}
