/** An error of an embedder that is unavailable for now. The texts are not to blame. */
export class EmbedderUnavailable extends Error {
  /** How long the embedder asked to be left alone, or null if it did not say. */
  readonly retryAfterMs: number | null;

  /** @param reason a word for the log, never what the provider said */
  constructor(reason: string, retryAfterMs: number | null = null) {
    super(reason);
    this.name = `EmbedderUnavailable(${reason})`;
    this.retryAfterMs = retryAfterMs;
  }
}
