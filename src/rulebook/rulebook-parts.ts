import { NO_RULES } from "../memory/rules/tenant-rules.ts";
import { formatOf, refuseNewer } from "../runtime/object-format.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import type { RuleSet } from "../ports/rule-store.ts";
import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { RuleVersions } from "./rule-versions.ts";
import { FORMAT, REPLICATED, createTables, hasTables, isSealed, seal, upgradeRulebook } from "./schema.ts";
import { Votes } from "./votes.ts";

/** How long rules of another deployment may be unknown here, as long as there are requests. */
const FRESH_FOR_MS = 30_000;

/** The parts of a rulebook: its tables, which are made when first written, and the replica in Redis. */
export class RulebookParts {
  readonly versions: RuleVersions;
  readonly votes: Votes;
  hasTables: boolean;
  /** Null without a cold tier. */
  replica: Replica | null = null;
  private readonly ctx: DurableObjectState;
  private readonly sql: SqlStorage;

  constructor(ctx: DurableObjectState, records: ColdRecords | null) {
    this.ctx = ctx;
    this.sql = ctx.storage.sql;
    this.versions = new RuleVersions(this.sql);
    this.votes = new Votes(this.sql);
    const format = formatOf(this.sql);
    refuseNewer("rulebook", format, FORMAT);
    this.hasTables = hasTables(this.sql);
    if (this.hasTables && format < FORMAT) ctx.storage.transactionSync(() => upgradeRulebook(this.sql));
    if (records) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.newReplica(records)));
    else dropReplicationState(this.sql);
  }

  /** Returns the rules in force. */
  current(): RuleSet {
    return this.hasTables ? this.versions.current() : NO_RULES;
  }

  votesOf(vault: string): number {
    return this.hasTables ? this.votes.count(vault) : 0;
  }

  /** Reads rules and votes from Redis, once. */
  async hydrateAll(): Promise<void> {
    await this.replica?.hydrate();
    await this.replica?.hydrate("bulk");
  }

  /** @throws if the rulebook was destroyed with its tenant */
  ensureTables(): void {
    if (this.hasTables) return;
    if (isSealed(this.sql)) throw new Error("the tenant of this rulebook is deleted");
    this.makeTables();
    this.replica?.follow();
  }

  /** Deletes everything and refuses all writes from now on. */
  async empty(): Promise<void> {
    this.hasTables = false;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    seal(this.sql);
  }

  /** Loads the replica's code only if there is a cold tier: most deployments have none. */
  private async newReplica(records: ColdRecords): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.ctx.storage, records, this.ctx.id.name ?? "", {
      tables: REPLICATED,
      hasTables: () => this.hasTables,
      makeTables: () => this.makeTables(),
      setOwner: () => {},
      remembersNothing: true,
      freshForMs: FRESH_FOR_MS,
      // All deployments have one order of versions, in which the later push comes later, and one salt.
      remoteWins: (table) => table === "versions" || table === "secrets",
      onOverwritten: (table, { at, rules }) => {
        if (table === "versions") this.versions.add(rules as string, Number(at));
        else this.votes.deleteAll();
      },
      onPulled: async () => {},
      onDestroyed: () => this.empty(),
    });
  }

  private makeTables(): void {
    createTables(this.sql);
    this.hasTables = true;
  }
}
