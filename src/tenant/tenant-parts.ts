import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { tenantName } from "../scope.ts";
import type { TenantPorts } from "../ports/ports.ts";
import { formatOf, recordFormat, refuseNewer } from "../runtime/object-format.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { AuditLog } from "./audit-log.ts";
import { AMOUNTS_TABLE } from "./daily-usage.ts";
import { eraseTenantData } from "./erase-tenant-data.ts";
import { Keyring } from "./keyring.ts";
import { ownTenancy } from "./own-tenancy.ts";
import { FORMAT, REPLICATED, factsIn, hasTables, TABLES } from "./schema.ts";
import { type TenantState, readTenantState } from "./tenant-state.ts";
import { upgradeTenant } from "./upgrade-tenant.ts";
import { UsageMeter, claimCounts } from "./usage-meter.ts";
import { VaultList } from "./vault-list.ts";

/** How long a key that another deployment has revoked may be accepted, as long as there are requests. */
const FRESH_FOR_MS = 5_000;

/** The parts of one tenant's object: its tables, the state in memory, and the replica in Redis. */
export class TenantParts {
  readonly sql: SqlStorage;
  readonly ports: TenantPorts;
  readonly keyring: Keyring;
  readonly auditLog: AuditLog;
  readonly vaults: VaultList;
  hasTables: boolean;
  /** Null if there is no such tenant. */
  state: TenantState | null = null;
  /** Null without a cold tier. */
  replica: Replica | null = null;
  /** True while the tenant is created. Of two deployments that create it, the first to reach Redis does. */
  isCreating = false;
  private readonly ctx: DurableObjectState;
  private openMeter: UsageMeter | null = null;

  constructor(ctx: DurableObjectState, ports: TenantPorts) {
    this.ctx = ctx;
    this.sql = ctx.storage.sql;
    this.ports = ports;
    refuseNewer("tenant", formatOf(this.sql), FORMAT);
    if (hasTable(this.sql, "tenant")) ctx.storage.transactionSync(() => upgradeTenant(this.sql));
    this.hasTables = hasTables(this.sql);
    if (this.hasTables) {
      this.sql.exec(AMOUNTS_TABLE);
      recordFormat(this.sql, FORMAT);
    }
    this.keyring = new Keyring(this.sql);
    this.auditLog = new AuditLog(this.sql, () => this.replica?.scheduleSync());
    this.vaults = new VaultList(this.sql);
  }

  /** Starts the replica and reads the state. The object answers no request before. */
  async open(): Promise<void> {
    if (this.ports.records) this.replica = await this.newReplica(this.ports.records);
    else dropReplicationState(this.sql);
    this.state = await this.load();
  }

  /** Reads its counts from the tables when it is first used. */
  get meter(): UsageMeter {
    return (this.openMeter ??= new UsageMeter(this.sql, this.replica?.owner ?? "", () => this.replica?.scheduleSync()));
  }

  /**
   * Returns the state, or null if there is no such tenant.
   * @throws if the account is not this object's
   */
  stateOf(account: string): TenantState | null {
    if (this.ctx.id.name !== tenantName(account)) throw new Error("this object belongs to another tenant");
    return this.state;
  }

  /** @throws if there is no such tenant */
  existing(account: string): TenantState {
    const state = this.stateOf(account);
    if (!state) throw new Error("there is no such tenant");
    return state;
  }

  makeTables(): void {
    this.sql.exec(TABLES);
    recordFormat(this.sql, FORMAT);
    this.hasTables = true;
  }

  /** Reads the state from the tables, again if they have changed while its secrets were decrypted. */
  async load(): Promise<TenantState | null> {
    for (;;) {
      const facts = factsIn(this.sql);
      const loaded = facts && (await readTenantState(this.sql, facts, this.ports, this.state));
      if (JSON.stringify(factsIn(this.sql)) === JSON.stringify(facts)) return loaded;
    }
  }

  /** Deletes everything. `deleteAll` removes the file's content with its journal. */
  async empty(): Promise<void> {
    this.openMeter?.stop();
    this.openMeter = null;
    this.state = null;
    this.hasTables = false;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Erases the tenant that another deployment has deleted. After a crash the next sync reads the deletion again. */
  private async eraseDestroyed(): Promise<void> {
    const facts = factsIn(this.sql);
    if (this.state) this.state.closed = true;
    const isDeletedHere = facts?.closed === "1" && this.vaults.isEmpty();
    if (facts && !isDeletedHere) {
      await eraseTenantData(this.vaults, ownTenancy(facts.account, facts.name), this.ports, Date.now());
    }
    await this.empty();
  }

  /** Loads the replica's code only if there is a cold tier: most deployments have none. */
  private async newReplica(records: NonNullable<TenantPorts["records"]>): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.ctx.storage, records, this.ctx.id.name ?? "", {
      tables: REPLICATED,
      hasTables: () => this.hasTables,
      makeTables: () => this.makeTables(),
      setOwner: (owner) => claimCounts(this.sql, owner),
      remembersNothing: false,
      freshForMs: FRESH_FOR_MS,
      remoteWins: (table) => this.isCreating && table === "facts",
      onOverwritten: () => {},
      onPulled: async (tables) => {
        if (["facts", "provider_keys"].some((table) => tables.has(table))) this.state = await this.load();
        if (tables.has("windows")) this.meter.reload();
      },
      onDestroyed: () => this.eraseDestroyed(),
    });
  }
}
