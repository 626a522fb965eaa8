/**
 * Files that a request may open: its caller's and its upstream's connection, three of its vault, and some of objects that
 * its tenant shares. The vault's stay open for ten seconds after its last request.
 */
const FILES_OF_A_REQUEST = 8;
/** Up to this share of the limit nobody asks the kernel. */
const AMPLE = 0.3;
/** Beyond this share requests are refused. The rest is for the connections of those who are refused. */
const FULL = 0.6;
/**
 * A request that is older has its files open, and the kernel has counted them. One that the runtime dropped, because its
 * caller has gone, never says that it ended.
 */
const OPENING_MS = 20_000;
const SLICE_MS = 500;

/**
 * An estimate of how many files the process has open: those that the kernel counted, and those that the requests under way
 * may open yet. workerd ends if a connection comes and it cannot open another file, so requests are refused before that.
 */
export class OpenFiles {
  private counted = 0;
  private readonly limit: number;
  /** Requests under way, by the slice of time in which they came. */
  private readonly opening = new Map<number, number>();
  /** The sum of all slices. */
  private underWay = 0;
  /** The slice in which those that are over were dropped. */
  private sweptIn = Number.NaN;
  /** Requests whose answer came since the kernel was asked. */
  private answered = 0;

  /** @param limit how many the process may open */
  constructor(limit: number) {
    this.limit = limit;
  }

  noteRequest(now: number): void {
    this.add(now, 1);
  }

  /**
   * Notes that a request has its answer, whose files the kernel will count.
   * @param since when the request came
   */
  noteAnswer(since: number): void {
    if (this.add(since, -1)) this.answered += 1;
  }

  /** @param since when the request came */
  noteRefusal(since: number): void {
    this.add(since, -1);
  }

  /** @param counted files that are open now */
  noteCount(counted: number): void {
    this.counted = counted;
    this.answered = 0;
  }

  isAmple(now: number): boolean {
    return this.estimate(now) < this.limit * AMPLE;
  }

  isEnough(now: number): boolean {
    return this.estimate(now) < this.limit * FULL;
  }

  /** Returns false if the slice is over. */
  private add(at: number, count: number): boolean {
    const slice = Math.floor(at / SLICE_MS);
    const requests = this.opening.get(slice);
    if (requests === undefined && count < 0) return false;
    this.opening.set(slice, (requests ?? 0) + count);
    this.underWay += count;
    return true;
  }

  private estimate(now: number): number {
    const slice = Math.floor(now / SLICE_MS);
    if (slice !== this.sweptIn) this.sweep(now);
    this.sweptIn = slice;
    return this.counted + (this.answered + this.underWay) * FILES_OF_A_REQUEST;
  }

  /** Drops the slices that are over. A clock that was set back must not keep one for ever. */
  private sweep(now: number): void {
    for (const [slice, requests] of this.opening) {
      if (Math.abs(now - slice * SLICE_MS) <= OPENING_MS + SLICE_MS) continue;
      this.opening.delete(slice);
      this.underWay -= requests;
    }
  }
}
