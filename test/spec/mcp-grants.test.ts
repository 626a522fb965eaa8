import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { grantKv } from "../../src/oauth/grant-kv.ts";
import { grantOwner } from "../../src/runtime/grant-owner.ts";
import { vaultName } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import { rpc } from "../support/mcp-client.ts";
import { allow, authorizeUrl, exchange, post } from "../support/oauth-client.ts";
import type { Person } from "../support/person.ts";
import { bearer, documented, Local, registered, signedIn } from "../support/signed-in.ts";

/* The grants that people have given to clients of `/mcp`. */

interface Grant {
  readonly id: string;
  readonly clientName: string;
  readonly clientDomain: string | null;
  readonly scopes: string[];
  readonly createdAt: string;
  readonly expiresAt: string;
}

const grantsOf = async (who: Person): Promise<Grant[]> =>
  (await (await who.memory("/grants")).json<{ data: Grant[] }>()).data;

describe("grants", () => {
  test("are listed with their client, and a revoked one ends at once", async () => {
    const ada = new Local();
    const one = await signedIn(await registered(), ada);
    const other = await signedIn(await documented(), ada, []);
    const grants = await grantsOf(ada);
    const shown = grants.map(({ clientName, clientDomain, scopes }) => ({ clientName, clientDomain, scopes }));
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual({
      clientName: "A registered client",
      clientDomain: null,
      scopes: ["memory:read", "memory:write"],
    });
    expect(shown).toContainEqual({
      clientName: "A client with a document",
      clientDomain: "client.example",
      scopes: ["memory:read"],
    });
    expect(Date.parse(grants[0]?.expiresAt ?? "")).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    const { id } = grants.find(({ clientDomain }) => clientDomain === null) ?? { id: "" };
    const eve = new Local();
    expect(await grantsOf(eve)).toEqual([]);
    expect((await eve.memory(`/grants/${id}`, "DELETE")).status).toBe(404);
    expect((await ada.memory(`/grants/${id}`, "DELETE")).status).toBe(204);
    expect((await ada.memory(`/grants/${id}`, "DELETE")).status).toBe(404);
    expect((await rpc("tools/list", {}, bearer(one.access_token))).status).toBe(401);
    expect((await rpc("tools/list", {}, bearer(other.access_token))).status).toBe(200);
  });

  test("end with the erasure of their user, which counts them", async () => {
    const ada = new Local();
    const asked = await registered();
    const { access_token, refresh_token } = await signedIn(asked, ada);
    const back = await allow(await authorizeUrl(asked), ada.signIn);
    const receipt = await ada.erase();
    expect(receipt.removed["grants"]).toBeGreaterThan(0);
    expect(receipt.remaining["grants"]).toBe(0);
    expect((await rpc("tools/list", {}, bearer(access_token))).status).toBe(401);
    const again = { grant_type: "refresh_token", refresh_token, client_id: asked.clientId };
    expect((await post("/oauth/token", again)).status).toBe(400);
    // A code that was on its way leads nowhere.
    expect((await exchange(back, asked)).status).toBe(400);
    expect(await grantsOf(ada)).toEqual([]);
  });

  test("are not brought back by what was under way while their user was erased", async () => {
    const ada = new Local();
    await signedIn(await registered(), ada);
    const ports = wire(env);
    const pepper = await ports.deploymentSecrets.pepper();
    const owner = grantOwner(vaultName(await ada.scope()), pepper);
    const kv = grantKv(ports.grants, pepper, async () => null);
    const [key = ""] = (await kv.list({ prefix: `grant:${owner}:` })).keys.map(({ name }) => name);
    const record = await kv.get(key);
    await ada.erase();
    await expect(kv.put(key, String(record))).rejects.toThrow("conflict");
    await expect(kv.put(key.replace("grant:", "token:") + ":id", "{}")).rejects.toThrow("conflict");
    expect((await kv.list({ prefix: `grant:${owner}:` })).keys).toEqual([]);
    // A grant that is new is nobody's from before.
    await kv.put(`grant:${owner}:new`, "{}", { expirationTtl: 60 });
    expect((await kv.list({ prefix: `grant:${owner}:` })).keys).toHaveLength(1);
  });

  test("hold no token, code, key or name of a user in clear text", async () => {
    const ada = new Local(`user-${crypto.randomUUID()}`);
    const { access_token, refresh_token } = await signedIn(await registered(), ada);
    const owner = grantOwner(vaultName(await ada.scope()), await wire(env).deploymentSecrets.pepper());
    const { grants } = wire(env);
    const { keys } = await grants.list(owner, "", null, 100, Date.now());
    const records = await Promise.all(keys.map(({ key }) => grants.read(owner, key, Date.now())));
    const stored = JSON.stringify([keys, records]);
    expect(records.length).toBeGreaterThan(1);
    for (const secret of [access_token, refresh_token].map((token) => token.split(":")[2] ?? "?")) {
      expect(stored).not.toContain(secret);
    }
    for (const name of [ada.user, "sk-test"]) expect(stored).not.toContain(name);
  });
});
