import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { SignJWT } from "jose";
import { describe, expect, test, vi, afterEach } from "vitest";
import { answersName, asScope, asTenancy, tenantName, vaultName } from "../../src/scope.ts";
import { Vault } from "../../src/vault/vault.ts";
import { fail } from "../support/faults.ts";
import { closedGate, underWay } from "../support/gate.ts";
import { admin, type MadeTenant, newPlatformKey, newTenant, pathOf } from "../support/platform.ts";

/* Deleting a tenant deletes all its data, and no request on its way restores any. */

const json = { "content-type": "application/json" };

const as = (key: string, user: string, path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
  exports.default.fetch(`http://throughline.test${path}`, {
    ...init,
    headers: { ...json, authorization: `Bearer ${key}`, "throughline-user": user, ...headers },
  });

const say = async (key: string, user: string, content: string, headers?: Record<string, string>) => {
  const body = JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] });
  const response = await as(key, user, "/v1/chat/completions", { method: "POST", body }, headers);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const listed = async (key: string, user: string) =>
  (await (await as(key, user, "/memory")).json<{ data: unknown[] }>()).data.length;

/** Several users with memories and a shared answer each. */
async function inhabited(): Promise<MadeTenant> {
  const made = await newTenant();
  for (const user of ["ada", "bob", "cyd"]) await say(made.key, user, `My name is ${user} and I live in Rome.`);
  await say(made.key, "ada", "What is the boiling point of water?");
  return made;
}

const tokenOf = ({ tenant, jwtSecret }: MadeTenant): Promise<string> =>
  new SignJWT({ tenant, sub: "ada", exp: Math.floor(Date.now() / 1000) + 60 })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(jwtSecret));

const accountOf = ({ key }: MadeTenant): string => key.split("_")[1] ?? "";

/** The rows of a table in the object of this name, read past all that we wrote. */
async function rows(namespace: DurableObjectNamespace, name: string, table: string): Promise<number> {
  const stub = namespace.get(namespace.idFromName(name));
  return runInDurableObject(stub, (_, { storage }) => {
    const there = storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", table).toArray().length > 0;
    return there ? storage.sql.exec(`SELECT 1 FROM ${table}`).toArray().length : 0;
  });
}

interface Receipt {
  readonly erased: boolean;
  readonly removed: Record<string, number>;
  readonly remaining: Record<string, number>;
}

const remove = (tenant: string) => admin(pathOf(tenant), "DELETE");

afterEach(() => void vi.restoreAllMocks());

describe("a deleted tenant", () => {
  test("leaves no memory, no answer and no key, and the receipt counts the removed rows", async () => {
    const made = await inhabited();
    const account = accountOf(made);
    const vaults = env.TENANT.get(env.TENANT.idFromName(tenantName(account)));
    const names = await runInDurableObject(vaults, (_, { storage }) =>
      storage.sql
        .exec<{ name: string }>("SELECT name FROM vaults")
        .toArray()
        .map(({ name }) => name),
    );
    expect(names).toHaveLength(3);
    await as(made.key, "ada", "/memory/mem_unknown");
    expect((await (await as(made.key, "ada", "/usage")).json<{ data: object[] }>()).data).toHaveLength(1);
    const response = await remove(made.tenant);
    expect(response.status).toBe(200);
    const receipt = await response.json<Receipt>();
    expect(receipt).toMatchObject({
      erased: true,
      removed: { vaults: 3, shared_answers: 1 },
      remaining: { vaults: 0, shared_answers: 0 },
    });
    expect(receipt.removed["memories"]).toBeGreaterThanOrEqual(6);
    for (const name of names) expect(await rows(env.VAULT, name, "memories")).toBe(0);
    expect(await rows(env.TENANT, tenantName(account), "facts")).toBe(0);
    const answers = answersName(asTenancy(account, made.tenant));
    for (const table of ["answers", "usage", "usage_amounts"])
      expect(await rows(env.ANSWERS, answers, table), table).toBe(0);
    expect((await say(made.key, "ada", "hi")).status).toBe(401);
    expect((await admin(pathOf(made.tenant))).status).toBe(404);
  });

  test("is unknown to platform keys and tokens too, and other tenants stay", async () => {
    const [gone, stays] = [await inhabited(), await inhabited()];
    const platform = await newPlatformKey();
    const token = await tokenOf(gone);
    expect((await say(token, "ada", "hi")).status).toBe(200);
    const before = await listed(stays.key, "ada");
    await remove(gone.tenant);
    expect((await say(token, "ada", "hi")).status).toBe(401);
    expect((await say(platform.key, "ada", "hi", { "throughline-tenant": gone.tenant })).status).toBe(403);
    expect(await listed(stays.key, "ada")).toBe(before);
  });

  test("returns the same receipt again, and this deployment verifies it", async () => {
    const made = await inhabited();
    const other = await newTenant();
    const first = await (await remove(made.tenant)).text();
    expect(await (await remove(made.tenant)).text()).toBe(first);
    const verified = await as(other.key, "ada", "/memory/receipts/verify", { method: "POST", body: first });
    expect(await verified.json()).toMatchObject({ valid: true });
    expect((await remove("never-was")).status).toBe(404);
  });

  test("can be created again under its name, and shares nothing with the old one", async () => {
    const made = await inhabited();
    const token = await tokenOf(made);
    expect((await say(token, "ada", "hi")).status).toBe(200);
    await remove(made.tenant);
    const anew = await newTenant(made.tenant);
    expect(await listed(anew.key, "ada")).toBe(0);
    expect((await say(anew.key, "ada", "What is the boiling point of water?")).headers.get("cache-status")).toContain(
      "fwd=miss",
    );
    expect((await say(await tokenOf(anew), "ada", "hi")).status).toBe(200);
    expect((await say(token, "ada", "hi")).status).toBe(401);
    expect((await say(made.key, "ada", "hi")).status).toBe(401);
  });
});

describe("a request on its way when its tenant is deleted", () => {
  test("leaves no row of a known or a new user, and no shared answer", async () => {
    const made = await inhabited();
    const { script, open } = closedGate();
    const log = crypto.randomUUID();
    const held = { "x-scripted": JSON.stringify(script), "x-scripted-log": log };
    const talking = ["ada", "new-one"].map((user) => say(made.key, user, "My cat is called Mimosa.", held));
    const asking = say(made.key, "bob", "What is the melting point of ice?", held);
    await underWay(log, 3);
    expect((await remove(made.tenant)).status).toBe(200);
    await open();
    const answered = await Promise.all([...talking, asking]);
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200]);
    const tenancy = asTenancy(accountOf(made), made.tenant);
    for (const user of ["ada", "bob", "cyd", "new-one"]) {
      expect(await rows(env.VAULT, vaultName(asScope(tenancy, user)), "memories"), user).toBe(0);
    }
    expect(await rows(env.ANSWERS, answersName(tenancy), "answers")).toBe(0);
  });

  test("cannot write to the user's vault after it was emptied", async () => {
    const made = await inhabited();
    const account = accountOf(made);
    const scope = asScope(asTenancy(account, made.tenant), "ada");
    const vault = env.VAULT.get(env.VAULT.idFromName(vaultName(scope)));
    await remove(made.tenant);
    const draft = { text: "A late thought.", type: "semantic", pinned: false, expiresAt: null, metadata: {} } as const;
    expect(await vault.add(scope, draft, Date.now() + 1_000)).toBe("stale");
    expect(await rows(env.VAULT, vaultName(scope), "memories")).toBe(0);
    // Awaited at once: what an RPC gives is more than a promise, and looking at it asks again.
    const another = async () => void (await vault.eraseOfTenant(asTenancy(account, "another"), vaultName(scope), 0));
    await expect(another()).rejects.toThrow("another tenant");
  });

  test("fails the deletion if a vault cannot be erased, and the next request finishes it", async () => {
    const made = await inhabited();
    fail(Vault.prototype, "eraseOfTenant");
    const failed = await remove(made.tenant);
    expect(failed.status).toBe(503);
    expect((await say(made.key, "ada", "hi")).status).toBe(401);
    expect((await admin(pathOf(made.tenant))).status).toBe(200);
    vi.restoreAllMocks();
    const receipt = await (await remove(made.tenant)).json<Receipt>();
    expect(receipt).toMatchObject({ erased: true, removed: { vaults: 3 } });
  });
});
