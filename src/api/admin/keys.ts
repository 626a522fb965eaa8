import type * as v from "valibot";
import { ProxyError } from "../../http/errors.ts";
import { accountOfKeyId, PLATFORM } from "../../identity/api-key.ts";
import type { Admin } from "../../identity/identify.ts";
import type { ApiCall } from "../operation.ts";
import type { keyRequest, providerKey } from "./fields.ts";
import { recordOf } from "./tenants.ts";

type KeyCall = ApiCall<Admin, unknown, v.InferOutput<typeof keyRequest>>;
type ProviderKey = v.InferOutput<typeof providerKey>;

export async function addTenantKey({ body, ports, now }: KeyCall, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return shownOnce(await ports.tenants.addKey(account, expiryIn(body), now));
}

export async function listTenantKeys({ ports }: ApiCall<Admin>, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return Response.json({ data: await ports.tenants.keys(account), nextCursor: null });
}

export async function addPlatformKey({ body, ports, now }: KeyCall): Promise<Response> {
  return shownOnce(await ports.tenantDirectory.addPlatformKey(expiryIn(body), now));
}

export async function listPlatformKeys({ ports }: ApiCall<Admin>): Promise<Response> {
  return Response.json({ data: await ports.tenantDirectory.platformKeys(), nextCursor: null });
}

/** Revokes a key, from the next request on, because every request asks the object that knows its key. */
export async function revokeKey({ ports, now }: ApiCall<Admin>, id: string): Promise<Response> {
  const account = accountOfKeyId(id);
  const revoked =
    account === PLATFORM
      ? await ports.tenantDirectory.revokePlatformKey(id, now)
      : account !== null && (await ports.tenants.revokeKey(account, id, now));
  if (!revoked) throw new ProxyError("not_found", "There is no key of this id.", "id");
  return new Response(null, { status: 204 });
}

/** Replaces the secret that signs tokens. Tokens of the old secret are refused. */
export async function renewJwtSecret({ ports, now }: ApiCall<Admin>, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return shownOnce(await ports.tenants.renewSecret(account, now));
}

export async function storeProviderKey(
  call: ApiCall<Admin, unknown, ProviderKey>,
  tenant: string,
  upstream: string,
): Promise<Response> {
  const { body, ports, now } = call;
  if (ports.settings.encryptionKey === null) {
    const message =
      "A provider's key can be stored only with the setting ENCRYPTION_KEY, which encrypts it. Set it and try again.";
    throw new ProxyError("encryption_key_required", message);
  }
  const account = await knownUpstream(call, tenant, upstream);
  await ports.tenants.setProviderKey(account, upstream, body.key, now);
  return new Response(null, { status: 204 });
}

export async function removeProviderKey(call: ApiCall<Admin>, tenant: string, upstream: string): Promise<Response> {
  const account = await knownUpstream(call, tenant, upstream);
  await call.ports.tenants.setProviderKey(account, upstream, null, call.now);
  return new Response(null, { status: 204 });
}

/** Returns the tenant's account if the upstream is `default` or a name in `UPSTREAMS`. */
async function knownUpstream({ ports }: ApiCall<Admin>, tenant: string, upstream: string): Promise<string> {
  if (upstream !== "default" && !ports.settings.upstreams.has(upstream)) {
    throw new ProxyError(
      "not_found",
      "There is no upstream of this name. Use default, or a name in UPSTREAMS.",
      "upstream",
    );
  }
  return (await recordOf(tenant, ports)).account;
}

function expiryIn({ expiresAt }: KeyCall["body"]): number | null {
  return expiresAt === null ? null : Date.parse(expiresAt);
}

function shownOnce(secret: object): Response {
  return Response.json(secret, { status: 201, headers: { "cache-control": "no-store" } });
}
