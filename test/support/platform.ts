import { exports } from "cloudflare:workers";

/** As vitest.config.ts sets it. */
export const ADMIN_KEY = "adm-of-the-tests-0001";

export const adminHeaders = { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" };

/** A request to the admin API, by its key holder unless told otherwise. */
export function admin(
  path: string,
  method = "GET",
  body?: unknown,
  headers: HeadersInit = adminHeaders,
): Promise<Response> {
  return exports.default.fetch(`http://throughline.test/admin${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

export interface MadeTenant {
  readonly tenant: string;
  readonly jwtSecret: string;
  readonly id: string;
  readonly key: string;
}

export const pathOf = (tenant: string): string => `/tenants/${encodeURIComponent(tenant)}`;

/** No tenant may be called so: in a path they are steps. */
export const STEPS: ReadonlySet<string> = new Set([".", ".."]);

/** A tenant with a key of its own. */
export async function newTenant(tenant: string = `t-${crypto.randomUUID()}`): Promise<MadeTenant> {
  const { jwtSecret } = await made<{ jwtSecret: string }>(admin("/tenants", "POST", { tenant }));
  const key = await made<{ id: string; key: string }>(admin(`${pathOf(tenant)}/keys`, "POST"));
  return { tenant, jwtSecret, ...key };
}

export async function newPlatformKey(): Promise<{ id: string; key: string }> {
  return made(admin("/keys", "POST"));
}

async function made<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked;
  if (response.status !== 201) throw new Error(`not made: ${response.status} ${await response.text()}`);
  return response.json<T>();
}
