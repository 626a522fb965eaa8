import { describe, expect, test } from "vitest";
import { admin, type MadeTenant, newTenant, pathOf } from "../support/platform.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* A tenant with an upstream of its own. `second` is an upstream of vitest.config.ts. */

const json = { "content-type": "application/json" };
const chat = (content: string): string => JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] });

async function tenantAt(upstream: string | null): Promise<MadeTenant> {
  const made = await newTenant();
  const changed = await admin(pathOf(made.tenant), "PATCH", { policy: { upstream } });
  expect([changed.status, await changed.json()]).toMatchObject([200, { policy: { upstream } }]);
  return made;
}

async function sent(key: string, path: string, body = chat("Hello there.")): Promise<{ url: string; key: unknown }[]> {
  const headers = { ...json, authorization: `Bearer ${key}` };
  const { seen } = await throughProxy({ path, headers, body, script: { body: "{}" } });
  return seen.map(({ url, headers: { authorization, "api-key": apiKey } }) => ({ url, key: authorization ?? apiKey }));
}

describe("a tenant whose policy names an upstream", () => {
  test.each([
    ["/v1/chat/completions", "http://second.test/v1/chat/completions", "Bearer sk-second"],
    ["/v1/moderations?a=b", "http://second.test/v1/moderations?a=b", "Bearer sk-second"],
    [
      "/openai/deployments/g/chat/completions?api-version=1",
      "http://second.test/openai/deployments/g/chat/completions?api-version=1",
      "sk-second",
    ],
    ["/second/v1/moderations", "http://second.test/v1/moderations", "Bearer sk-second"],
  ])("reaches it at %s, under the key of that upstream", async (path, url, key) => {
    const tenant = await tenantAt("second");
    expect(await sent(tenant.key, path)).toEqual([{ url, key }]);
  });

  test("has its own key for it sent there, and none that it stored for the default upstream", async () => {
    const { tenant, key } = await tenantAt("second");
    const keys = `${pathOf(tenant)}/provider-keys`;
    expect((await admin(`${keys}/default`, "PUT", { key: "sk-of-default" })).status).toBe(204);
    expect(await sent(key, "/v1/moderations")).toMatchObject([{ key: "Bearer sk-second" }]);
    expect((await admin(`${keys}/second`, "PUT", { key: "sk-of-second" })).status).toBe(204);
    expect(await sent(key, "/v1/moderations")).toMatchObject([{ key: "Bearer sk-of-second" }]);
    expect(await sent(key, "/v1/chat/completions")).toMatchObject([{ key: "Bearer sk-of-second" }]);
  });

  test("may still name a host, and goes back to the default upstream with its policy", async () => {
    const { tenant, key } = await tenantAt("second");
    expect(await sent(key, "/https://listed.test/v1/moderations")).toMatchObject([
      { url: "https://listed.test/v1/moderations" },
    ]);
    await admin(pathOf(tenant), "PATCH", { policy: { upstream: null } });
    expect(await sent(key, "/v1/moderations")).toEqual([
      { url: "http://upstream.test/v1/moderations", key: "Bearer sk-default" },
    ]);
  });

  test("is served no answer of the upstream that it had before", async () => {
    const { tenant, key } = await tenantAt(null);
    const body = chat("What is the boiling point of water?");
    const ask = async (): Promise<string | null> => {
      const headers = { ...json, authorization: `Bearer ${key}`, "x-scripted-log": tenant };
      return (await throughProxy({ headers, body })).response.headers.get("cache-status");
    };
    await ask();
    expect(await ask()).toContain("; hit");
    await admin(pathOf(tenant), "PATCH", { policy: { upstream: "second" } });
    expect(await ask()).toContain("fwd=miss");
  });

  test("is refused a name that no upstream has", async () => {
    const { tenant } = await newTenant();
    const { status } = await admin(pathOf(tenant), "PATCH", { policy: { upstream: "third" } });
    expect(status).toBe(400);
    expect(await (await admin(pathOf(tenant))).json()).toMatchObject({ policy: { upstream: null } });
  });
});

test("a tenant without one has the default upstream", async () => {
  const { key } = await newTenant();
  expect(await sent(key, "/v1/moderations")).toEqual([
    { url: "http://upstream.test/v1/moderations", key: "Bearer sk-default" },
  ]);
});
