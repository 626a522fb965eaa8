import type { Window } from "../../text/time-expressions.ts";
import { firstPlace } from "./first-place.ts";

/** An id and the time that orders it. */
interface Dated {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Memories by time. Most memories are newer than all others, so that adding one is an append. */
export class NewestFirst<D extends Dated> {
  /** Oldest first. */
  private readonly entries: D[] = [];

  get size(): number {
    return this.entries.length;
  }

  add(entry: D): void {
    this.entries.splice(this.placeOf(entry), 0, entry);
  }

  remove(entry: D): void {
    const at = this.placeOf(entry);
    if (this.entries[at]?.id === entry.id) this.entries.splice(at, 1);
  }

  *[Symbol.iterator](): Generator<D> {
    for (let at = this.entries.length - 1; at >= 0; at--) yield this.entries[at] as D;
  }

  /** Returns entries, the oldest first. */
  *oldestFirst(): Generator<D> {
    for (const entry of this.entries) yield entry;
  }

  /** Returns those from a stretch of time, oldest first. */
  within({ from, to }: Window): D[] {
    // No id sorts before an empty one.
    const [first, end] = [from, to].map((createdAt) => this.placeOf({ id: "", createdAt }));
    return this.entries.slice(first, end);
  }

  /** Returns the first place whose entry is not older. */
  private placeOf({ id, createdAt }: Dated): number {
    return firstPlace(
      this.entries,
      (other) => other.createdAt < createdAt || (other.createdAt === createdAt && other.id < id),
    );
  }
}
