import { digest } from "./runtime/digest.ts";
import { Memo } from "./runtime/memo.ts";

declare const identified: unique symbol;

/** The owner of data: everything stored belongs to exactly one account and tenant. */
export interface Tenancy {
  /** A keyed hash of the credential the caller presented; never the credential. */
  readonly account: string;
  /** The tenant's id, byte for byte as given. The empty string if none was named. */
  readonly tenant: string;
  readonly [identified]: true;
}

/** A tenancy and one user in it. Only `identity/identify.ts` makes one; everything else takes it as a parameter. */
export interface Scope extends Tenancy {
  readonly user: string;
}

/** Makes a tenancy. Lint allows it in `identity/identify.ts` and in tests alone. */
export function asTenancy(account: string, tenant: string): Tenancy {
  return { account, tenant } as Tenancy;
}

/** Makes a scope. Lint allows it in `identity/identify.ts` and in tests alone. */
export function asScope(tenancy: Tenancy, user: string): Scope {
  return { account: tenancy.account, tenant: tenancy.tenant, user } as Scope;
}

/**
 * Returns the name of a scope's vault. It is a digest, because ids may hold any delimiter and be of any length, and because
 * object names end up in dashboards and on disk.
 */
export function vaultName(scope: Scope): string {
  let name = vaultNames.get(scope);
  if (name === undefined) vaultNames.set(scope, (name = nameOf(scope)));
  return name;
}

/** Names by scope, because a request asks for the name of its vault several times. */
const vaultNames = new WeakMap<Scope, string>();

/** Names of objects that are kept for the next requests. */
const NAMES_KEPT = 1_000;
const names = new Memo<string, string>(NAMES_KEPT);

function nameOf({ account, tenant, user }: Scope): string {
  // With the lengths no two scopes share a key. To make it takes a tenth of the digest.
  const key = `${account.length} ${tenant.length} ${account}${tenant}${user}`;
  return names.get(key, () => digest("vault", account, tenant, user));
}

/** Returns the name of the object that holds a tenant of platform mode: its keys, its policy, its limits. */
export function tenantName(account: string): string {
  return digest("tenant", account);
}

/** Returns the digest that stands for a tenancy in a vault's owner record. */
export function tenancyDigest({ account, tenant }: Tenancy): string {
  return digest("tenancy", account, tenant);
}

/** Returns the name of the object that holds a tenancy's rules. A vault finds it by the digest in its owner record. */
export const rulebookName = tenancyDigest;

/** Returns the name of the object that holds the shared answers of a tenancy. */
export function answersName({ account, tenant }: Tenancy): string {
  return answersNames.get(`${account.length}:${account}${tenant}`, () => digest("answers", account, tenant));
}

/** Kept as well: a request asks for the name of its answers up to four times, and those of a tenancy for the same. */
const answersNames = new Memo<string, string>(NAMES_KEPT);
