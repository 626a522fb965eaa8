/** An error of an extractor that gave no usable answer. Its reason is for operators and holds no words of the user. */
export class ExtractionFailed extends Error {
  readonly reason: string;

  /** @param reason such as `status 503` or `malformed answer` */
  constructor(reason: string) {
    super(reason);
    this.name = "ExtractionFailed";
    this.reason = reason;
  }
}
