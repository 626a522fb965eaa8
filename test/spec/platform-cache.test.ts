import { exports } from "cloudflare:workers";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { admin, newTenant, pathOf } from "../support/platform.ts";

/* The shared cache belongs to the tenant, not to its users. */

function cache(method: string, bearer: string): Promise<Response> {
  return exports.default.fetch("http://throughline.test/cache", {
    method,
    headers: { authorization: `Bearer ${bearer}` },
  });
}

async function ask(bearer: string, user: string): Promise<string | null> {
  const response = await exports.default.fetch("http://throughline.test/v1/chat/completions", {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "throughline-user": user },
    body: JSON.stringify({
      model: "gpt-test",
      messages: [{ role: "user", content: "What is the capital of Gabon?" }],
    }),
  });
  await response.text();
  return response.headers.get("cache-status");
}

test(
  "a tenant's key reads and purges the shared cache, and a user's token does neither",
  { timeout: 20_000 },
  async () => {
    const { tenant, key, jwtSecret } = await newTenant();
    const token = await new SignJWT({ exp: Math.floor(Date.now() / 1000) + 60, tenant, sub: "ada" })
      .setProtectedHeader({ alg: "HS256" })
      .sign(new TextEncoder().encode(jwtSecret));
    await ask(key, "ada");
    for (const method of ["GET", "DELETE"]) {
      const refused = await cache(method, token);
      expect([refused.status, (await refused.json<{ error: { code: string } }>()).error.code]).toEqual([
        403,
        "not_allowed",
      ]);
    }
    expect(await (await cache("GET", key)).json()).toMatchObject({ entries: 1, policy: { cache: "shared" } });
    expect(await ask(key, "bob")).toMatch(/^throughline; hit;/);
    expect(await (await cache("DELETE", key)).json()).toEqual({ removed: { shared: 1, own: 0 } });
    expect(await ask(key, "bob")).toBe("throughline; fwd=miss; stored");
  },
);

test("the cache report contains the tenant's cache policy", { timeout: 20_000 }, async () => {
  const { tenant, key } = await newTenant();
  await admin(pathOf(tenant), "PATCH", { policy: { cache: "off" } });
  expect(await ask(key, "ada")).toBe("throughline; fwd=bypass; detail=policy");
  expect(await (await cache("GET", key)).json()).toMatchObject({
    entries: 0,
    bypasses: { policy: 1 },
    policy: { cache: "off" },
  });
});
