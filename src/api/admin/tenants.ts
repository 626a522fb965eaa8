import { ProxyError } from "../../errors.ts";
import type { Signing, TenantRecord } from "../../platform.ts";
import { ALLOW_ALL, type Policy } from "../../policy.ts";
import { OWN_BODY_BYTES_AT_MOST, parseJson, readBody } from "../../proxy/body.ts";
import type { Admin } from "../../proxy/identify.ts";
import type { Ports } from "../../wiring.ts";
import { parse } from "../fields.ts";
import { adminPage, newTenant, tenantChange } from "./fields.ts";

/** A request to `/admin` by whoever holds the key to it. */
export interface AdminRequest {
  readonly request: Request;
  readonly ports: Ports;
  readonly admin: Admin;
  readonly now: number;
}

const NO_SIGNING: Signing = { jwksUrl: null, issuer: null, audience: null };

/** Its secret is shown here and never again. */
export async function createTenant({ request, ports, now }: AdminRequest): Promise<Response> {
  const { tenant } = parse(newTenant, await bodyOf(request));
  const account = await ports.registry.enrol(tenant, now);
  const founded = await ports.tenants.found(account, tenant, now);
  if (!founded) throw new ProxyError("tenant_exists", "There is a tenant of this name already.", "tenant");
  const location = `/admin/tenants/${encodeURIComponent(tenant)}`;
  return Response.json(
    { tenant, createdAt: new Date(now).toISOString(), ...founded },
    { status: 201, headers: { location } },
  );
}

export async function listTenants({ request, ports }: AdminRequest): Promise<Response> {
  const { cursor, limit } = pageOf(request);
  const { data: accounts, next } = await ports.registry.accounts(cursor, limit);
  const records = await Promise.all(accounts.map((account) => ports.tenants.describe(account)));
  return page(
    records.filter((record) => record !== null),
    next,
  );
}

export async function getTenant({ ports }: AdminRequest, tenant: string): Promise<Response> {
  return Response.json((await recordOf(tenant, ports)).record);
}

/** Changes what is named and leaves the rest. */
export async function changeTenant(asked: AdminRequest, tenant: string): Promise<Response> {
  const { account, record } = await recordOf(tenant, asked.ports);
  return changed(asked, account, record, record);
}

/** What is not named is as for a new tenant. */
export async function replaceTenant(asked: AdminRequest, tenant: string): Promise<Response> {
  const { account, record } = await recordOf(tenant, asked.ports);
  return changed(asked, account, record, { policy: ALLOW_ALL, signing: NO_SIGNING });
}

async function changed(
  { request, ports, now }: AdminRequest,
  account: string,
  record: TenantRecord,
  base: Pick<TenantRecord, "policy" | "signing">,
): Promise<Response> {
  const change = parse(tenantChange, await bodyOf(request));
  const limits = { ...base.policy.limits, ...change.policy?.limits };
  const keeping = { ...base.policy.keeping, ...change.policy?.keeping };
  const policy = { ...base.policy, ...change.policy, limits, keeping } as Policy;
  const signing = { ...base.signing, ...change.signing } as Signing;
  await ports.tenants.amend(account, { policy, signing }, now);
  return Response.json({ ...record, policy, signing });
}

export async function tenantAudit({ request, ports }: AdminRequest, tenant: string): Promise<Response> {
  const { cursor, limit } = pageOf(request);
  const { data, next } = await ports.tenants.audit((await recordOf(tenant, ports)).account, cursor, limit);
  return page(data, next);
}

export async function platformAudit({ request, ports }: AdminRequest): Promise<Response> {
  const { cursor, limit } = pageOf(request);
  const { data, next } = await ports.registry.audit(cursor, limit);
  return page(data, next);
}

export async function tenantUsage({ ports, admin }: AdminRequest, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return page(await ports.tenants.usage(admin.tenancy(account, tenant)), null);
}

/** @throws {ProxyError} `not_found` */
export async function recordOf(
  tenant: string,
  { registry, tenants }: Ports,
): Promise<{ account: string; record: TenantRecord }> {
  const account = await registry.accountOf(tenant, true);
  const record = account === null ? null : await tenants.describe(account);
  if (account === null || record === null) throw new ProxyError("not_found", "There is no such tenant.", "tenant");
  return { account, record };
}

/** No body is an empty one. */
export async function bodyOf(request: Request): Promise<unknown> {
  const bytes = await readBody(request, OWN_BODY_BYTES_AT_MOST);
  return bytes.byteLength === 0 ? {} : parseJson(bytes).value;
}

function pageOf(request: Request): { cursor: number; limit: number } {
  return parse(adminPage, Object.fromEntries(new URL(request.url).searchParams));
}

function page(data: readonly unknown[], next: number | null): Response {
  return Response.json({ data, nextCursor: next === null ? null : String(next) });
}
