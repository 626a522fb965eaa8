/** Secrets of the deployment as a whole. A method that asks the directory rejects if that cannot answer. */
export interface DeploymentSecrets {
  /**
   * Returns the secret under which credentials become account names. It stays the same for the life of the deployment.
   */
  pepper(): Promise<string>;
  /** Returns the secret under which accounts were named before, or null if there was none. */
  earlierPepper(): Promise<string | null>;
  /** Returns both if they are known, so that most requests need not wait. */
  known(): KnownPeppers | null;
}

/** The secrets under which accounts are named and were named before. */
export interface KnownPeppers {
  readonly pepper: string;
  readonly earlier: string | null;
}

/**
 * The process's connections and files, as the kernel lists them. `npm start` binds it because plain workerd does not tell
 * a Worker that a caller has hung up, and ends if it cannot open another file. `isClosed` may reject, and then the caller
 * counts as connected.
 */
export interface ConnectionTable {
  /**
   * Says whether a caller has hung up.
   * @param peer address and port, as the runtime names the caller
   * @param isJustNow true if an answer of a moment ago will not do
   */
  isClosed(peer: string, isJustNow: boolean): Promise<boolean>;
  /** Says whether the process can open the files that a request may need, and counts it if so. Never rejects. */
  admit(now: number): boolean | Promise<boolean>;
  /**
   * Notes that a counted request has its answer. A request that the runtime drops never says so.
   * @param since when it was counted
   */
  release(since: number): void;
}

/** The error for an upstream whose answer is no HTTP response. */
export class MalformedAnswer extends Error {}

/**
 * The provider behind `/v1/*`. `send` resolves with any final status. It rejects with `MalformedAnswer` if the bytes
 * that came are no HTTP response, and with any other error if none came.
 */
export interface Upstream {
  send(request: Request): Promise<Response>;
}
