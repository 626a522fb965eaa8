import { digest } from "./runtime/digest.ts";

declare const identified: unique symbol;

/** Whose data: everything stored belongs to exactly one (account, tenant). */
export interface Tenancy {
  /** A keyed hash of the credential the caller presented; never the credential. */
  readonly account: string;
  /** The tenant's id, byte for byte as given; the empty string when none was named. */
  readonly tenant: string;
  readonly [identified]: true;
}

/** A tenancy and one user in it. Only `identity/identify.ts` makes one; everything else asks for it. */
export interface Scope extends Tenancy {
  readonly user: string;
}

/** The single door to a tenancy. Lint allows it to `identity/identify.ts` and to tests alone. */
export function asTenancy(account: string, tenant: string): Tenancy {
  return { account, tenant } as Tenancy;
}

/** The tenancy of a tenant's own object, whose file says whose it is. Lint allows it to `src/tenant/` alone. */
export function ownTenancy(account: string, tenant: string): Tenancy {
  return { account, tenant } as Tenancy;
}

/** The single door to a scope. Lint allows it to `identity/identify.ts` and to tests alone. */
export function asScope(tenancy: Tenancy, user: string): Scope {
  return { account: tenancy.account, tenant: tenancy.tenant, user } as Scope;
}

/**
 * The name of a scope's vault: a digest, because ids may hold any delimiter and any length,
 * and because object names end up in dashboards and on disk.
 */
export function vaultName(scope: Scope): string {
  let name = vaultNames.get(scope);
  if (name === undefined) vaultNames.set(scope, (name = digest("vault", scope.account, scope.tenant, scope.user)));
  return name;
}

/** A request asks for the name of its vault several times. */
const vaultNames = new WeakMap<Scope, string>();

/** The name of the object that knows a tenant of platform mode: its keys, its policy, its limits. */
export function tenantName(account: string): string {
  return digest("tenant", account);
}

/** Stands for a tenancy where a vault says whose it is. */
export function tenancyDigest({ account, tenant }: Tenancy): string {
  return digest("tenancy", account, tenant);
}

/** The name of the object that holds the rules of a tenancy: what a vault says of whose it is leads there as well. */
export const rulebookName = tenancyDigest;

/** The name of the object that holds the shared answers of a tenancy. */
export function answersName(tenancy: Tenancy): string {
  return digest("answers", tenancy.account, tenancy.tenant);
}
