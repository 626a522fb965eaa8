import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import type { ColdTier } from "../../ports/cold-tier.ts";
import type { RowCounts } from "../../ports/usage.ts";
import type { Host } from "./host.ts";
import type { HydrationQuery } from "./partial-read.ts";
import type { Replica } from "./replica.ts";

/** The replication of a vault, if the deployment has a cold tier. Without one all rows are in the vault. */
export class VaultReplication implements AlarmTask, Revertible {
  private replica: Replica | null = null;

  /** Loads the code, which most deployments do without. */
  async start(sql: SqlStorage, cold: ColdTier, host: Host): Promise<void> {
    const { Replica } = await import("./replica.ts");
    this.replica = new Replica(sql, cold, host);
  }

  get isOn(): boolean {
    return this.replica !== null;
  }

  get isHydrated(): boolean {
    return this.replica?.isHydrated ?? true;
  }

  get awaitsVectors(): boolean {
    return this.replica?.awaitsVectors ?? false;
  }

  /** Begins to record changes in tables that were just made. */
  follow(): void {
    this.replica?.follow();
  }

  async hydrate(): Promise<void> {
    await this.replica?.hydrate();
  }

  /** @throws if the cold tier cannot be read */
  async hydrateForQuery(query: HydrationQuery): Promise<void> {
    await this.replica?.hydrateForQuery(query);
  }

  nextRun(now: number): number | null {
    return this.replica?.nextPush(now) ?? null;
  }

  async run(): Promise<void> {
    await this.replica?.push();
  }

  /** Waits up to `ms` until the cold tier has all changes. Resolves to false if it has not. */
  async pushWithin(ms: number): Promise<boolean> {
    return this.replica ? this.replica.pushWithin(ms) : true;
  }

  scheduleErasure(leavesTombstones: boolean): void {
    this.replica?.scheduleErasure(leavesTombstones);
  }

  /** Erases the user in the cold tier. Returns the rows that were in it, by table. */
  async erase(now: number): Promise<RowCounts> {
    return (await this.replica?.erase(now)) ?? {};
  }

  /** Returns the rows of the cold tier, by table. */
  async census(): Promise<RowCounts> {
    return (await this.replica?.census()) ?? {};
  }

  snapshot(): () => void {
    return this.replica?.snapshot() ?? (() => undefined);
  }
}
