/** A collector of traces and metrics. */
export interface Telemetry {
  /**
   * Sends a body of OTLP in JSON. Rejects if the collector does not take it.
   * @param path `/v1/traces` or `/v1/metrics`
   */
  send(path: string, body: string): Promise<void>;
}
