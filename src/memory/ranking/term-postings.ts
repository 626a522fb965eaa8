/** Bits of a posting that hold how often the memory says the word. No memory has more than 1,500 words. */
const COUNT_BITS = 11;
const MAX_COUNT = (1 << COUNT_BITS) - 1;
/** Stands for a word that no memory says. */
export const NO_WORD = -1;
/** Spreads words over the table, whose places are the high bits of a product: 2^32 over the golden ratio. */
const SPREAD = 0x9e3779b1;

/** Returns the position of the memory that a posting names. */
export const positionOf = (posting: number): number => posting >>> COUNT_BITS;
/** Returns how often that memory says the word. */
export const countOf = (posting: number): number => posting & MAX_COUNT;

/**
 * Numbers held of a word, from its place in the table on: the word, where its postings begin, how many there are, and how
 * many of those are of texts. A place without postings is free.
 */
const WIDTH = 4;
const [TERM, START, SIZE, TEXTS] = [0, 1, 2, 3] as const;

/**
 * The memories that say each word, as an inverted index. All postings lie in one array, those of a word side by side in a
 * block that doubles when it is full: a vault that wakes up adds a million of them, and a question reads thousands.
 */
export class TermPostings {
  /** Blocks of postings. A block that is free names the next free one of its size. */
  data = new Uint32Array(1 << 12);
  private end = 0;
  /** By size of the block, as a power of two: one more than where the first free one begins, or 0. */
  private readonly free = new Uint32Array(32);
  /** A hash table, at most half full. */
  private table = new Uint32Array(WIDTH << 10);
  private shift = 22;
  private count = 0;

  /** Returns the place of a word until a memory is added. Returns `NO_WORD` if no memory says it. */
  find(term: number): number {
    const place = this.placeOf(term);
    return this.table[place + SIZE] === 0 ? NO_WORD : place;
  }

  /** Returns where the postings of a word begin in `data`. */
  startOf(word: number): number {
    return this.table[word + START] as number;
  }

  /** Returns how many memories say a word, removed ones included. */
  sizeOf(word: number): number {
    return this.table[word + SIZE] as number;
  }

  /** Returns how many texts say a word, without sentences that stand beside their rounds. */
  textsOf(word: number): number {
    return this.table[word + TEXTS] as number;
  }

  /**
   * Adds the words of a memory.
   * @param position higher than all before
   */
  add(position: number, terms: Uint32Array, isPart: boolean): void {
    const first = ((position << COUNT_BITS) | 1) >>> 0;
    const text = Number(!isPart);
    let { table, data, shift } = this;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      let word = (Math.imul(term, SPREAD) >>> shift) * WIDTH;
      while (table[word + TERM] !== term && table[word + SIZE] !== 0) word = (word + WIDTH) & (table.length - 1);
      const size = table[word + SIZE] as number;
      if (size === 0) {
        this.addWord(term, word, first, text);
        ({ table, data, shift } = this);
        continue;
      }
      const next = (table[word + START] as number) + size;
      const last = data[next - 1] as number;
      if (last >= first) {
        if (countOf(last) < MAX_COUNT) data[next - 1] = last + 1;
        continue;
      }
      // A block is full when it holds a power of two.
      if ((size & (size - 1)) === 0) {
        this.moveToLargerBlock(word, size);
        data = this.data;
        data[(table[word + START] as number) + size] = first;
      } else data[next] = first;
      table[word + SIZE] = size + 1;
      table[word + TEXTS] = (table[word + TEXTS] as number) + text;
    }
  }

  /** Returns the place of a word in the table, or the free place where it belongs. */
  private placeOf(term: number): number {
    const { table } = this;
    let word = (Math.imul(term, SPREAD) >>> this.shift) * WIDTH;
    while (table[word + TERM] !== term && table[word + SIZE] !== 0) word = (word + WIDTH) & (table.length - 1);
    return word;
  }

  private addWord(term: number, word: number, first: number, text: number): void {
    const start = this.takeBlock(0);
    this.data[start] = first;
    this.table.set([term, start, 1, text], word);
    this.count += 1;
    if (2 * WIDTH * this.count > this.table.length) this.growTable();
  }

  /** Moves the postings of a word to a block of twice the size. */
  private moveToLargerBlock(word: number, size: number): void {
    const room = 31 - Math.clz32(size);
    const [from, to] = [this.table[word + START] as number, this.takeBlock(room + 1)];
    this.data.copyWithin(to, from, from + size);
    this.data[from] = this.free[room] as number;
    this.free[room] = from + 1;
    this.table[word + START] = to;
  }

  /** Returns where a block begins that is free. */
  private takeBlock(room: number): number {
    const free = this.free[room] as number;
    if (free > 0) {
      this.free[room] = this.data[free - 1] as number;
      return free - 1;
    }
    const start = this.end;
    this.end += 1 << room;
    while (this.end > this.data.length) this.data = grown(this.data);
    return start;
  }

  private growTable(): void {
    const former = this.table;
    this.table = new Uint32Array(2 * former.length);
    this.shift -= 1;
    for (let from = 0; from < former.length; from += WIDTH) {
      if (former[from + SIZE] === 0) continue;
      const to = this.placeOf(former[from + TERM] as number);
      for (let field = 0; field < WIDTH; field++) this.table[to + field] = former[from + field] as number;
    }
  }
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}
