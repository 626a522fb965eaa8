/** No number, no neighbour. */
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
 * conversations have gone on since. Numbers by position, as the index has them.
 */
export class ConversationIndex {
  private readonly numbers = new Map<string, number>();
  private readonly lastRounds: number[] = [];
  private readonly lastActive: number[] = [];
  private readonly sizes: number[] = [];
  private latest = 0;
  private latestAt = Number.NEGATIVE_INFINITY;
  /** By position: the conversation's number, the rounds next to it; `NONE` where there is none. */
  readonly conversationOf: number[] = [];
  readonly previous: number[] = [];
  readonly next: number[] = [];
  /** By conversation: content words of all that is in it. */
  readonly lengths: number[] = [];

  get count(): number {
    return this.lengths.length;
  }

  /** `replaced`: the position that this memory had so far; where it stays in its conversation it stays between its neighbours. */
  add(
    position: number,
    { conversation, createdAt, isRound }: RoundPosition,
    length: number,
    replaced: number | undefined,
  ): void {
    const number = conversation === null ? NONE : this.numberOf(conversation);
    const stays = replaced !== undefined && this.conversationOf[replaced] === number;
    const after = stays ? (this.next[replaced] ?? NONE) : NONE;
    const before = stays ? (this.previous[replaced] ?? NONE) : (this.lastRounds[number] ?? NONE);
    if (replaced !== undefined) this.remove(replaced);
    this.conversationOf[position] = number;
    this.sizes[position] = length;
    this.previous[position] = this.next[position] = NONE;
    if (number === NONE) return;
    this.lengths[number] = (this.lengths[number] ?? 0) + length;
    this.markActive(number, createdAt);
    if (!isRound) return;
    this.link(before, position);
    this.link(position, after);
    if (after === NONE) this.lastRounds[number] = position;
  }

  remove(position: number): void {
    const number = this.conversationOf[position] ?? NONE;
    if (number === NONE) return;
    this.lengths[number] = (this.lengths[number] ?? 0) - (this.sizes[position] ?? 0);
    const [before, after] = [this.previous[position] ?? NONE, this.next[position] ?? NONE];
    if (this.lastRounds[number] === position) this.lastRounds[number] = before;
    if (before !== NONE) this.next[before] = after;
    if (after !== NONE) this.previous[after] = before;
  }

  /**
   * By conversation, counted from 1: how much lately going on counts for it, 1 + `weight` for the latest one and
   * wearing off over `span` conversations. At 0 stands what is in none: it holds until it is superseded.
   */
  recency(weight: number, span: number): Float32Array {
    const recency = new Float32Array(this.count + 1).fill(1 + weight);
    if (weight > 0) {
      for (let number = 0; number < this.count; number++) {
        const age = this.latest - (this.lastActive[number] as number);
        recency[number + 1] = 1 + weight * Math.exp(-age / span);
      }
    }
    return recency;
  }

  /** The position of a conversation's last round, or `NONE`. */
  lastOf(conversation: string): number {
    return this.lastRounds[this.numbers.get(conversation) ?? NONE] ?? NONE;
  }

  private numberOf(conversation: string): number {
    let number = this.numbers.get(conversation);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(conversation, number);
      this.lengths.push(0);
      this.lastRounds.push(NONE);
      this.lastActive.push(0);
    }
    return number;
  }

  /** Counted, not timed: one user's week is another's hour. Memories come in order of time, but for imports of old ones. */
  private markActive(number: number, createdAt: number): void {
    if (createdAt < this.latestAt) return;
    this.latestAt = createdAt;
    if (this.latest === 0 || this.lastActive[number] !== this.latest) this.lastActive[number] = this.latest += 1;
  }

  private link(before: number, after: number): void {
    if (before !== NONE) this.next[before] = after;
    if (after !== NONE) this.previous[after] = before;
  }
}
