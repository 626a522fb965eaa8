import { firstPlace } from "./first-place.ts";

/** Entries by their ids, which sort by time. Most are newer than all others, so that adding one is an append. */
export class SortedById<E extends { readonly id: string }> {
  /** Oldest first. */
  private readonly entries: E[] = [];

  /** Adds an entry, or replaces the one of its id. */
  add(entry: E): void {
    const { entries } = this;
    const at = this.placeOf(entry.id);
    if (at === entries.length) entries.push(entry);
    else entries.splice(at, entries[at]?.id === entry.id ? 1 : 0, entry);
  }

  remove(id: string): void {
    const at = this.placeOf(id);
    if (this.entries[at]?.id === id) this.entries.splice(at, 1);
  }

  /** Returns the newest entry that is accepted. Returns null if none is. */
  newest(accepts: (entry: E) => boolean): E | null {
    return this.entries.findLast(accepts) ?? null;
  }

  /** Returns the first place whose id is not lower. */
  private placeOf(id: string): number {
    return firstPlace(this.entries, (other) => other.id < id);
  }
}
