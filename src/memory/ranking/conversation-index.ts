/** Stands for no conversation and for no neighbour. */
export const NONE = -1;

/** The conversation of a memory, and when it was created. */
export interface RoundPosition {
  /** Null for a memory that was added by hand. */
  readonly conversation: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /**
   * True for rounds, which follow one another. A fact drawn from a round stands in the conversation and has no
   * neighbours.
   */
  readonly isRound: boolean;
}

/**
 * Holds which memories belong to one conversation, which rounds are neighbours, and how many conversations have gone on
 * since. All arrays are by position in the recall index.
 */
export class ConversationIndex {
  private readonly numbers = new Map<string, number>();
  private readonly lastRounds: number[] = [];
  private readonly lastActive: number[] = [];
  private readonly sizes: number[] = [];
  /** The recency that was asked for last, while no conversation has gone on. */
  private lastRecency: { readonly span: number; readonly recency: Float32Array } | null = null;
  private latest = 0;
  private latestAt = Number.NEGATIVE_INFINITY;
  /** By position: the number of the conversation and the positions of the neighbouring rounds, or `NONE`. */
  readonly conversationOf: number[] = [];
  readonly previous: number[] = [];
  readonly next: number[] = [];
  /** By conversation: the number of content words in it. */
  readonly lengths: number[] = [];

  get count(): number {
    return this.lengths.length;
  }

  /**
   * Adds a memory.
   * @param replaced the former position of this memory. If the conversation is the same, it stays between its
   * neighbours.
   */
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
   * Returns how recently each conversation went on, counted from 1. The latest has 1, which wears off over `span`
   * conversations. Position 0 is for memories in no conversation, which hold until superseded.
   */
  recency(span: number): Float32Array {
    if (this.lastRecency?.span !== span) this.lastRecency = { span, recency: this.newRecency(span) };
    return this.lastRecency.recency;
  }

  private newRecency(span: number): Float32Array {
    const recency = new Float32Array(this.count + 1).fill(1);
    for (let number = 0; number < this.count; number++) {
      const age = this.latest - (this.lastActive[number] as number);
      recency[number + 1] = Math.exp(-age / span);
    }
    return recency;
  }

  /** Returns the rounds right before and after one. */
  besides(position: number): number[] {
    return [this.previous[position] ?? NONE, this.next[position] ?? NONE].filter((near) => near !== NONE);
  }

  /** Returns the position of a conversation's last round, or `NONE`. */
  lastOf(conversation: string): number {
    return this.lastRounds[this.numbers.get(conversation) ?? NONE] ?? NONE;
  }

  private numberOf(conversation: string): number {
    let number = this.numbers.get(conversation);
    if (number === undefined) {
      number = this.numbers.size;
      this.lastRecency = null;
      this.numbers.set(conversation, number);
      this.lengths.push(0);
      this.lastRounds.push(NONE);
      this.lastActive.push(0);
    }
    return number;
  }

  /**
   * Counts conversations instead of time, because one user's week is another's hour. Memories come in order of time,
   * except for imports of old ones.
   */
  private markActive(number: number, createdAt: number): void {
    if (createdAt < this.latestAt) return;
    this.latestAt = createdAt;
    if (this.latest === 0 || this.lastActive[number] !== this.latest) {
      this.lastActive[number] = this.latest += 1;
      this.lastRecency = null;
    }
  }

  private link(before: number, after: number): void {
    if (before !== NONE) this.next[before] = after;
    if (after !== NONE) this.previous[after] = before;
  }
}
