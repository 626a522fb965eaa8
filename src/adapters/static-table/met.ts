/** Numbers met in one text. Emptied by counting on, not by writing: a text of three words costs three steps. */
export class Met {
  private readonly numbers: Uint32Array;
  private readonly rounds: Uint32Array;
  private readonly mask: number;
  private round = 0;

  /** @param most numbers met in one text */
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

  /** False: it was there. */
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
