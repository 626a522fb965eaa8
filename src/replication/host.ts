import type { ReplicatedTable, Row } from "./replicated-table.ts";

/** The object whose rows are replicated, as its replica sees it. */
export interface Host {
  readonly tables: readonly ReplicatedTable[];
  readonly hasTables: () => boolean;
  readonly makeTables: () => void;
  /** Called before the first sync of existing rows: gives rows that this storage alone has counted its name. */
  readonly setOwner: (owner: string) => void;
  /** If true, an empty object creates its tables anyway, so that it does not query Redis again on every wake-up. */
  readonly remembersNothing: boolean;
  /** How old the last sync may be before a request starts another beside it, in milliseconds. */
  readonly freshForMs: number;
  /** Returns true if a row of another deployment replaces a row of ours that was not pushed yet. */
  readonly remoteWins: (table: string) => boolean;
  /** Called within the transaction in which a row of another deployment has replaced one of ours. */
  readonly onOverwritten: (table: string, row: Row) => void;
  /** Called after a sync, with the tables that have rows of other deployments. */
  readonly onPulled: (tables: ReadonlySet<string>) => Promise<void>;
  /** Called when this or another deployment has destroyed the rows. */
  readonly onDestroyed: () => Promise<void>;
}
