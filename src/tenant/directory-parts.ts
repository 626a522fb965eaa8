import { digest } from "../runtime/digest.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { formatOf, recordFormat, refuseNewer } from "../runtime/object-format.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { AccountList } from "./account-list.ts";
import { AuditLog } from "./audit-log.ts";
import { DIRECTORY_FORMAT, DIRECTORY_TABLES, REPLICATED_DIRECTORY } from "./directory-schema.ts";
import { Findings } from "./findings.ts";
import { Keyring } from "./keyring.ts";
import { PEPPER_KEY, Peppers } from "./peppers.ts";
import { upgradeDirectory } from "./upgrade-directory.ts";

/** How long a platform key that another deployment has revoked may be accepted, as long as there are requests. */
const FRESH_FOR_MS = 5_000;

/** The parts of the directory: its tables, the pepper in memory, and the replica in Redis. */
export class DirectoryParts {
  readonly keyring: Keyring;
  readonly auditLog: AuditLog;
  readonly peppers: Peppers;
  readonly tenants: AccountList;
  readonly findings: Findings;
  /** Null without a cold tier. */
  replica: Replica | null = null;
  private readonly storage: DurableObjectStorage;
  /** The pepper once all deployments agree on it. Null until then. */
  private agreedPepper: string | null = null;

  constructor(ctx: DurableObjectState, records: ColdRecords | null) {
    this.storage = ctx.storage;
    const { sql } = ctx.storage;
    refuseNewer("directory", formatOf(sql), DIRECTORY_FORMAT);
    if (hasTable(sql, "deployment")) ctx.storage.transactionSync(() => upgradeDirectory(sql, DIRECTORY_TABLES));
    sql.exec(DIRECTORY_TABLES);
    recordFormat(sql, DIRECTORY_FORMAT);
    this.keyring = new Keyring(sql);
    this.auditLog = new AuditLog(sql, () => this.replica?.scheduleSync());
    this.peppers = new Peppers(sql);
    this.tenants = new AccountList(sql, this.peppers);
    this.findings = new Findings(sql);
    if (records) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.newReplica(records)));
    else dropReplicationState(sql);
  }

  /**
   * Returns the pepper, after all deployments have agreed on it.
   * @throws if Redis cannot be reached
   */
  async ready(): Promise<string> {
    if (this.agreedPepper !== null) return this.agreedPepper;
    await this.replica?.hydrate();
    this.peppers.current();
    if (this.replica?.hasPendingRow("secrets", PEPPER_KEY)) await this.replica.sync();
    return (this.agreedPepper = this.peppers.current());
  }

  /** Waits until the changes of other deployments are read, for up to a second. */
  async synced(): Promise<void> {
    await this.ready();
    await this.replica?.syncWithin();
  }

  /** Loads the replica's code only if there is a cold tier: most deployments have none. */
  private async newReplica(records: ColdRecords): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.storage, records, digest("directory"), {
      tables: REPLICATED_DIRECTORY,
      hasTables: () => true,
      makeTables: () => {},
      setOwner: () => {},
      remembersNothing: true,
      freshForMs: FRESH_FOR_MS,
      // There is one pepper, and one account for a name: those of the deployment that was first.
      remoteWins: (table) => table === "secrets" || table === "tenants",
      onOverwritten: () => (this.agreedPepper = null),
      onPulled: async () => {},
      onDestroyed: async () => {},
    });
  }
}
