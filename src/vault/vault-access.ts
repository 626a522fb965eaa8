import { stripFraming } from "../memory/strip-framing.ts";
import { indexTerms } from "../memory/ranking/recall-index.ts";
import type { BeginRequest } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import type { Tx } from "./tx.ts";
import type { VaultParts } from "./vault-parts.ts";
import { ownerRecordOf } from "./vault-storage.ts";

export type HydrationRequest = Pick<BeginRequest, "query" | "embedding"> & { readonly conversation: string | null };

/** The one way to the rows of a vault: it checks the caller, reads the cold tier and sees every accepted write. */
export class VaultAccess {
  private readonly vault: VaultParts;

  constructor(vault: VaultParts) {
    this.vault = vault;
  }

  /** Reads. Returns `empty` if the vault was never written to. */
  async read<T>(scope: Scope, empty: T, act: (tx: Tx) => T): Promise<T> {
    await this.ready(scope);
    if (!this.vault.storage.hasTables) return empty;
    const result = act(this.vault.tx);
    this.vault.keepAwake();
    return result;
  }

  /** Reads for a question, which needs only a part of the rows. */
  async readForQuery<T>(scope: Scope, query: HydrationRequest, empty: T, act: (tx: Tx) => T): Promise<T> {
    await this.hydrateForQuery(scope, query);
    this.assertOwner(scope);
    this.vault.writes.flush();
    this.vault.recoverAlarm();
    if (!this.vault.storage.hasTables) return empty;
    const result = act(this.vault.tx);
    this.vault.keepAwake();
    return result;
  }

  /** Changes rows that exist, in one transaction, and sets the alarm. Returns `empty` if the vault was never written to. */
  async mutate<T>(scope: Scope, empty: T, act: (tx: Tx) => T): Promise<T> {
    return this.read(scope, empty, (tx) => {
      const result = this.vault.transaction(() => act(tx));
      this.scheduleTasks(scope);
      return result;
    });
  }

  /**
   * Writes to a vault, which it makes if it must. Returns "stale" if the user was erased since `startedAt`, or the tenant
   * does not know the user any more.
   */
  async write<T>(scope: Scope, startedAt: number, act: (tx: Tx) => T): Promise<T | "stale"> {
    await this.ready(scope);
    if (!(await this.registerWithTenant(scope)) || startedAt <= this.vault.storage.erasedAt) return "stale";
    const result = this.vault.transaction(() => {
      this.vault.ensureTables(ownerRecordOf(scope));
      return act(this.vault.tx);
    });
    this.vault.keepAwake();
    this.scheduleTasks(scope);
    return result;
  }

  /**
   * Resolves when all rows of the user are in the vault, with every write that was accepted before.
   * @throws if the vault belongs to another scope, or the cold tier cannot be read
   */
  async ready(scope: Scope): Promise<void> {
    await this.hydrate(scope);
    this.assertReadable(scope);
    this.vault.flushWrites();
    this.vault.recoverAlarm();
  }

  /** Schedules the backfill, if a loaded memory lacks a vector, and sets the alarm. */
  scheduleTasks(scope: Scope): void {
    if (this.vault.workingSet.loaded) this.vault.backfill.schedule(scope);
    this.vault.schedule();
  }

  /** @throws if the vault belongs to another scope, or its rows cannot be read from the cold tier */
  assertReadable(scope: Scope): void {
    this.assertOwner(scope);
    if (!this.vault.replication.isHydrated) throw new Error("the cold tier cannot be read");
  }

  /** @throws if the vault belongs to another scope */
  assertOwner(scope: Scope): void {
    this.vault.owner.assertScope(scope);
  }

  /** Reads all rows of the cold tier that were not read yet. Resolves also if it cannot: `assertReadable` tells. */
  async hydrate(scope: Scope): Promise<void> {
    if (this.vault.replication.isHydrated) return;
    this.assertOwner(scope);
    await this.vault.replication.hydrate();
    if (!this.vault.storage.hasTables) return;
    this.vault.backfill.schedule(scope);
    this.vault.schedule();
  }

  /**
   * Reads as much of the cold tier as an answer needs.
   * @throws if the cold tier cannot be read
   */
  async hydrateForQuery(scope: Scope, { query, embedding, conversation }: HydrationRequest): Promise<void> {
    if (this.vault.replication.isHydrated) return;
    this.assertOwner(scope);
    const terms = indexTerms(stripFraming(query));
    await this.vault.replication.hydrateForQuery({ embedding, terms, conversation });
    this.vault.schedule();
  }

  /** Returns false if nothing may be written: the vault is sealed, or the tenant does not know the user any more. */
  async registerWithTenant(scope: Scope): Promise<boolean> {
    const { storage, ports } = this.vault;
    // A tenant learns of a vault before it is made, because it could not erase one that it does not know of.
    if (!storage.hasTables && ports.tenants && !(await ports.tenants.register(scope))) return false;
    return !storage.isSealed;
  }
}
