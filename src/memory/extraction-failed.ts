/** An extractor did not do its work. The reason is for operators and holds nothing of what was said. */
export class ExtractionFailed extends Error {
  readonly reason: string;

  /** @param reason such as `status 503` or `malformed answer` */
  constructor(reason: string) {
    super(reason);
    this.name = "ExtractionFailed";
    this.reason = reason;
  }
}
