import type { Metadata } from "./vector-filter.ts";
import type { SparseVector } from "./vector-scores.ts";

export interface StoredVector {
  readonly id: string;
  readonly vector: readonly number[] | null;
  readonly sparseVector: SparseVector | null;
  readonly metadata: Metadata | null;
  readonly data: string | null;
}

interface Change {
  readonly at: number;
  readonly id: string;
  readonly vector: StoredVector | null;
}

/**
 * The vectors of one namespace. `fetch` and `range` see a write at once; queries see it when it has been
 * indexed, and what was deleted they see until then.
 */
export class VectorNamespace {
  /** By id, in the order of arrival; the number is what a cursor counts in. */
  private readonly stored = new Map<string, StoredVector & { readonly number: number }>();
  private readonly indexed = new Map<string, StoredVector>();
  private readonly changes: Change[] = [];
  private arrived = 0;

  get size(): number {
    return this.stored.size;
  }

  put(vector: StoredVector, now: number): void {
    if (this.stored.size === 0) this.arrived = 0;
    const number = this.stored.get(vector.id)?.number ?? this.arrived++;
    this.stored.set(vector.id, { ...vector, number });
    this.changes.push({ at: now, id: vector.id, vector });
  }

  delete(id: string, now: number): boolean {
    this.changes.push({ at: now, id, vector: null });
    return this.stored.delete(id);
  }

  reset(): void {
    this.stored.clear();
    this.indexed.clear();
    this.changes.length = 0;
  }

  get(id: string): StoredVector | null {
    return this.stored.get(id) ?? null;
  }

  all(): StoredVector[] {
    return [...this.stored.values()];
  }

  /** Those from a cursor on, and where to go on; an empty cursor: this was the last page. */
  page(cursor: number, limit: number, prefix: string): { vectors: StoredVector[]; next: string } {
    const rest = [...this.stored.values()].filter(({ id, number }) => number >= cursor && id.startsWith(prefix));
    const vectors = rest.slice(0, limit);
    const last = vectors.at(-1);
    return { vectors, next: last && rest.length > limit ? String(last.number + 1) : "" };
  }

  /** The view of a query. */
  visible(now: number, afterMs: number): StoredVector[] {
    this.settle(now, afterMs);
    return [...this.indexed.values()];
  }

  pending(now: number, afterMs: number): number {
    this.settle(now, afterMs);
    return new Set(this.changes.map(({ id }) => id)).size;
  }

  private settle(now: number, afterMs: number): void {
    while (this.changes[0] && this.changes[0].at + afterMs <= now) {
      const { id, vector } = this.changes.shift() as Change;
      if (vector) this.indexed.set(id, vector);
      else this.indexed.delete(id);
    }
  }
}
