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
import { type Scope, type Tenancy, tenantName, vaultName } from "../scope.ts";
import { newSecret } from "../throughline-key.ts";
import { type TenantPorts, wireTenant } from "../wiring.ts";
import { note, readAudit } from "./audit.ts";
import { addKey, knowsKey, listKeys, revokeKey } from "./keyring.ts";
import { Meter } from "./meter.ts";
import { TABLES, tenantRow } from "./schema.ts";
import { seal, unseal } from "./sealed.ts";
import type { KeySet } from "./user-token.ts";

/** What it takes to verify tokens is loaded with the first of them. */
const tokens = () => import("./user-token.ts");

const OWN_SECRET_ONLY: Signing = { jwksUrl: null, issuer: null, audience: null };
/** Whoever holds the `ADMIN_KEY`. */
const ADMIN = "admin";

/** What is known of a tenant while its object is awake. */
interface Founded {
  readonly name: string;
  readonly createdAt: number;
  readonly meter: Meter;
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
  private founded: Founded | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.ports = wireTenant(env);
    void ctx.blockConcurrencyWhile(async () => void (this.founded = await this.load()));
  }

  async admit(account: string, entry: Entry): Promise<Admitted | Refused> {
    const tenant = this.enter(account);
    if (!tenant) return { admitted: false, reason: "gone" };
    const speaker = await this.speaker(tenant, entry.credential, entry.now);
    // Reading a token takes time, in which the tenant may have gone.
    if (tenant.closed) return { admitted: false, reason: "gone" };
    if (typeof speaker === "string") return { admitted: false, reason: speaker };
    const { user } = speaker;
    if (entry.tenant !== null && entry.tenant !== tenant.name) return { admitted: false, reason: "tenant" };
    if (user !== null && entry.user !== null && entry.user !== user) return { admitted: false, reason: "user" };
    const { limits } = tenant.policy;
    const exceeded = tenant.meter.admit(entry.cost, limits, entry.now);
    const rateLimit = tenant.meter.headers(limits, entry.now);
    if (exceeded) return overLimit(exceeded, rateLimit);
    const providerKey = entry.upstream === null ? null : (tenant.providerKeys.get(entry.upstream) ?? null);
    return { admitted: true, tenant: tenant.name, user, policy: tenant.policy, providerKey, rateLimit };
  }

  async spend({ account }: Tenancy, spent: Spent, now: number): Promise<void> {
    this.enter(account)?.meter.spend(spent, now);
  }

  async register(scope: Scope): Promise<boolean> {
    const tenant = this.enter(scope.account);
    if (!tenant || tenant.closed || tenant.name !== scope.tenant) return false;
    this.sql.exec("INSERT OR IGNORE INTO vaults (name) VALUES (?)", vaultName(scope));
    return true;
  }

  async note({ account }: Tenancy, actor: string, action: string, subject: string | null, now: number): Promise<void> {
    if (this.enter(account)) note(this.sql, actor, action, subject, now);
  }

  async usage({ account }: Tenancy): Promise<UsageDay[]> {
    return this.enter(account)?.meter.usage() ?? [];
  }

  async found(account: string, name: string, now: number): Promise<{ jwtSecret: string } | null> {
    const jwtSecret = newSecret("tls");
    const sealed = await seal(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    if (this.enter(account)) return null;
    this.sql.exec(TABLES);
    this.sql.exec(
      "INSERT INTO tenant (account, name, created_at, policy, signing, jwt_secret) VALUES (?, ?, ?, ?, ?, ?)",
      account,
      name,
      now,
      JSON.stringify(ALLOW_ALL),
      JSON.stringify(OWN_SECRET_ONLY),
      sealed,
    );
    note(this.sql, ADMIN, "tenant.created", null, now);
    this.founded = await this.load();
    return { jwtSecret };
  }

  async describe(account: string): Promise<TenantRecord | null> {
    const tenant = this.enter(account);
    if (!tenant) return null;
    const { name, createdAt, policy, signing, providerKeys } = tenant;
    const upstreams = [...providerKeys.keys()].toSorted();
    return { tenant: name, createdAt: new Date(createdAt).toISOString(), policy, signing, providerKeys: upstreams };
  }

  async amend(account: string, { policy, signing }: Pick<TenantRecord, "policy" | "signing">, now: number) {
    const keySet = await this.keySetOf(signing);
    const tenant = this.known(account);
    this.sql.exec("UPDATE tenant SET policy = ?, signing = ?", JSON.stringify(policy), JSON.stringify(signing));
    note(this.sql, ADMIN, "tenant.changed", null, now);
    tenant.policy = policy;
    if (signing.jwksUrl !== tenant.signing.jwksUrl) tenant.keySet = keySet;
    tenant.signing = signing;
  }

  async renewSecret(account: string, now: number): Promise<{ jwtSecret: string }> {
    const jwtSecret = newSecret("tls");
    const sealed = await seal(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    const tenant = this.known(account);
    this.sql.exec("UPDATE tenant SET jwt_secret = ?", sealed);
    note(this.sql, ADMIN, "jwt_secret.renewed", null, now);
    tenant.jwtSecret = jwtSecret;
    return { jwtSecret };
  }

  async addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    this.known(account);
    const made = addKey(this.sql, account, expiresAt, now);
    note(this.sql, ADMIN, "key.created", made.id, now);
    return made;
  }

  async keys(account: string): Promise<KeyRecord[]> {
    return this.enter(account) ? listKeys(this.sql) : [];
  }

  async revokeKey(account: string, id: string, now: number): Promise<boolean> {
    if (!this.enter(account) || !revokeKey(this.sql, id, now)) return false;
    note(this.sql, ADMIN, "key.revoked", id, now);
    return true;
  }

  async setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void> {
    const sealed = key === null ? null : await seal(key, this.ports.sealingKeys, `provider ${account} ${upstream}`);
    const tenant = this.known(account);
    if (sealed === null) this.sql.exec("DELETE FROM provider_keys WHERE upstream = ?", upstream);
    else this.sql.exec("INSERT OR REPLACE INTO provider_keys VALUES (?, ?)", upstream, sealed);
    note(this.sql, ADMIN, key === null ? "provider_key.removed" : "provider_key.stored", upstream, now);
    if (key === null) tenant.providerKeys.delete(upstream);
    else tenant.providerKeys.set(upstream, key);
  }

  async audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    return this.enter(account) ? readAudit(this.sql, after, limit) : { data: [], next: null };
  }

  async close(account: string, now: number): Promise<Census | null> {
    const tenant = this.enter(account);
    if (!tenant) return null;
    if (!tenant.closed) {
      this.sql.exec("UPDATE tenant SET closed = 1");
      note(this.sql, ADMIN, "tenant.closed", null, now);
      tenant.closed = true;
    }
    return this.removed();
  }

  async vaults(account: string, limit: number, after = ""): Promise<string[]> {
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
    this.sql.exec("UPDATE tenant SET removed = ?", JSON.stringify(sum));
    for (const name of vaults) this.sql.exec("DELETE FROM vaults WHERE name = ?", name);
    return sum;
  }

  /** `deleteAll` removes the file's content with its journal. */
  async destroy(account: string): Promise<void> {
    this.enter(account)?.meter.stop();
    this.founded = null;
    await this.ctx.storage.deleteAll();
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
    if (credential.kind === "key") return knowsKey(this.sql, credential.key, now) ? { user: null } : "unknown";
    const { readToken } = await tokens();
    const reading = await readToken(credential.token, jwtSecret, keySet, signing, now);
    if (!reading.valid) return reading.reason;
    return reading.tenant === name ? { user: reading.user } : "unknown";
  }

  private async load(): Promise<Founded | null> {
    const row = tenantRow(this.sql);
    if (!row) return null;
    const { account } = row;
    const signing = JSON.parse(row.signing) as Signing;
    return {
      name: row.name,
      createdAt: row.created_at,
      meter: new Meter(this.sql),
      providerKeys: await this.providerKeys(account),
      jwtSecret: await this.open(row.jwt_secret, `jwt ${account}`),
      policy: { ...ALLOW_ALL, ...(JSON.parse(row.policy) as Partial<Policy>) },
      signing,
      keySet: await this.keySetOf(signing),
      closed: row.closed === 1,
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
    return JSON.parse(tenantRow(this.sql)?.removed ?? "{}") as Census;
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
