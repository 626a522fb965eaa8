import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { call, ORIGIN, rpc } from "../support/mcp-client.ts";
import {
  allow,
  type Asked,
  authorizeUrl,
  exchange,
  open,
  post,
  register,
  type SignIn,
} from "../support/oauth-client.ts";
import { admin, adminHeaders, type MadeTenant, newPlatformKey, newTenant, pathOf } from "../support/platform.ts";
import { listed, memory } from "../support/scope-caller.ts";

/* `/mcp` and its sign-in for the users of tenants. */

const REDIRECT = "http://127.0.0.1:4321/callback";
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

async function userToken({ jwtSecret, tenant }: MadeTenant, sub: string): Promise<string> {
  return new SignJWT({ sub, tenant, exp: Math.floor(Date.now() / 1000) + 60 })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(jwtSecret));
}

async function client(): Promise<Asked> {
  return { clientId: (await register(REDIRECT)).clientId, redirectUri: REDIRECT };
}

async function signedIn(who: SignIn) {
  const asked = await client();
  const { status, body } = await exchange(await allow(await authorizeUrl(asked), who), asked);
  expect(status).toBe(200);
  return { ...body, clientId: asked.clientId };
}

const works = async (token: string): Promise<number> => (await rpc("tools/list", {}, bearer(token))).status;

describe("without a sign-in", () => {
  test("no key, a made-up key and an admin key get the challenge of OAuth", async () => {
    for (const headers of [{}, bearer("tl_nonsense"), bearer("sk-of-a-provider"), adminHeaders]) {
      const { status, headers: sent } = await rpc("tools/list", {}, headers);
      expect(status).toBe(401);
      expect(sent.get("www-authenticate")).toContain(
        `resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp"`,
      );
    }
  });

  test("a tenant's key needs a user, which a user token brings", async () => {
    const tenant = await newTenant();
    const refused = await rpc("tools/list", {}, bearer(tenant.key));
    expect([refused.status, refused.body.error?.code]).toEqual([400, "user_required"]);
    await call("remember", { text: "My kayak is at Moss." }, bearer(tenant.key), "?user=ada");
    const token = bearer(await userToken(tenant, "ada"));
    expect(JSON.stringify(await call("recall", { query: "Where is my kayak?" }, token))).toContain("at Moss");
    expect((await rpc("tools/list", {}, { ...token, "throughline-user": "eve" })).status).toBe(403);
  });

  test("a platform key names tenant and user in the URL", async () => {
    const tenant = await newTenant();
    const { key } = await newPlatformKey();
    await call("remember", { text: "The attic leaks." }, bearer(key), `?user=ada&tenant=${tenant.tenant}`);
    const texts = (await listed({ credential: bearer(tenant.key), user: "ada" })).map(({ text }) => text);
    expect(texts).toEqual(["The attic leaks."]);
    expect((await rpc("tools/list", {}, bearer(key), "?user=ada")).body.error?.code).toBe("tenant_required");
  });

  test("what a tool does is in the tenant's audit log, as what the HTTP API does", async () => {
    const tenant = await newTenant();
    const kept = await call("remember", { text: "x is y" }, bearer(tenant.key), "?user=ada");
    const { id } = kept.structuredContent["memory"] as { id: string };
    await call("forget", { id }, bearer(tenant.key), "?user=ada");
    const { data } = await (
      await admin(`${pathOf(tenant.tenant)}/audit`)
    ).json<{
      data: { action: string; actor: string }[];
    }>();
    const done = data.filter(({ action }) => action.startsWith("memory."));
    expect(done.map(({ action, actor }) => [action, actor])).toEqual([
      ["memory.added", tenant.id],
      ["memory.deleted", tenant.id],
    ]);
  });
});

describe("signed in", () => {
  test.each<[string, (tenant: MadeTenant) => Promise<SignIn>]>([
    ["with a tenant's key", async ({ key }) => ({ key, user: "ada" })],
    ["with a user token", async (tenant) => ({ key: await userToken(tenant, "ada"), user: "" })],
    ["with a platform key", async ({ tenant }) => ({ key: (await newPlatformKey()).key, user: "ada", tenant })],
  ])("%s, a client gets the memory of that user alone", async (_, how) => {
    const tenant = await newTenant();
    const { access_token } = await signedIn(await how(tenant));
    await call("remember", { text: "My viola is by Testore." }, bearer(access_token));
    const texts = async (user: string) =>
      (await listed({ credential: bearer(tenant.key), user })).map(({ text }) => text);
    expect(await texts("ada")).toEqual(["My viola is by Testore."]);
    expect(await texts("eve")).toEqual([]);
    const { data } = await (
      await admin(`${pathOf(tenant.tenant)}/audit`)
    ).json<{
      data: { action: string; actor: string }[];
    }>();
    const added = data.find(({ action }) => action === "memory.added");
    expect(added?.actor).toMatch(/^grant_[\w-]+$/);
    expect(data.map(({ action }) => action)).toContain("grant.made");
  });

  test("the page names user and tenant", async () => {
    const tenant = await newTenant();
    const url = await authorizeUrl(await client());
    const page = await open(url, { step: "sign-in", key: tenant.key, user: "ada" });
    expect(page.html).toContain(`<strong><bdi>ada</bdi></strong> (tenant <bdi>${tenant.tenant}</bdi>)`);
  });

  test("with a wrong key nobody gets a consent page", async () => {
    const page = await open(await authorizeUrl(await client()), { step: "sign-in", key: "tl_nonsense", user: "ada" });
    expect(page.status).toBe(400);
    expect(page.html).not.toContain('name="state"');
  });

  test("a grant ends with the key that it was made with", async () => {
    const tenant = await newTenant();
    const { access_token } = await signedIn({ key: tenant.key, user: "ada" });
    expect(await works(access_token)).toBe(200);
    await admin(`/keys/${tenant.id}`, "DELETE");
    expect(await works(access_token)).toBe(401);
  });

  test("a grant ends with the platform key that it was made with", async () => {
    const { tenant } = await newTenant();
    const { id, key } = await newPlatformKey();
    const { access_token } = await signedIn({ key, user: "ada", tenant });
    expect(await works(access_token)).toBe(200);
    await admin(`/keys/${id}`, "DELETE");
    expect(await works(access_token)).toBe(401);
  });

  test("a grant by a user token outlives the token, and ends once the tenant renews its secret", async () => {
    const tenant = await newTenant();
    const { access_token } = await signedIn({ key: await userToken(tenant, "ada"), user: "" });
    expect(await works(access_token)).toBe(200);
    await admin(pathOf(tenant.tenant), "PATCH", { policy: { models: null } });
    expect(await works(access_token)).toBe(200);
    await admin(`${pathOf(tenant.tenant)}/jwt-secret`, "POST");
    expect(await works(access_token)).toBe(401);
  });

  test("a grant ends with its tenant, and with the user", async () => {
    const tenant = await newTenant();
    const ada = await signedIn({ key: tenant.key, user: "ada" });
    const eve = await signedIn({ key: tenant.key, user: "eve" });
    const who = { credential: bearer(tenant.key), user: "ada" };
    const receipt = await (await memory(who, "", "DELETE")).json<{ removed: Record<string, number> }>();
    expect(receipt.removed["grants"]).toBeGreaterThan(0);
    expect([await works(ada.access_token), await works(eve.access_token)]).toEqual([401, 200]);
    const gone = await (await admin(pathOf(tenant.tenant), "DELETE")).json<{ removed: Record<string, number> }>();
    expect(gone.removed["grants"]).toBeGreaterThan(0);
    expect(await works(eve.access_token)).toBe(401);
    const again = { grant_type: "refresh_token", refresh_token: eve.refresh_token, client_id: eve.clientId };
    expect((await post("/oauth/token", again)).status).toBe(400);
  });
});
