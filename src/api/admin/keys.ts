import { ProxyError } from "../../errors.ts";
import { accountOfKeyId, PLATFORM } from "../../throughline-key.ts";
import { parse } from "../fields.ts";
import { keyRequest, providerKey } from "./fields.ts";
import { type AdminRequest, bodyOf, recordOf } from "./tenants.ts";

export async function addTenantKey({ request, ports, now }: AdminRequest, tenant: string): Promise<Response> {
  const expiresAt = await expiryIn(request);
  const { account } = await recordOf(tenant, ports);
  return shownOnce(await ports.tenants.addKey(account, expiresAt, now));
}

export async function listTenantKeys({ ports }: AdminRequest, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return Response.json({ data: await ports.tenants.keys(account), nextCursor: null });
}

export async function addPlatformKey({ request, ports, now }: AdminRequest): Promise<Response> {
  return shownOnce(await ports.registry.addPlatformKey(await expiryIn(request), now));
}

export async function listPlatformKeys({ ports }: AdminRequest): Promise<Response> {
  return Response.json({ data: await ports.registry.platformKeys(), nextCursor: null });
}

/** Holds from the next request on: every request asks the object that knows its key. */
export async function revokeKey({ ports, now }: AdminRequest, id: string): Promise<Response> {
  const account = accountOfKeyId(id);
  const revoked =
    account === PLATFORM
      ? await ports.registry.revokePlatformKey(id, now)
      : account !== null && (await ports.tenants.revokeKey(account, id, now));
  if (!revoked) throw new ProxyError("not_found", "There is no such key.", "id");
  return new Response(null, { status: 204 });
}

/** The old one ends with this: tokens that it signed are refused. */
export async function renewJwtSecret({ ports, now }: AdminRequest, tenant: string): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  return shownOnce(await ports.tenants.renewSecret(account, now));
}

export async function storeProviderKey(asked: AdminRequest, tenant: string, upstream: string): Promise<Response> {
  const { request, ports, now } = asked;
  if (ports.settings.encryptionKey === null) {
    const message = "Keys of others are stored only where ENCRYPTION_KEY is set to encrypt them under.";
    throw new ProxyError("encryption_key_required", message);
  }
  const account = await knownUpstream(asked, tenant, upstream);
  const { key } = parse(providerKey, await bodyOf(request));
  await ports.tenants.setProviderKey(account, upstream, key, now);
  return new Response(null, { status: 204 });
}

export async function removeProviderKey(asked: AdminRequest, tenant: string, upstream: string): Promise<Response> {
  const account = await knownUpstream(asked, tenant, upstream);
  await asked.ports.tenants.setProviderKey(account, upstream, null, asked.now);
  return new Response(null, { status: 204 });
}

/** `default`, or a name in `UPSTREAMS`. */
async function knownUpstream({ ports }: AdminRequest, tenant: string, upstream: string): Promise<string> {
  if (upstream !== "default" && !ports.settings.upstreams.has(upstream)) {
    throw new ProxyError("not_found", "There is no upstream of this name.", "upstream");
  }
  return (await recordOf(tenant, ports)).account;
}

async function expiryIn(request: Request): Promise<number | null> {
  const { expiresAt } = parse(keyRequest, await bodyOf(request));
  return expiresAt === null ? null : Date.parse(expiresAt);
}

function shownOnce(secret: object): Response {
  return Response.json(secret, { status: 201, headers: { "cache-control": "no-store" } });
}
