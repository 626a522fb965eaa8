import { DurableObject } from "cloudflare:workers";
import { log } from "../log.ts";
import type {
  Admitted,
  AuditEntry,
  Credential,
  Entry,
  KeyRecord,
  Refused,
  Signing,
  Slice,
  Spent,
  TenantRecord,
  UsageDay,
} from "../platform.ts";
import { ALLOW_ALL, type Policy } from "../policy.ts";
import type { Census } from "../ports/memory-store.ts";
import type { Exceeded } from "../rate-limits.ts";
import { ownTenancy, type Scope, type Tenancy, tenantName, vaultName } from "../scope.ts";
import { newSecret } from "../throughline-key.ts";
import { forsake } from "../records/forsake.ts";
import type { Replica } from "../records/replica.ts";
import { type TenantPorts, wireTenant } from "../wiring.ts";
import { note, readAudit } from "./audit.ts";
import { addKey, knowsKey, listKeys, revokeKey } from "./keyring.ts";
import { leaveNothing } from "./leave-nothing.ts";
import { Meter, ownCounts } from "./meter.ts";
import { CARRIED, type Facts, factsIn, hasTables, setFacts, TABLES } from "./schema.ts";
import { seal, unseal } from "./sealed.ts";
import type { KeySet } from "./user-token.ts";

/** What it takes to verify tokens is loaded with the first of them. */
const tokens = () => import("./user-token.ts");

const OWN_SECRET_ONLY: Signing = { jwksUrl: null, issuer: null, audience: null };
/** Whoever holds the `ADMIN_KEY`. */
const ADMIN = "admin";
/** How long another deployment's revoked keys may hold here, as long as there are requests. */
const FRESH_FOR_MS = 5_000;
/** What is not known here is asked for no more often. */
const ASKED_AGAIN_MS = 1_000;

/** What is known of a tenant while its object is awake. */
interface Founded {
  readonly name: string;
  readonly createdAt: number;
  readonly providerKeys: Map<string, string>;
  jwtSecret: string | null;
  policy: Policy;
  signing: Signing;
  keySet: KeySet | null;
  closed: boolean;
}

/**
 * One tenant of platform mode: who may speak for it, what it may do, how much it has done, which vaults it has.
 * Every request of it comes by here once, so that a revoked key is refused at once and limits are exact.
 */
export class Tenant extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private readonly ports: TenantPorts;
  private hasTables: boolean;
  private founded: Founded | null = null;
  private meter: Meter | null = null;
  /** Null: this file is all there is. */
  private replica: Replica | null = null;
  /** Of two deployments that found one tenant at once the first to be heard does. */
  private isFounding = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.hasTables = hasTables(this.sql);
    this.ports = wireTenant(env);
    void ctx.blockConcurrencyWhile(async () => {
      if (this.ports.records) this.replica = await this.replicaIn(this.ports.records);
      else forsake(this.sql);
      this.founded = await this.load();
    });
  }

  override async alarm(): Promise<void> {
    await this.replica?.ring();
  }

  async admit(account: string, entry: Entry): Promise<Admitted | Refused> {
    if (this.replica?.isWhole() === false) await this.replica.warm();
    // Another deployment may have founded it just now.
    if (!this.enter(account)) await this.replica?.try("near", ASKED_AGAIN_MS);
    const asked = this.enter(account);
    if (!asked) return { admitted: false, reason: "gone" };
    const speaker = await this.speaker(asked, entry.credential, entry.now);
    // That takes time, in which the tenant may have changed, or gone.
    const tenant = this.founded;
    if (!tenant || tenant.closed) return { admitted: false, reason: "gone" };
    if (typeof speaker === "string") return { admitted: false, reason: speaker };
    const { user } = speaker;
    if (entry.tenant !== null && entry.tenant !== tenant.name) return { admitted: false, reason: "tenant" };
    if (user !== null && entry.user !== null && entry.user !== user) return { admitted: false, reason: "user" };
    const { limits } = tenant.policy;
    const meter = this.counting();
    const exceeded = meter.admit(entry.cost, limits, entry.now);
    const rateLimit = meter.headers(limits, entry.now);
    this.replica?.listen();
    if (exceeded) return overLimit(exceeded, rateLimit);
    const providerKey = entry.upstream === null ? null : (tenant.providerKeys.get(entry.upstream) ?? null);
    return { admitted: true, tenant: tenant.name, user, policy: tenant.policy, providerKey, rateLimit };
  }

  async spend({ account }: Tenancy, spent: Spent, now: number): Promise<void> {
    await this.replica?.warm();
    if (this.enter(account)) this.counting().spend(spent, now);
  }

  async register(scope: Scope): Promise<boolean> {
    await this.replica?.warm();
    const tenant = this.enter(scope.account);
    if (!tenant || tenant.closed || tenant.name !== scope.tenant) return false;
    this.sql.exec("INSERT OR IGNORE INTO vaults (name) VALUES (?)", vaultName(scope));
    this.replica?.wake();
    return true;
  }

  async note({ account }: Tenancy, actor: string, action: string, subject: string | null, now: number): Promise<void> {
    await this.replica?.warm();
    if (this.enter(account)) this.noteDown(actor, action, subject, now);
  }

  async usage({ account }: Tenancy): Promise<UsageDay[]> {
    await this.replica?.warm();
    return this.enter(account) ? this.counting().usage() : [];
  }

  async found(account: string, name: string, now: number): Promise<{ jwtSecret: string } | null> {
    const jwtSecret = newSecret("tls");
    const sealed = await seal(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    await this.replica?.warm();
    if (this.enter(account) || this.isFounding) return null;
    this.isFounding = true;
    try {
      this.makeTables();
      this.replica?.follow();
      const facts = { account, name, created_at: String(now), closed: "0", removed: "{}", jwt_secret: sealed };
      const [policy, signing] = [JSON.stringify(ALLOW_ALL), JSON.stringify(OWN_SECRET_ONLY)];
      setFacts(this.sql, { ...facts, policy, signing });
      this.noteDown(ADMIN, "tenant.created", null, now);
      await this.replica?.settle();
      this.founded = await this.load();
    } catch (error) {
      // As if it had not been asked for.
      await this.empty();
      throw error;
    } finally {
      this.isFounding = false;
    }
    return factsIn(this.sql)?.jwt_secret === sealed ? { jwtSecret } : null;
  }

  async describe(account: string): Promise<TenantRecord | null> {
    await this.replica?.warm();
    // Whoever administers a tenant should see what was done to it elsewhere.
    await this.replica?.try();
    const tenant = this.enter(account);
    if (!tenant) return null;
    const { name, createdAt, policy, signing, providerKeys } = tenant;
    const upstreams = [...providerKeys.keys()].toSorted();
    return { tenant: name, createdAt: new Date(createdAt).toISOString(), policy, signing, providerKeys: upstreams };
  }

  async amend(account: string, { policy, signing }: Pick<TenantRecord, "policy" | "signing">, now: number) {
    const keySet = await this.keySetOf(signing);
    const tenant = this.known(account);
    setFacts(this.sql, { policy: JSON.stringify(policy), signing: JSON.stringify(signing) });
    this.noteDown(ADMIN, "tenant.changed", null, now);
    tenant.policy = policy;
    if (signing.jwksUrl !== tenant.signing.jwksUrl) tenant.keySet = keySet;
    tenant.signing = signing;
    await this.replica?.try();
  }

  async renewSecret(account: string, now: number): Promise<{ jwtSecret: string }> {
    const jwtSecret = newSecret("tls");
    const sealed = await seal(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    await this.replica?.warm();
    const tenant = this.known(account);
    setFacts(this.sql, { jwt_secret: sealed });
    this.noteDown(ADMIN, "jwt_secret.renewed", null, now);
    tenant.jwtSecret = jwtSecret;
    await this.replica?.settle();
    return { jwtSecret };
  }

  async addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    await this.replica?.warm();
    this.known(account);
    const made = addKey(this.sql, account, expiresAt, now);
    this.noteDown(ADMIN, "key.created", made.id, now);
    await this.replica?.try();
    return made;
  }

  async keys(account: string): Promise<KeyRecord[]> {
    await this.replica?.warm();
    return this.enter(account) ? listKeys(this.sql) : [];
  }

  /** Holds here at once, and is known elsewhere before it is said: else this rejects, and the alarm tells it later. */
  async revokeKey(account: string, id: string, now: number): Promise<boolean> {
    await this.replica?.warm();
    const revoke = (): boolean => this.enter(account) !== null && revokeKey(this.sql, id, now);
    let revoked = revoke();
    if (revoked) this.noteDown(ADMIN, "key.revoked", id, now);
    await this.replica?.settle();
    // One that another deployment has made may have been heard of only now.
    if (!revoked && (revoked = revoke())) {
      this.noteDown(ADMIN, "key.revoked", id, now);
      await this.replica?.settle();
    }
    return revoked;
  }

  async setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void> {
    const sealed = key === null ? null : await seal(key, this.ports.sealingKeys, `provider ${account} ${upstream}`);
    await this.replica?.warm();
    const tenant = this.known(account);
    if (sealed === null) this.sql.exec("DELETE FROM provider_keys WHERE upstream = ?", upstream);
    else this.sql.exec("INSERT OR REPLACE INTO provider_keys VALUES (?, ?)", upstream, sealed);
    this.noteDown(ADMIN, key === null ? "provider_key.removed" : "provider_key.stored", upstream, now);
    if (key === null) tenant.providerKeys.delete(upstream);
    else tenant.providerKeys.set(upstream, key);
    await (key === null ? this.replica?.settle() : this.replica?.try());
  }

  async audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    await this.replica?.warm();
    await this.replica?.settle("far");
    return this.enter(account) ? readAudit(this.sql, after, limit) : { data: [], next: null };
  }

  async close(account: string, now: number): Promise<Census | null> {
    await this.replica?.warm();
    const tenant = this.enter(account);
    if (!tenant) return null;
    if (!tenant.closed) {
      setFacts(this.sql, { closed: "1" });
      this.noteDown(ADMIN, "tenant.closed", null, now);
      tenant.closed = true;
    }
    await this.replica?.settle();
    return this.removed();
  }

  async vaults(account: string, limit: number, after = ""): Promise<string[]> {
    await this.replica?.warm();
    await this.replica?.settle("far");
    if (!this.enter(account)) return [];
    return this.sql
      .exec<{ name: string }>("SELECT name FROM vaults WHERE name > ? ORDER BY name LIMIT ?", after, limit)
      .toArray()
      .map(({ name }) => name);
  }

  async erased(account: string, vaults: readonly string[], more: Census): Promise<Census> {
    this.known(account);
    const removed = this.removed();
    const sum = Object.fromEntries(
      [...new Set([...Object.keys(removed), ...Object.keys(more)])].map((place) => [
        place,
        (removed[place] ?? 0) + (more[place] ?? 0),
      ]),
    );
    setFacts(this.sql, { removed: JSON.stringify(sum) });
    for (const name of vaults) this.sql.exec("DELETE FROM vaults WHERE name = ?", name);
    this.replica?.wake();
    return sum;
  }

  async destroy(account: string): Promise<void> {
    this.enter(account);
    if (this.replica) await this.replica.destroy();
    else await this.empty();
  }

  /** A crash on the way changes nothing: it is heard again that the tenant is gone. */
  private async leave(): Promise<void> {
    const facts = factsIn(this.sql);
    if (this.founded) this.founded.closed = true;
    const isDeletedHere = facts?.closed === "1" && this.vaultCount() === 0;
    if (facts && !isDeletedHere) {
      await leaveNothing(this.sql, ownTenancy(facts.account, facts.name), this.ports, Date.now());
    }
    await this.empty();
  }

  private vaultCount(): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM vaults").one().n;
  }

  /** `deleteAll` removes the file's content with its journal. */
  private async empty(): Promise<void> {
    this.meter?.stop();
    this.meter = null;
    this.founded = null;
    this.hasTables = false;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(records: NonNullable<TenantPorts["records"]>): Promise<Replica> {
    const { Replica } = await import("../records/replica.ts");
    return new Replica(this.ctx.storage, records, this.ctx.id.name ?? "", {
      tables: CARRIED,
      hasTables: () => this.hasTables,
      makeTables: () => this.makeTables(),
      own: (owner) => ownCounts(this.sql, owner),
      remembersNothing: false,
      freshForMs: FRESH_FOR_MS,
      yields: (table) => this.isFounding && table === "facts",
      displaced: () => {},
      heard: async (tables) => {
        if (["facts", "provider_keys"].some((table) => tables.has(table))) this.founded = await this.load();
        if (tables.has("windows")) this.counting().hear();
      },
      gone: () => this.leave(),
    });
  }

  private makeTables(): void {
    this.sql.exec(TABLES);
    this.hasTables = true;
  }

  private counting(): Meter {
    return (this.meter ??= new Meter(this.sql, this.replica?.owner ?? "", () => this.replica?.wake()));
  }

  private noteDown(actor: string, action: string, subject: string | null, now: number): void {
    note(this.sql, actor, action, subject, now);
    this.replica?.wake();
  }

  /** Refuses to answer for an account that is not this object's. Null: there is no such tenant. */
  private enter(account: string): Founded | null {
    if (this.ctx.id.name !== tenantName(account)) throw new Error("a tenant was asked for another account");
    return this.founded;
  }

  private known(account: string): Founded {
    const tenant = this.enter(account);
    if (!tenant) throw new Error("there is no such tenant");
    return tenant;
  }

  /** Whom a credential speaks for, or why it does not. */
  private async speaker(
    { name, jwtSecret, keySet, signing }: Founded,
    credential: Credential,
    now: number,
  ): Promise<{ user: string | null } | "unknown" | "unavailable"> {
    if (credential.kind === "platform") return { user: null };
    if (credential.kind === "key") {
      const isKnown = (): boolean => this.hasTables && knowsKey(this.sql, credential.key, now);
      // Another deployment may have made it just now.
      if (!isKnown()) await this.replica?.try("near", ASKED_AGAIN_MS);
      return isKnown() ? { user: null } : "unknown";
    }
    const { readToken } = await tokens();
    const reading = await readToken(credential.token, jwtSecret, keySet, signing, now);
    if (!reading.valid) return reading.reason;
    return reading.tenant === name ? { user: reading.user } : "unknown";
  }

  /** What is written meanwhile is read as well. */
  private async load(): Promise<Founded | null> {
    for (;;) {
      const facts = factsIn(this.sql);
      const loaded = facts && (await this.read(facts));
      if (JSON.stringify(factsIn(this.sql)) === JSON.stringify(facts)) return loaded;
    }
  }

  private async read({ account, name, created_at, jwt_secret, policy, closed, ...facts }: Facts): Promise<Founded> {
    const signing = JSON.parse(facts.signing) as Signing;
    const isSameKeySet = this.founded?.signing.jwksUrl === signing.jwksUrl;
    return {
      name,
      createdAt: Number(created_at),
      providerKeys: await this.providerKeys(account),
      jwtSecret: await this.open(jwt_secret, `jwt ${account}`),
      policy: { ...ALLOW_ALL, ...(JSON.parse(policy) as Partial<Policy>) },
      signing,
      keySet: this.founded && isSameKeySet ? this.founded.keySet : await this.keySetOf(signing),
      closed: closed === "1",
    };
  }

  private async providerKeys(account: string): Promise<Map<string, string>> {
    const rows = this.sql.exec<{ upstream: string; sealed: string }>("SELECT * FROM provider_keys").toArray();
    const opened = new Map<string, string>();
    for (const { upstream, sealed } of rows) {
      const key = await this.open(sealed, `provider ${account} ${upstream}`);
      if (key !== null) opened.set(upstream, key);
    }
    return opened;
  }

  private async open(sealed: string, purpose: string): Promise<string | null> {
    const secret = await unseal(sealed, this.ports.sealingKeys, purpose);
    if (secret === null) log("error", { event: "secret_unreadable", reason: purpose.split(" ")[0] ?? "" });
    return secret;
  }

  private async keySetOf({ jwksUrl }: Signing): Promise<KeySet | null> {
    return jwksUrl === null ? null : (await tokens()).keySetAt(jwksUrl, this.ports.fetchKeys);
  }

  private removed(): Census {
    return JSON.parse(factsIn(this.sql)?.removed ?? "{}") as Census;
  }
}

/** A request that would not fit into a window of its own need not be sent again; nor does a day's limit pass while a client retries. */
function overLimit(
  { name, quota, retryAfterSeconds, fits }: Exceeded,
  rateLimit: Readonly<Record<string, string>> | null,
): Refused {
  const worthRetrying = fits && retryAfterSeconds <= RETRIED_WITHIN_SECONDS;
  const headers = { ...rateLimit, "retry-after": String(retryAfterSeconds) };
  return {
    admitted: false,
    reason: "limit",
    message: `Rate limit reached: ${quota} ${name.replace(/-/g, " ")}. Try again in ${retryAfterSeconds} s.`,
    headers: worthRetrying ? headers : { ...headers, "x-should-retry": "false" },
  };
}

/** Official SDKs wait for no longer. */
const RETRIED_WITHIN_SECONDS = 60;
