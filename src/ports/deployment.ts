/** Facts about the deployment as a whole. */
export interface DeploymentSecrets {
  /** The secret under which credentials become account names. The same for the life of the deployment. */
  pepper(): Promise<string>;
  /** Another under which accounts were named before; null: there is none. */
  earlierPepper(): Promise<string | null>;
}

/**
 * Knows whether a caller has hung up, where the runtime does not notice by itself. May fail; a caller
 * nobody knows of is taken to be there.
 */
export interface ConnectionTable {
  /** @param peer address and port, as the runtime names the caller */
  isClosed(peer: string): Promise<boolean>;
}

/** What an upstream answered is no HTTP response. */
export class MalformedAnswer extends Error {}

/**
 * Where `/v1/*` goes. Any final status resolves. Rejects with `MalformedAnswer` where what came is no response, and
 * with anything else where nothing came.
 */
export interface Upstream {
  send(request: Request): Promise<Response>;
}
