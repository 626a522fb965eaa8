/** Keeps the first few of many ids, in order. One comparison turns most of them away. */
export class FirstIds {
  readonly ids: string[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Returns false for an id behind those that are kept. */
  takes(id: string): boolean {
    return this.ids.length < this.most || id < (this.ids.at(-1) ?? "");
  }

  /** Adds an id. One that is kept already is not added again. */
  add(id: string): void {
    const { ids, most } = this;
    if (!this.takes(id)) return;
    const before = ids.findLastIndex((other) => other <= id);
    if (ids[before] === id) return;
    ids.splice(before + 1, 0, id);
    if (ids.length > most) ids.pop();
  }
}
