import type * as v from "valibot";
import { ProxyError } from "../../http/errors.ts";
import type { Signing, TenantRecord } from "../../ports/tenants.ts";
import { ALLOW_ALL, type Policy } from "../../ports/policy.ts";
import type { Admin } from "../../identity/identify.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ApiCall } from "../operation.ts";
import { usageOf } from "../usage.ts";
import type { adminPage, newTenant, tenantChange } from "./fields.ts";

type PageCall = ApiCall<Admin, v.InferOutput<typeof adminPage>>;
type ChangeCall = ApiCall<Admin, unknown, v.InferOutput<typeof tenantChange>>;
type NewTenant = v.InferOutput<typeof newTenant>;

const NO_SIGNING: Signing = { jwksUrl: null, issuer: null, audience: null };

/** Creates a tenant. The response alone shows its secret. */
export async function createTenant({ body, ports, now }: ApiCall<Admin, unknown, NewTenant>): Promise<Response> {
  const { tenant } = body;
  const account = await ports.tenantDirectory.register(tenant, now);
  const created = await ports.tenants.create(account, tenant, now);
  if (!created)
    throw new ProxyError(
      "tenant_exists",
      "A tenant of this name exists already. Choose another name, or delete that one first.",
      "tenant",
    );
  const location = `/admin/tenants/${encodeURIComponent(tenant)}`;
  return Response.json(
    { tenant, createdAt: new Date(now).toISOString(), ...created },
    { status: 201, headers: { location } },
  );
}

export async function listTenants({ query: { cursor, limit }, ports }: PageCall): Promise<Response> {
  const { data: accounts, next } = await ports.tenantDirectory.accounts(cursor, limit);
  const records = await Promise.all(accounts.map((account) => ports.tenants.describe(account)));
  return page(
    records.filter((record) => record !== null),
    next,
  );
}

export async function getTenant({ ports }: ApiCall<Admin>, tenant: string): Promise<Response> {
  return Response.json((await recordOf(tenant, ports)).record);
}

/** Changes the named fields and leaves the rest. */
export async function changeTenant(call: ChangeCall, tenant: string): Promise<Response> {
  const { account, record } = await recordOf(tenant, call.ports);
  return changed(call, account, record, record);
}

/** Replaces all fields. Those that are not named become as for a new tenant. */
export async function replaceTenant(call: ChangeCall, tenant: string): Promise<Response> {
  const { account, record } = await recordOf(tenant, call.ports);
  return changed(call, account, record, { policy: ALLOW_ALL, signing: NO_SIGNING });
}

async function changed(
  { body: change, ports, now }: ChangeCall,
  account: string,
  record: TenantRecord,
  base: Pick<TenantRecord, "policy" | "signing">,
): Promise<Response> {
  const limits = { ...base.policy.limits, ...change.policy?.limits };
  const keeping = { ...base.policy.keeping, ...change.policy?.keeping };
  const policy = { ...base.policy, ...change.policy, limits, keeping } as Policy;
  if (policy.upstream !== null && !ports.settings.upstreams.has(policy.upstream)) {
    const message = "policy.upstream must be a name in UPSTREAMS, or null for the default one.";
    throw new ProxyError("invalid_value", message, "policy.upstream");
  }
  const signing = { ...base.signing, ...change.signing } as Signing;
  await ports.tenants.update(account, { policy, signing }, now);
  return Response.json({ ...record, policy, signing });
}

export async function tenantAudit({ query: { cursor, limit }, ports }: PageCall, tenant: string): Promise<Response> {
  const { data, next } = await ports.tenants.audit((await recordOf(tenant, ports)).account, cursor, limit);
  return page(data, next);
}

export async function platformAudit({ query: { cursor, limit }, ports }: PageCall): Promise<Response> {
  const { data, next } = await ports.tenantDirectory.audit(cursor, limit);
  return page(data, next);
}

export async function tenantUsage({ ports, who: admin }: ApiCall<Admin>, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return page(await usageOf(admin.tenancy(account, tenant), ports), null);
}

/**
 * Reads a tenant.
 * @throws {ProxyError} `not_found`
 */
export async function recordOf(
  tenant: string,
  { tenantDirectory, tenants }: Ports,
): Promise<{ account: string; record: TenantRecord }> {
  const account = await tenantDirectory.accountOf(tenant, true);
  const record = account === null ? null : await tenants.describe(account);
  if (account === null || record === null)
    throw new ProxyError("not_found", "There is no tenant of this name.", "tenant");
  return { account, record };
}

function page(data: readonly unknown[], next: number | null): Response {
  return Response.json({ data, nextCursor: next === null ? null : String(next) });
}
