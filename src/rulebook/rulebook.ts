import { DurableObject } from "cloudflare:workers";
import { log, reasonOf } from "../runtime/log.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import type { VaultPlace } from "../ports/cold-tier.ts";
import type { DeclinedProposal, Proposal, RuleSet, WordedWish } from "../ports/rule-store.ts";
import { rulebookName, type Tenancy } from "../scope.ts";
import { RulebookParts } from "./rulebook-parts.ts";
import { SALT_KEY } from "./votes.ts";

/**
 * The rules of one tenancy, in versions, and the votes from which rules are proposed. Reading creates no tables, except with a
 * cold tier, where an empty rulebook is remembered.
 */
export class Rulebook extends DurableObject<Env> {
  private readonly parts: RulebookParts;

  constructor(ctx: DurableObjectState, env: Env, records: ColdRecords | null) {
    super(ctx, env);
    this.parts = new RulebookParts(ctx, records);
  }

  override async alarm(): Promise<void> {
    await this.parts.replica?.onAlarm();
  }

  async read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null> {
    this.assertOwner(tenancy);
    if (this.parts.replica?.isHydrated() === false) await this.parts.replica.hydrate();
    this.parts.replica?.pullIfStale();
    const current = this.parts.current();
    if (version === null || version === current.version) return current;
    return this.parts.hasTables ? this.parts.versions.version(version) : null;
  }

  async replace(
    tenancy: Tenancy,
    texts: readonly string[],
    expected: number | null,
    now: number,
  ): Promise<RuleSet | "conflict"> {
    this.assertOwner(tenancy);
    await this.parts.replica?.hydrate();
    // Another deployment may have added a version.
    await this.parts.replica?.syncWithin();
    const current = this.parts.current();
    if (expected !== null && expected !== current.version) return "conflict";
    const rules = JSON.stringify(texts);
    if (rules === JSON.stringify(current.rules.map(({ text }) => text))) return current;
    this.parts.ensureTables();
    this.parts.versions.add(rules, now);
    await this.parts.replica?.syncWithin();
    return this.parts.current();
  }

  async report(place: VaultPlace, patterns: readonly string[]): Promise<string[]> {
    if (this.ctx.id.name !== place.tenancy) throw new Error("this rulebook belongs to another tenancy than the vault");
    await this.parts.hydrateAll();
    if (!this.parts.hasTables && patterns.length === 0) return [];
    this.parts.ensureTables();
    const voter = this.parts.votes.voterOf(place.name);
    if (this.parts.replica?.hasPendingRow("secrets", SALT_KEY)) await this.parts.replica.sync();
    if (voter !== this.parts.votes.voterOf(place.name))
      throw new Error("another deployment has made the salt meanwhile");
    this.parts.votes.replace(voter, patterns);
    this.parts.replica?.scheduleSync();
    return this.parts.votes.wanted(patterns);
  }

  async word(place: VaultPlace, wishes: readonly WordedWish[]): Promise<void> {
    if (this.ctx.id.name !== place.tenancy) throw new Error("this rulebook belongs to another tenancy than the vault");
    await this.parts.hydrateAll();
    if (!this.parts.hasTables) return;
    this.parts.votes.word(this.parts.votes.voterOf(place.name), wishes);
    this.parts.replica?.scheduleSync();
  }

  /** Counts the known votes only if Redis cannot be read, because the rules can be read without votes. */
  async proposals(tenancy: Tenancy): Promise<Proposal[]> {
    this.assertOwner(tenancy);
    await this.parts.replica?.hydrate();
    await this.parts.replica?.hydrate("bulk").catch((error: unknown) => {
      log("warn", { event: "votes_unread", reason: reasonOf(error) });
    });
    if (!this.parts.hasTables) return [];
    // It is loaded here, because no request for rules needs it.
    const { wishesIn } = await import("../memory/rules/wish.ts");
    return this.parts.votes.proposals(this.parts.current(), (text) => {
      const { forms, own } = wishesIn(text);
      return own ? [own.key] : forms;
    });
  }

  async declined(tenancy: Tenancy): Promise<DeclinedProposal[]> {
    this.assertOwner(tenancy);
    await this.parts.hydrateAll();
    return this.parts.hasTables ? this.parts.votes.declined() : [];
  }

  async decline(tenancy: Tenancy, id: string, now: number): Promise<DeclinedProposal | null> {
    this.assertOwner(tenancy);
    await this.parts.hydrateAll();
    if (!this.parts.hasTables || !this.parts.votes.decline(id, now)) return null;
    await this.parts.replica?.syncWithin();
    return this.parts.votes.declined().find((one) => one.id === id) ?? null;
  }

  async reopen(tenancy: Tenancy, id: string): Promise<boolean> {
    this.assertOwner(tenancy);
    await this.parts.hydrateAll();
    const isFound = this.parts.hasTables && this.parts.votes.reopen(id);
    await this.parts.replica?.syncWithin();
    return isFound;
  }

  async forgetVoter(tenancy: Tenancy, vault: string): Promise<number> {
    this.assertOwner(tenancy);
    await this.parts.hydrateAll();
    const votes = this.parts.votesOf(vault);
    if (votes > 0) this.parts.votes.replace(this.parts.votes.voterOf(vault), []);
    this.parts.replica?.scheduleSync();
    return votes;
  }

  /** Pushes deletions first: a vote is not deleted while Redis has it. */
  async countVoter(tenancy: Tenancy, vault: string): Promise<number> {
    this.assertOwner(tenancy);
    await this.parts.hydrateAll();
    if (this.parts.hasTables) await this.parts.replica?.sync("bulk");
    return this.parts.votesOf(vault);
  }

  async destroy(tenancy: Tenancy): Promise<number> {
    this.assertOwner(tenancy);
    await this.parts.replica?.hydrate();
    const removed = this.parts.hasTables ? this.parts.versions.count() : 0;
    if (this.parts.replica) await this.parts.replica.destroy();
    else await this.parts.empty();
    return removed;
  }

  /** @throws if the tenancy is not this object's */
  private assertOwner(tenancy: Tenancy): void {
    if (this.ctx.id.name !== rulebookName(tenancy)) throw new Error("this rulebook belongs to another tenancy");
  }
}
