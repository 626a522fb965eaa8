import { runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { tenantName } from "../../../src/scope.ts";
import { admin, newPlatformKey, newTenant, pathOf } from "../../support/platform.ts";
import { AnotherDeployment } from "../../support/upstash/another-deployment.ts";
import {
  coldRecords,
  countsWritten,
  loseRecords,
  recordsCarried,
  restartRecords,
  syncAged,
  vaultCarried,
} from "../../support/upstash/cold-start.ts";
import { ColdTenant, directory, loseDirectory } from "../../support/upstash/cold-tenant.ts";
import { upstashDump, upstashUp } from "../../support/upstash/upstash.ts";

/* Two deployments over one database share tenants, and neither restores what the other has revoked or deleted. */

afterEach(upstashUp);

/** Returns another deployment over this tenant's rows. */
const another = (tenant: ColdTenant): AnotherDeployment => new AnotherDeployment(tenantName(tenant.account));

const aged = (tenant: ColdTenant): Promise<void> => syncAged(tenant.object);

const status = async (tenant: ColdTenant, key = tenant.made.key): Promise<number> =>
  (await tenant.say("hi", null, { "throughline-key": key })).status;

test("a key that another deployment revoked is refused, and no write restores it", async () => {
  const tenant = await ColdTenant.founded();
  const there = another(tenant);
  await recordsCarried(tenant.object);
  await there.listen();
  const row = there.row("keys", [tenant.made.id]);
  await there.write("keys", [tenant.made.id], { ...row, revoked_at: Date.now() });
  // The administrator writes in this deployment before it has read the revocation.
  const other = await (await admin(`${pathOf(tenant.made.tenant)}/keys`, "POST")).json<{ key: string }>();
  expect(await status(tenant)).toBe(401);
  expect(await status(tenant, other.key)).toBe(200);
  await there.listen();
  expect(there.row("keys", [tenant.made.id])["revoked_at"]).not.toBeNull();
  await recordsCarried(tenant.object);
  await loseRecords(tenant.object);
  expect(await status(tenant)).toBe(401);
});

test("a revocation by another deployment is read beside the first request after five seconds", async () => {
  const tenant = await ColdTenant.founded();
  const there = another(tenant);
  await recordsCarried(tenant.object);
  expect(await status(tenant)).toBe(200);
  await there.listen();
  await there.write("keys", [tenant.made.id], { ...there.row("keys", [tenant.made.id]), revoked_at: Date.now() });
  await aged(tenant);
  await status(tenant);
  await expect.poll(() => status(tenant), { timeout: 1_500, interval: 50 }).toBe(401);
});

test("a key of another deployment is valid at once, a policy soon, and other settings stay", async () => {
  const tenant = await ColdTenant.founded();
  await admin(pathOf(tenant.made.tenant), "PATCH", { signing: { issuer: "https://idp.example" } });
  const there = another(tenant);
  await recordsCarried(tenant.object);
  await there.listen();
  const known = await (await admin(`${pathOf(tenant.made.tenant)}/keys`, "POST")).json<{ id: string; key: string }>();
  await there.listen();
  const made = there.row("keys", [known.id]);
  // This deployment loses the key, so that only the other one has it.
  await runInDurableObject(tenant.object, (_, { storage }) => {
    storage.sql.exec("DELETE FROM keys WHERE id = ?", known.id);
    storage.sql.exec("DELETE FROM outbox");
  });
  await there.write("keys", [known.id], { ...made });
  const policy = JSON.parse(String(there.row("facts", ["policy"])["value"])) as object;
  await there.write("facts", ["policy"], { name: "policy", value: JSON.stringify({ ...policy, models: ["other"] }) });
  await aged(tenant);
  expect(await status(tenant, known.key)).toBe(403);
  expect(await (await admin(pathOf(tenant.made.tenant))).json()).toMatchObject({
    policy: { models: ["other"] },
    signing: { issuer: "https://idp.example" },
  });
});

test("a deployment that pushes old rows restores no key and no secret", async () => {
  const tenant = await ColdTenant.founded();
  const at = pathOf(tenant.made.tenant);
  const mine = await (await admin(`${at}/keys`, "POST")).json<{ id: string; key: string }>();
  await recordsCarried(tenant.object);
  const there = another(tenant);
  await there.listen();
  await there.write("keys", [tenant.made.id], { ...there.row("keys", [tenant.made.id]), revoked_at: Date.now() });
  const sealed = { name: "jwt_secret", value: "renewed elsewhere" };
  await there.write("facts", ["jwt_secret"], sealed);
  // The state after a while without Upstash: no sync state, and every row is pending.
  await runInDurableObject(tenant.object, (_, { storage }) => {
    const triggers = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    for (const { name } of triggers.toArray()) storage.sql.exec(`DROP TRIGGER ${name}`);
    storage.sql.exec("DROP TABLE outbox; DROP TABLE cold;");
    storage.sql.exec("UPDATE keys SET revoked_at = 1 WHERE id = ?", mine.id);
    // Counts from before there was a cold tier.
    storage.sql.exec("INSERT INTO usage VALUES ('2026-01-01', '', 7, 7, 7)");
    storage.sql.exec("INSERT INTO usage_amounts VALUES ('2026-01-01', '', 'savedCost', 0.5)");
  });
  await restartRecords(tenant.object);
  expect(await status(tenant)).toBe(401);
  expect(await status(tenant, mine.key)).toBe(401);
  await recordsCarried(tenant.object);
  await there.listen();
  expect(there.row("keys", [tenant.made.id])["revoked_at"]).not.toBeNull();
  expect(there.row("keys", [mine.id])["revoked_at"]).toBe(1);
  expect(there.row("facts", ["jwt_secret"])).toEqual(sealed);
  const usage = [...there.rows].filter(([field]) => field.startsWith('usage ["2026-01-01",'));
  expect(usage.map(([, row]) => [row?.["requests"], row?.["owner"] === ""])).toEqual([[7, false]]);
  const amounts = [...there.rows].filter(([field]) => field.startsWith('usage_amounts ["2026-01-01",'));
  expect(amounts.map(([, row]) => [row?.["amount"], row?.["owner"] === ""])).toEqual([[0.5, false]]);
});

test("a tenant of a version without amounts counts them from now on, and carries them", async () => {
  const tenant = await ColdTenant.founded();
  await recordsCarried(tenant.object);
  await runInDurableObject(tenant.object, (_, { storage }) => {
    for (const event of ["INSERT", "UPDATE", "DELETE"]) storage.sql.exec(`DROP TRIGGER outbox_usage_amounts_${event}`);
    storage.sql.exec("DROP TABLE usage_amounts");
  });
  await restartRecords(tenant.object);
  expect(await status(tenant)).toBe(200);
  await runInDurableObject(tenant.object, (_, { storage }) => {
    storage.sql.exec("INSERT INTO usage_amounts VALUES ('2026-01-01', 'this', 'savedCost', 0.5)");
  });
  await recordsCarried(tenant.object);
  const there = another(tenant);
  await there.listen();
  expect([...there.rows.keys()].filter((field) => field.startsWith('usage_amounts ["2026-01-01"'))).toHaveLength(1);
});

test("requests that another deployment counted in the same window count once", async () => {
  const tenant = await ColdTenant.founded();
  await admin(pathOf(tenant.made.tenant), "PATCH", { policy: { limits: { requestsPerMinute: 10 } } });
  const there = another(tenant);
  for (let i = 0; i < 2; i++) expect(await status(tenant)).toBe(200);
  await recordsCarried(tenant.object);
  const window = { name: "requests-per-minute", owner: "another", started_at: Date.now() - 1_000, used: 7 };
  await there.write("windows", [window.name, window.owner], window);
  await aged(tenant);
  await recordsCarried(tenant.object);
  await admin(pathOf(tenant.made.tenant));
  for (let i = 0; i < 2; i++) await tenant.say("hi");
  const { status: last, headers } = await tenant.say("hi");
  expect([last, headers.get("ratelimit")]).toEqual([429, expect.stringContaining("r=0;")]);
  await recordsCarried(tenant.object);
  await there.listen();
  const counted = [...there.rows].filter(([field]) => field.startsWith("windows ")).map(([, row]) => row?.["used"]);
  expect(counted.map(Number).toSorted((a, b) => a - b)).toEqual([3, 7]);
});

test("a tenant that another deployment destroyed refuses requests, writes nothing back and keeps nothing", async () => {
  const tenant = await ColdTenant.founded();
  await recordsCarried(tenant.object);
  const cold = coldRecords();
  const place = tenantName(tenant.account);
  expect(await cold.destroy(place)).toBeGreaterThan(0);
  await tenant.say("hi");
  await countsWritten(tenant.object);
  await aged(tenant);
  await tenant.say("hi");
  await expect.poll(() => status(tenant)).toBe(401);
  expect(await cold.count(place)).toBe(0);
  const tables = await runInDurableObject(tenant.object, (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_schema WHERE name = 'facts'").toArray(),
  );
  expect(tables).toEqual([]);
});

test("memories written before the deletion of their tenant was read are deleted, here and in Redis", async () => {
  const canary = `canary-${crypto.randomUUID()}`;
  const tenant = await ColdTenant.founded();
  await tenant.ask("/tenant/rules", { method: "PUT", body: JSON.stringify({ rules: [{ text: `Say ${canary}.` }] }) });
  await recordsCarried(tenant.object);
  // The other deployment does not know this user.
  await coldRecords().destroy(tenantName(tenant.account));
  await tenant.say(`My name is Ada of ${canary}.`, "ada");
  await tenant.say(`What is the capital of ${canary}?`);
  await vaultCarried(tenant.vault("ada"));
  expect(await upstashDump()).toContain(canary);
  await aged(tenant);
  await tenant.say("hi");
  await expect.poll(async () => (await upstashDump()).includes(canary), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => status(tenant)).toBe(401);
  const left = await runInDurableObject(tenant.vault("ada"), (_, { storage }) =>
    storage.sql.exec("SELECT id FROM memories").toArray(),
  );
  expect(left).toEqual([]);
});

test("two new directories agree on one pepper, and on one account for a name", async () => {
  await loseDirectory();
  const both = [directory("one"), directory("another")];
  const peppers = await Promise.all([...both, directory()].map((one) => one.pepper()));
  expect(new Set(peppers).size).toBe(1);
  const name = `t-${crypto.randomUUID()}`;
  const accounts = await Promise.all(both.map((one) => one.register(name, Date.now())));
  expect(new Set(accounts).size).toBe(1);
  await expect.poll(() => directory().accountOf(name), { timeout: 2_000 }).toBe(accounts[0]);
});

test("two deployments create a tenant once", async () => {
  const { tenant, key } = await newTenant();
  const found = await ColdTenant.founded();
  expect((await found.say("hi", null, { "throughline-key": key })).status).toBe(200);
  await loseDirectory();
  expect((await admin("/tenants", "POST", { tenant })).status).toBe(409);
  await recordsCarried(found.object);
  await loseRecords(found.object);
  expect((await admin("/tenants", "POST", { tenant: found.made.tenant })).status).toBe(409);
});

test("an empty directory restores platform keys, valid and revoked, tenants, receipts and the audit log", async () => {
  const [holds, revoked] = [await newPlatformKey(), await newPlatformKey()];
  expect((await admin(`/keys/${revoked.id}`, "DELETE")).status).toBe(204);
  const [tenant, gone] = [await ColdTenant.founded(), await ColdTenant.founded()];
  const receipt = await (await admin(pathOf(gone.made.tenant), "DELETE")).text();
  const keys = await (await admin("/keys")).json();
  await loseDirectory();
  const named = { "throughline-tenant": tenant.made.tenant };
  expect((await tenant.say("hi", null, { ...named, "throughline-key": holds.key })).status).toBe(200);
  expect((await tenant.say("hi", null, { ...named, "throughline-key": revoked.key })).status).toBe(401);
  expect(await (await admin("/keys")).json()).toEqual(keys);
  expect(await (await admin(pathOf(gone.made.tenant), "DELETE")).text()).toBe(receipt);
  const { data } = await (await admin("/audit?limit=200")).json<{ data: { action: string; subject: string }[] }>();
  expect(data).toContainEqual(expect.objectContaining({ action: "key.revoked", subject: revoked.id }));
});
