/** An embedder that cannot be asked now, by no fault of the texts. */
export class EmbedderUnavailable extends Error {
  /** When it asked to be asked again; null: it did not say. */
  readonly retryAfterMs: number | null;

  /** @param reason a word for the log, never what the provider said */
  constructor(reason: string, retryAfterMs: number | null = null) {
    super(reason);
    this.name = `EmbedderUnavailable(${reason})`;
    this.retryAfterMs = retryAfterMs;
  }
}
