/** Results of a pure function by its argument. When it is full it starts afresh, so that its size is bounded. */
export class Memo<K, V> {
  private readonly most: number;
  private readonly known = new Map<K, V>();

  /** @param most results that are kept at once */
  constructor(most: number) {
    this.most = most;
  }

  /** Returns the result for a key, which is made the first time. */
  get(key: K, make: (key: K) => V): V {
    let value = this.known.get(key);
    if (value === undefined) {
      value = make(key);
      if (this.known.size >= this.most) this.known.clear();
      this.known.set(key, value);
    }
    return value;
  }
}
