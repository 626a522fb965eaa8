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
 * An estimate of how many files the process has open: those that the kernel counted, and those that the requests under way
 * may open yet. workerd ends if a connection comes and it cannot open another file, so requests are refused before that.
 */
export class OpenFiles {
  private counted = 0;
  private readonly limit: number;
  /** Requests since the kernel was asked, and those before them that have no answer yet. */
  private pending = 0;
  private answered = 0;

  /** @param limit how many the process may open */
  constructor(limit: number) {
    this.limit = limit;
  }

  noteRequest(): void {
    this.pending += 1;
  }

  /** Notes that a request has its answer, whose files the kernel will count. */
  noteAnswer(): void {
    this.answered += 1;
  }

  noteRefusal(): void {
    this.pending -= 1;
  }

  /** @param counted files that are open now */
  noteCount(counted: number): void {
    this.counted = counted;
    this.pending -= this.answered;
    this.answered = 0;
  }

  private get estimate(): number {
    return this.counted + this.pending * FILES_OF_A_REQUEST;
  }

  get isAmple(): boolean {
    return this.estimate < this.limit * AMPLE;
  }

  get isEnough(): boolean {
    return this.estimate < this.limit * FULL;
  }
}
