/** How many rows there are of each kind, by table or by place. */
export type RowCounts = Readonly<Record<string, number>>;

/** The cost of one user. */
export interface VaultUsage {
  readonly rows: RowCounts;
  /** The size of the vault's storage. */
  readonly bytes: number;
  /**
   * Milliseconds that alarms, which run off the requests' path, have taken so far. 0 if the runtime's clock stands
   * still.
   */
  readonly alarmMs: number;
  /** When the retention task last ran, in RFC 3339. Null if it never has. */
  readonly tidiedAt: string | null;
}

/** The use that one tenant or tenancy made of the proxy on one day. */
export interface UsageDay {
  /** In UTC. */
  readonly date: string;
  readonly requests: number;
  readonly tokens: number;
  readonly cacheHits: number;
}
