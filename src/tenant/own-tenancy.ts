import type { Tenancy } from "../scope.ts";

/** Makes the tenancy of a tenant's own object, from its own row. Lint keeps other folders from importing this one. */
export function ownTenancy(account: string, tenant: string): Tenancy {
  return { account, tenant } as Tenancy;
}
