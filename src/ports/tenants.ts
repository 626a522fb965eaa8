import type { Cost, Policy } from "./policy.ts";
import type { RowCounts, UsageDay } from "./usage.ts";
import type { Scope, Tenancy } from "../scope.ts";

/*
 * What platform mode needs from outside. A tenant has an account of its own, made at random when it is
 * founded: a tenant that is founded anew under an old name has nothing in common with the old one.
 */

// ---------------------------------------------------------------- who may come in

/** A Throughline key, taken apart. The object that knows it is named in it; what is secret of it is hashed. */
export interface PresentedKey {
  readonly id: string;
  readonly hash: string;
}

export type Credential =
  | { readonly kind: "key"; readonly key: PresentedKey }
  | { readonly kind: "token"; readonly token: string }
  /** A platform key, which the directory has found good. */
  | { readonly kind: "platform" };

export interface AdmissionAttempt {
  readonly credential: Credential;
  /** What the headers name, which a key or a token may only repeat. */
  readonly tenant: string | null;
  readonly user: string | null;
  /** The upstream whose stored key is wanted; null: none. */
  readonly upstream: string | null;
  readonly cost: Cost;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Admitted {
  readonly admitted: true;
  readonly tenant: string;
  /** The user a token speaks for; null: the key leaves it to the request. */
  readonly user: string | null;
  readonly policy: Policy;
  /** The tenant's own key for the upstream; null: it has none. */
  readonly providerKey: string | null;
  readonly rateLimit: Readonly<Record<string, string>> | null;
}

export type Refused =
  /** `unknown`: no such key, or a token that does not hold; `gone`: no such tenant, any more. */
  | { readonly admitted: false; readonly reason: "unknown" | "gone" | "tenant" | "user" | "unavailable" }
  | {
      readonly admitted: false;
      readonly reason: "limit";
      readonly message: string;
      readonly headers: Record<string, string>;
    };

/** What an exchange came to. */
export interface Spent {
  readonly tokens: number;
  /** What it was let in with. */
  readonly estimate: number;
  readonly admittedAt: number;
  /** The answer came from the cache. */
  readonly hit: boolean;
}

// ---------------------------------------------------------------- what a tenant is

export interface KeyRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** How tokens are signed, besides with the tenant's own secret. */
export interface Signing {
  /** Where the public keys of RS256 and ES256 are; null: such tokens are refused. */
  readonly jwksUrl: string | null;
  /** What `iss` and `aud` must say, where a key set signs for others too; null: anything. */
  readonly issuer: string | null;
  readonly audience: string | null;
}

export interface TenantRecord {
  readonly tenant: string;
  readonly createdAt: string;
  readonly policy: Policy;
  readonly signing: Signing;
  /** The upstreams it has keys of its own for; never the keys. */
  readonly providerKeys: readonly string[];
}

/** A change to a tenant or to what it remembers, without content: who did what to what, and when. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
}

/** Pages run from `after`, which is not in them. */
export interface Slice<T, Cursor> {
  readonly data: T[];
  readonly next: Cursor | null;
}

// ---------------------------------------------------------------- ports

/** The tenants of a deployment. Each is an object of its own: what one does costs no other any time. */
export interface Tenants {
  /** Settles who is calling, and counts the call. */
  admit(account: string, entry: AdmissionAttempt): Promise<Admitted | Refused>;
  spend(tenancy: Tenancy, spent: Spent, now: number): Promise<void>;
  /** Notes that a user's vault is about to be made; false: the tenant is gone, and nothing may be. */
  register(scope: Scope): Promise<boolean>;
  recordAudit(tenancy: Tenancy, actor: string, action: string, subject: string | null, now: number): Promise<void>;
  usage(tenancy: Tenancy): Promise<UsageDay[]>;

  /** Null: it was there before. */
  create(account: string, tenant: string, now: number): Promise<{ jwtSecret: string } | null>;
  /** Null: it is no more, or never was. */
  describe(account: string): Promise<TenantRecord | null>;
  update(account: string, change: Pick<TenantRecord, "policy" | "signing">, now: number): Promise<void>;
  renewSecret(account: string, now: number): Promise<{ jwtSecret: string }>;
  addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }>;
  keys(account: string): Promise<KeyRecord[]>;
  revokeKey(account: string, id: string, now: number): Promise<boolean>;
  /** Null takes it away. */
  setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void>;
  audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>>;

  /** From now on nobody is let in and no vault is made. What was removed so far; null: there is no such tenant. */
  close(account: string, now: number): Promise<RowCounts | null>;
  /** Names of vaults, in order; those that are erased with the tenant are no more among them. */
  vaults(account: string, limit: number, after?: string): Promise<string[]>;
  /** Notes that these are erased. What was removed so far, these included. */
  erased(account: string, vaults: readonly string[], removed: RowCounts): Promise<RowCounts>;
  /** Leaves nothing. */
  destroy(account: string): Promise<void>;
}

/** Which tenants there are, and the keys that speak for any of them. */
export interface TenantDirectory {
  /** The account of a tenant; null: there is none of that name. `fresh`: asked anew, not remembered. */
  accountOf(tenant: string, fresh: boolean): Promise<string | null>;
  /** Whether a tenant has this account: those of earlier versions do not show that they were made here. */
  hasAccount(account: string): Promise<boolean>;
  /** Null: no such key. */
  platformKey(key: PresentedKey, tenant: string, now: number): Promise<{ account: string | null } | null>;
  /** The account that a tenant has or is to have. */
  register(tenant: string, now: number): Promise<string>;
  accounts(after: number, limit: number): Promise<Slice<string, number>>;
  addPlatformKey(expiresAt: number | null, now: number): Promise<{ id: string; key: string }>;
  platformKeys(): Promise<KeyRecord[]>;
  revokePlatformKey(id: string, now: number): Promise<boolean>;
  audit(after: number, limit: number): Promise<Slice<AuditEntry, number>>;
  /** Takes a tenant out and keeps the receipt, under a digest of its name. */
  unregister(tenant: string, receipt: string, now: number): Promise<void>;
  erasureReceipt(tenant: string): Promise<{ account: string; receipt: string } | null>;
}
