/**
 * The set of numbers met in one text. Clearing it counts on and writes nothing, so that a text of three words costs
 * three steps.
 */
export class Met {
  private readonly numbers: Uint32Array;
  private readonly rounds: Uint32Array;
  private readonly mask: number;
  private round = 0;

  /** @param most the most numbers of one text */
  constructor(most: number) {
    const places = 1 << (33 - Math.clz32(most));
    this.numbers = new Uint32Array(places);
    this.rounds = new Uint32Array(places);
    this.mask = places - 1;
  }

  clear(): void {
    this.round = (this.round + 1) >>> 0;
    if (this.round === 0) {
      this.rounds.fill(0);
      this.round = 1;
    }
  }

  /** Adds a number. Returns false if the set held it. */
  add(number: number): boolean {
    let place = number & this.mask;
    for (; this.rounds[place] === this.round; place = (place + 1) & this.mask) {
      if (this.numbers[place] === number) return false;
    }
    this.rounds[place] = this.round;
    this.numbers[place] = number;
    return true;
  }
}
