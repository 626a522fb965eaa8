import { DurableObject } from "cloudflare:workers";
import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { tenantName } from "../scope.ts";
import { ownTenancy } from "./own-tenancy.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { type TenantPorts, wireTenant } from "../wiring.ts";
import { recordAudit } from "./audit.ts";
import { vaultCount } from "./erasure.ts";
import { type TenantState, readTenantState } from "./tenant-state.ts";
import { eraseTenantData } from "./erase-tenant-data.ts";
import { UsageMeter, ownCounts } from "./usage-meter.ts";
import { REPLICATED, factsIn, hasTables, TABLES } from "./schema.ts";
import { upgradeTenant } from "./upgrade.ts";

/** How long another deployment's revoked keys may hold here, as long as there are requests. */
const FRESH_FOR_MS = 5_000;

/**
 * The object of one tenant: its file, what of it is in memory, its rows that lie elsewhere besides, and the alarm that
 * carries them. What may be asked of it stands in `tenant.ts` and, for its administration, `administered-tenant.ts`.
 */
export abstract class TenantObject extends DurableObject<Env> {
  protected readonly sql: SqlStorage;
  protected readonly ports: TenantPorts;
  protected hasTables: boolean;
  protected tenantState: TenantState | null = null;
  private meter: UsageMeter | null = null;
  /** Null: this file is all there is. */
  protected replica: Replica | null = null;
  /** Of two deployments that found one tenant at once the first to be heard does. */
  protected isCreating = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    if (hasTable(this.sql, "tenant")) ctx.storage.transactionSync(() => upgradeTenant(this.sql));
    this.hasTables = hasTables(this.sql);
    this.ports = wireTenant(env);
    void ctx.blockConcurrencyWhile(async () => {
      if (this.ports.records) this.replica = await this.replicaIn(this.ports.records);
      else dropReplicationState(this.sql);
      this.tenantState = await this.load();
    });
  }

  override async alarm(): Promise<void> {
    await this.replica?.onAlarm();
  }

  /** A crash on the way changes nothing: it is heard again that the tenant is gone. */
  private async leave(): Promise<void> {
    const facts = factsIn(this.sql);
    if (this.tenantState) this.tenantState.closed = true;
    const isDeletedHere = facts?.closed === "1" && vaultCount(this.sql) === 0;
    if (facts && !isDeletedHere) {
      await eraseTenantData(this.sql, ownTenancy(facts.account, facts.name), this.ports, Date.now());
    }
    await this.empty();
  }

  /** `deleteAll` removes the file's content with its journal. */
  protected async empty(): Promise<void> {
    this.meter?.stop();
    this.meter = null;
    this.tenantState = null;
    this.hasTables = false;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(records: NonNullable<TenantPorts["records"]>): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.ctx.storage, records, this.ctx.id.name ?? "", {
      tables: REPLICATED,
      hasTables: () => this.hasTables,
      makeTables: () => this.makeTables(),
      setOwner: (owner) => ownCounts(this.sql, owner),
      remembersNothing: false,
      freshForMs: FRESH_FOR_MS,
      remoteWins: (table) => this.isCreating && table === "facts",
      onOverwritten: () => {},
      onPulled: async (tables) => {
        if (["facts", "provider_keys"].some((table) => tables.has(table))) this.tenantState = await this.load();
        if (tables.has("windows")) this.counting().reload();
      },
      onDestroyed: () => this.leave(),
    });
  }

  protected makeTables(): void {
    this.sql.exec(TABLES);
    this.hasTables = true;
  }

  protected counting(): UsageMeter {
    return (this.meter ??= new UsageMeter(this.sql, this.replica?.owner ?? "", () => this.replica?.scheduleSync()));
  }

  protected writeAudit(actor: string, action: string, subject: string | null, now: number): void {
    recordAudit(this.sql, actor, action, subject, now);
    this.replica?.scheduleSync();
  }

  /** Refuses to answer for an account that is not this object's. Null: there is no such tenant. */
  protected assertOwner(account: string): TenantState | null {
    if (this.ctx.id.name !== tenantName(account)) throw new Error("a tenant was asked for another account");
    return this.tenantState;
  }

  protected known(account: string): TenantState {
    const tenant = this.assertOwner(account);
    if (!tenant) throw new Error("there is no such tenant");
    return tenant;
  }

  /** What is written meanwhile is read as well. */
  protected async load(): Promise<TenantState | null> {
    for (;;) {
      const facts = factsIn(this.sql);
      const loaded = facts && (await readTenantState(this.sql, facts, this.ports, this.tenantState));
      if (JSON.stringify(factsIn(this.sql)) === JSON.stringify(facts)) return loaded;
    }
  }
}
