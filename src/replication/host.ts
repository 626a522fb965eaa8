import type { ReplicatedTable, Row } from "./replicated-table.ts";

/** The object whose rows lie elsewhere besides, as its replica knows it. */
export interface Host {
  readonly tables: readonly ReplicatedTable[];
  readonly hasTables: () => boolean;
  readonly makeTables: () => void;
  /** Rows are going to be told to others for the first time: those of this storage alone get its name. */
  readonly setOwner: (owner: string) => void;
  /** That there is nothing is worth a file: without one it would be asked for again whenever the object wakes. */
  readonly remembersNothing: boolean;
  /** How old what is known may be before it is asked for anew, beside a request. */
  readonly freshForMs: number;
  /** Whether a row that another deployment has written takes the place of one that we have, which it has not heard of. */
  readonly remoteWins: (table: string) => boolean;
  /** One of ours had to. Runs within the transaction. */
  readonly onOverwritten: (table: string, row: Row) => void;
  /** Rows of these tables have come from elsewhere. */
  readonly onPulled: (tables: ReadonlySet<string>) => Promise<void>;
  /** All of it was destroyed, here or by another deployment. */
  readonly onDestroyed: () => Promise<void>;
}
