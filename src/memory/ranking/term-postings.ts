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

/** Numbers held of a word: where its postings begin, how many there are, the room for them as a power of two, and its texts. */
const WIDTH = 4;
const [START, SIZE, ROOM, TEXTS] = [0, 1, 2, 3] as const;

/**
 * The memories that say each word, as an inverted index. All postings lie in one array, those of a word side by side in a
 * block that doubles: a vault that wakes up adds a million of them, and a question reads thousands.
 */
export class TermPostings {
  /** Blocks of postings. A block that is free names the next free one of its size. */
  data = new Uint32Array(1 << 12);
  private end = 0;
  /** By room: one more than where the first free block begins, or 0. */
  private readonly free = new Uint32Array(32);
  /** A hash table: by place, a word, and one more than its number, or 0. */
  private table = new Uint32Array(2 << 10);
  private shift = 22;
  /** By number of a word: what is held of it. */
  private words = new Uint32Array(WIDTH << 9);
  private count = 0;

  /** Returns the number of a word. Returns `NO_WORD` if no memory says it. */
  find(term: number): number {
    return (this.table[this.placeOf(term) + 1] as number) - 1;
  }

  /** Returns where the postings of a word begin in `data`. */
  startOf(word: number): number {
    return this.words[word * WIDTH + START] as number;
  }

  /** Returns how many memories say a word, removed ones included. */
  sizeOf(word: number): number {
    return this.words[word * WIDTH + SIZE] as number;
  }

  /** Returns how many texts say a word, without sentences that stand beside their rounds. */
  textsOf(word: number): number {
    return this.words[word * WIDTH + TEXTS] as number;
  }

  /**
   * Adds the words of a memory.
   * @param position higher than all before
   */
  add(position: number, terms: Uint32Array, isPart: boolean): void {
    let { table, shift, words, data } = this;
    const first = ((position << COUNT_BITS) | 1) >>> 0;
    const text = Number(!isPart);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      let place = (Math.imul(term, SPREAD) >>> shift) << 1;
      while (table[place + 1] !== 0 && table[place] !== term) place = (place + 2) & (table.length - 1);
      if (table[place + 1] === 0) {
        this.addWord(term, place);
        ({ table, shift, words, data } = this);
        place = this.placeOf(term);
      }
      const word = ((table[place + 1] as number) - 1) * WIDTH;
      const size = words[word + SIZE] as number;
      const last = (words[word + START] as number) + size - 1;
      if (size > 0 && (data[last] as number) >= first) {
        if (countOf(data[last] as number) < MAX_COUNT) data[last] = (data[last] as number) + 1;
        continue;
      }
      if (size === 1 << (words[word + ROOM] as number)) {
        this.doubleRoom(word);
        data = this.data;
      }
      data[(words[word + START] as number) + size] = first;
      words[word + SIZE] = size + 1;
      words[word + TEXTS] = (words[word + TEXTS] as number) + text;
    }
  }

  /** Returns the place of a word in the table, or the place where it belongs. */
  private placeOf(term: number): number {
    const { table } = this;
    let place = (Math.imul(term, SPREAD) >>> this.shift) << 1;
    while (table[place + 1] !== 0 && table[place] !== term) place = (place + 2) & (table.length - 1);
    return place;
  }

  private addWord(term: number, place: number): void {
    const number = this.count++;
    if (this.count * WIDTH > this.words.length) this.words = grown(this.words);
    this.words[number * WIDTH + START] = this.takeBlock(0);
    this.table[place] = term;
    this.table[place + 1] = number + 1;
    if (4 * this.count > this.table.length) this.growTable();
  }

  /** Moves the postings of a word to a block of twice the size. @param word where it is held */
  private doubleRoom(word: number): void {
    const { words } = this;
    const room = words[word + ROOM] as number;
    const [from, to] = [words[word + START] as number, this.takeBlock(room + 1)];
    this.data.copyWithin(to, from, from + (words[word + SIZE] as number));
    this.data[from] = this.free[room] as number;
    this.free[room] = from + 1;
    words[word + START] = to;
    words[word + ROOM] = room + 1;
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
    for (let from = 0; from < former.length; from += 2) {
      if (former[from + 1] === 0) continue;
      const place = this.placeOf(former[from] as number);
      this.table[place] = former[from] as number;
      this.table[place + 1] = former[from + 1] as number;
    }
  }
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}
