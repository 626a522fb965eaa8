import type { Cost, Policy } from "./policy.ts";
import type { RowCounts, UsageAmounts, UsageDay } from "./usage.ts";
import type { Scope, Tenancy } from "../scope.ts";

/*
 * The ports of platform mode. A tenant's account is random and made when the tenant is created, so that a new tenant
 * with an old name has nothing in common with the old one.
 */

// ---------------------------------------------------------------- admission

/** A Throughline key, parsed. The id names the object that knows the key; the hash stands for its secret. */
export interface PresentedKey {
  readonly id: string;
  readonly hash: string;
}

export type Credential =
  | { readonly kind: "key"; readonly key: PresentedKey }
  | { readonly kind: "token"; readonly token: string }
  /** A platform key, which the directory has already verified. */
  | { readonly kind: "platform" }
  /** A grant that a user made with a token. It holds until the tenant signs otherwise. */
  | { readonly kind: "grant"; readonly madeAt: number };

export interface AdmissionAttempt {
  readonly credential: Credential;
  /** The tenant and user that the headers name. A key or a token that names one must name the same. */
  readonly tenant: string | null;
  readonly user: string | null;
  /** The upstream whose stored key the request needs: `default` is the tenant's own. Null for none. */
  readonly upstream: string | null;
  readonly cost: Cost;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Admitted {
  readonly admitted: true;
  readonly tenant: string;
  /** The user that the token names. Null if the request may name any. */
  readonly user: string | null;
  readonly policy: Policy;
  /** The tenant's own key for the upstream, or null. */
  readonly providerKey: string | null;
  readonly rateLimit: Readonly<Record<string, string>> | null;
}

export type Refused =
  /**
   * `unknown`: no such key, or an invalid token. `gone`: no such tenant, or it was deleted. `unavailable`: its key set
   * cannot be fetched.
   */
  | { readonly admitted: false; readonly reason: "unknown" | "gone" | "tenant" | "user" | "unavailable" }
  | {
      readonly admitted: false;
      readonly reason: "limit";
      /** The name of the tenant, and of the limit. */
      readonly tenant: string;
      readonly limit: string;
      readonly message: string;
      readonly headers: Record<string, string>;
    };

/** The actual cost of an exchange, once it is known. */
export interface Spent {
  readonly tokens: number;
  /** The estimate that it was admitted with. */
  readonly estimate: number;
  readonly admittedAt: number;
  /** True if the answer came from the cache. */
  readonly hit: boolean;
  /** The tokens by what they were for. Left out if nobody knows. */
  readonly amounts?: Partial<UsageAmounts>;
}

// ---------------------------------------------------------------- tenants

export interface KeyRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** Key sets that may sign tokens, beside the tenant's own secret. */
export interface Signing {
  /** The URL of the public keys for RS256 and ES256. Null refuses such tokens. */
  readonly jwksUrl: string | null;
  /** The required `iss` and `aud`, for a key set that signs for others too. Null accepts any. */
  readonly issuer: string | null;
  readonly audience: string | null;
}

export interface TenantRecord {
  readonly tenant: string;
  readonly createdAt: string;
  readonly policy: Policy;
  readonly signing: Signing;
  /** The names of the upstreams that it has keys of its own for. Never the keys. */
  readonly providerKeys: readonly string[];
}

/** An entry of the audit log: who changed what, and when. Holds no content. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
}

/** A page of a list. It begins after `after`. */
export interface Slice<T, Cursor> {
  readonly data: T[];
  readonly next: Cursor | null;
}

// ---------------------------------------------------------------- ports

/**
 * The tenants of a deployment. Each is an object of its own, so that none waits for another. Every method rejects if
 * the object cannot answer.
 */
export interface Tenants {
  /** Authenticates a request and counts it against the rate limits. */
  admit(account: string, entry: AdmissionAttempt): Promise<Admitted | Refused>;
  /** Replaces the estimate of an exchange by its actual cost, and counts its usage. */
  spend(tenancy: Tenancy, spent: Spent, now: number): Promise<void>;
  /** Lists a user's vault before it is made. Returns false if the tenant is gone, and then no vault may be made. */
  register(scope: Scope): Promise<boolean>;
  recordAudit(tenancy: Tenancy, actor: string, action: string, subject: string | null, now: number): Promise<void>;
  usage(tenancy: Tenancy): Promise<UsageDay[]>;

  /** Creates a tenant. Returns null if it exists. */
  create(account: string, tenant: string, now: number): Promise<{ jwtSecret: string } | null>;
  /** Returns null if there is no such tenant. */
  describe(account: string): Promise<TenantRecord | null>;
  update(account: string, change: Pick<TenantRecord, "policy" | "signing">, now: number): Promise<void>;
  renewSecret(account: string, now: number): Promise<{ jwtSecret: string }>;
  addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }>;
  keys(account: string): Promise<KeyRecord[]>;
  revokeKey(account: string, id: string, now: number): Promise<boolean>;
  /** Sets the tenant's key for an upstream, or removes it if `key` is null. */
  setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void>;
  audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>>;

  /**
   * Closes a tenant, so that it admits no request and registers no vault. Returns the rows deleted so far, or null if
   * there is no such tenant.
   */
  close(account: string, now: number): Promise<RowCounts | null>;
  /** Returns the names of the tenant's vaults, in order, without those that `erased` has reported. */
  vaults(account: string, limit: number, after?: string): Promise<string[]>;
  /** Records that these vaults are erased. Returns all rows deleted so far, theirs included. */
  erased(account: string, vaults: readonly string[], removed: RowCounts): Promise<RowCounts>;
  /** Deletes everything of the tenant. */
  destroy(account: string): Promise<void>;
}

/** The list of tenants, and the platform keys. Every method rejects if the directory cannot answer. */
export interface TenantDirectory {
  /**
   * Returns the account of a tenant, or null if there is no such tenant.
   * @param fresh true to ask the directory again instead of using a remembered answer
   */
  accountOf(tenant: string, fresh: boolean): Promise<string | null>;
  /**
   * Says whether a tenant has this account. Accounts of earlier versions do not show that this deployment made them.
   */
  hasAccount(account: string): Promise<boolean>;
  /** Verifies a platform key and finds the tenant's account. Returns null for an unknown key. */
  platformKey(key: PresentedKey, tenant: string, now: number): Promise<{ account: string | null } | null>;
  /** Returns the tenant's account, and makes one for a new tenant. */
  register(tenant: string, now: number): Promise<string>;
  accounts(after: number, limit: number): Promise<Slice<string, number>>;
  addPlatformKey(expiresAt: number | null, now: number): Promise<{ id: string; key: string }>;
  platformKeys(): Promise<KeyRecord[]>;
  revokePlatformKey(id: string, now: number): Promise<boolean>;
  audit(after: number, limit: number): Promise<Slice<AuditEntry, number>>;
  /** Removes a tenant from the list and stores its receipt under a digest of its name. */
  unregister(tenant: string, receipt: string, now: number): Promise<void>;
  /** Returns the receipt of a deleted tenant, or null. */
  erasureReceipt(tenant: string): Promise<{ account: string; receipt: string } | null>;
}
