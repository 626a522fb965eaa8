/** No thread, no neighbour. */
export const NONE = -1;

/** Where a memory stands among the others. */
export interface RoundPosition {
  /** Null for what was added by hand. */
  readonly conversation: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Rounds follow one another; what was gathered from them stands in the conversation and has no neighbours. */
  readonly isRound: boolean;
}

/**
 * Which memories belong to one conversation, which rounds are next to each other in it, and how many
 * conversations have gone on since. Numbers by place, as the index has them.
 */
export class ConversationIndex {
  private readonly numbers = new Map<string, number>();
  private readonly last: number[] = [];
  private readonly turns: number[] = [];
  private readonly sizes: number[] = [];
  private newest = 0;
  private newestAt = Number.NEGATIVE_INFINITY;
  /** By place: the conversation's number, the rounds next to it; `NONE` where there is none. */
  readonly of: number[] = [];
  readonly before: number[] = [];
  readonly after: number[] = [];
  /** By conversation: content words of all that is in it. */
  readonly lengths: number[] = [];

  get count(): number {
    return this.lengths.length;
  }

  /** `replaced`: the place that this memory had so far; where it stays in its conversation it stays between its neighbours. */
  add(
    place: number,
    { conversation, createdAt, isRound }: RoundPosition,
    length: number,
    replaced: number | undefined,
  ): void {
    const thread = conversation === null ? NONE : this.numberOf(conversation);
    const stays = replaced !== undefined && this.of[replaced] === thread;
    const after = stays ? (this.after[replaced] ?? NONE) : NONE;
    const before = stays ? (this.before[replaced] ?? NONE) : (this.last[thread] ?? NONE);
    if (replaced !== undefined) this.remove(replaced);
    this.of[place] = thread;
    this.sizes[place] = length;
    this.before[place] = this.after[place] = NONE;
    if (thread === NONE) return;
    this.lengths[thread] = (this.lengths[thread] ?? 0) + length;
    this.goesOn(thread, createdAt);
    if (!isRound) return;
    this.link(before, place);
    this.link(place, after);
    if (after === NONE) this.last[thread] = place;
  }

  remove(place: number): void {
    const thread = this.of[place] ?? NONE;
    if (thread === NONE) return;
    this.lengths[thread] = (this.lengths[thread] ?? 0) - (this.sizes[place] ?? 0);
    const [before, after] = [this.before[place] ?? NONE, this.after[place] ?? NONE];
    if (this.last[thread] === place) this.last[thread] = before;
    if (before !== NONE) this.after[before] = after;
    if (after !== NONE) this.before[after] = before;
  }

  /**
   * By conversation, counted from 1: how much lately going on counts for it, 1 + `weight` for the latest one and
   * wearing off over `span` conversations. At 0 stands what is in none: it holds until it is superseded.
   */
  recency(weight: number, span: number): Float32Array {
    const recency = new Float32Array(this.count + 1).fill(1 + weight);
    if (weight > 0) {
      for (let thread = 0; thread < this.count; thread++) {
        const age = this.newest - (this.turns[thread] as number);
        recency[thread + 1] = 1 + weight * Math.exp(-age / span);
      }
    }
    return recency;
  }

  /** The place of a conversation's last round, or `NONE`. */
  lastOf(conversation: string): number {
    return this.last[this.numbers.get(conversation) ?? NONE] ?? NONE;
  }

  private numberOf(conversation: string): number {
    let number = this.numbers.get(conversation);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(conversation, number);
      this.lengths.push(0);
      this.last.push(NONE);
      this.turns.push(0);
    }
    return number;
  }

  /** Counted, not timed: one user's week is another's hour. Memories come in order of time, but for imports of old ones. */
  private goesOn(thread: number, createdAt: number): void {
    if (createdAt < this.newestAt) return;
    this.newestAt = createdAt;
    if (this.newest === 0 || this.turns[thread] !== this.newest) this.turns[thread] = this.newest += 1;
  }

  private link(before: number, after: number): void {
    if (before !== NONE) this.after[before] = after;
    if (after !== NONE) this.before[after] = before;
  }
}
