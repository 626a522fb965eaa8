import { runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { wishPattern } from "../../../src/memory/rules/wish-pattern.ts";
import { rulebookName, vaultName, asScope } from "../../../src/scope.ts";
import { admin, pathOf } from "../../support/platform.ts";
import { AnotherDeployment } from "../../support/upstash/another-deployment.ts";
import { coldRecords, loseRecords, recordsCarried, restartRecords } from "../../support/upstash/cold-start.ts";
import { ColdTenant } from "../../support/upstash/cold-tenant.ts";
import { breakersRested, switchUpstash, upstashDump, upstashUp } from "../../support/upstash/upstash.ts";

/* The rules of a tenant and what its users ask for outlive the object that holds them, and go with the tenant. */

afterEach(upstashUp);

const put = (tenant: ColdTenant, text: string, headers: Record<string, string> = {}): Promise<Response> =>
  tenant.ask("/tenant/rules", { method: "PUT", headers, body: JSON.stringify({ rules: [{ text }] }) });

const rules = async (tenant: ColdTenant, query = "") =>
  (await tenant.ask(`/tenant/rules${query}`)).json<{ version: number; rules: { text: string }[] }>();

async function lost(tenant: ColdTenant): Promise<void> {
  await recordsCarried(tenant.rulebook);
  await loseRecords(tenant.rulebook);
}

const place = (tenant: ColdTenant) => ({ name: "", tenancy: rulebookName(tenant.tenancy) });
const voter = (tenant: ColdTenant, user: string) => vaultName(asScope(tenant.tenancy, user));

async function vote(tenant: ColdTenant, users: number): Promise<void> {
  const patterns = await runInDurableObject(tenant.rulebook, async (rulebook) => {
    for (let i = 0; i < users; i++) {
      await rulebook.report({ ...place(tenant), name: voter(tenant, `user ${i}`) }, ["language french"]);
    }
    return rulebook.proposals(tenant.tenancy);
  });
  expect(patterns.length).toBeLessThanOrEqual(1);
}

const votes = (tenant: ColdTenant, user: string): Promise<number> =>
  runInDurableObject(tenant.rulebook, (rulebook) => rulebook.countVoter(tenant.tenancy, voter(tenant, user)));

test("an empty rulebook reads all versions and votes from Redis, without a retracted vote", async () => {
  const tenant = await ColdTenant.founded();
  await put(tenant, "Be brief.");
  await put(tenant, "Be kind.");
  await vote(tenant, 6);
  await runInDurableObject(tenant.rulebook, (rulebook) =>
    rulebook.forgetVoter(tenant.tenancy, voter(tenant, "user 0")),
  );
  await lost(tenant);
  expect(await rules(tenant)).toMatchObject({ version: 2, rules: [{ text: "Be kind." }] });
  expect(await rules(tenant, "?version=1")).toMatchObject({ version: 1, rules: [{ text: "Be brief." }] });
  expect([await votes(tenant, "user 0"), await votes(tenant, "user 1")]).toEqual([0, 1]);
  // The salt is the same: a user who votes again does not count twice.
  await vote(tenant, 6);
  expect(await votes(tenant, "user 1")).toBe(1);
});

test("wishes in own words outlive the object, and go from Redis with the users who worded them", async () => {
  const canary = `canary-${crypto.randomUUID()}`;
  const tenant = await ColdTenant.founded();
  const wish = wishPattern(place(tenant).tenancy, "summari first");
  const at = (user: number) => ({ ...place(tenant), name: voter(tenant, `user ${user}`) });
  await runInDurableObject(tenant.rulebook, async (rulebook) => {
    for (let user = 0; user < 6; user++) await rulebook.report(at(user), [wish]);
    await rulebook.word(at(5), [{ pattern: wish, text: `${canary} first.` }]);
  });
  await lost(tenant);
  const proposed = await runInDurableObject(tenant.rulebook, (rulebook) => rulebook.proposals(tenant.tenancy));
  expect(proposed).toMatchObject([{ text: `${canary} first.`, users: 6 }]);
  await runInDurableObject(tenant.rulebook, (rulebook) =>
    rulebook.decline(tenant.tenancy, proposed[0]?.id ?? "", Date.now()),
  );
  await lost(tenant);
  const declined = await runInDurableObject(tenant.rulebook, (rulebook) => rulebook.declined(tenant.tenancy));
  expect(declined).toMatchObject([{ text: `${canary} first.` }]);
  expect(await upstashDump()).toContain(canary);
  await runInDurableObject(tenant.rulebook, async (rulebook) => {
    expect(await rulebook.forgetVoter(tenant.tenancy, voter(tenant, "user 5"))).toBe(2);
    expect(await rulebook.countVoter(tenant.tenancy, voter(tenant, "user 5"))).toBe(0);
  });
  expect((await upstashDump()).includes(canary)).toBe(false);
});

test("the model answers without rules, and says so, while Redis fails; changing them is a 503", async () => {
  const tenant = await ColdTenant.founded();
  await put(tenant, "Be brief.");
  await lost(tenant);
  await switchUpstash({ redis: { down: "refuse" } });
  const known = await runInDurableObject(tenant.rulebook, async (rulebook) =>
    rulebook.read(tenant.tenancy, null).then(
      () => "known",
      () => "unknown",
    ),
  );
  expect(known).toBe("unknown");
  expect((await put(tenant, "Be kind.")).status).toBe(503);
  expect((await tenant.say("hi", "ada")).status).toBe(200);
  await upstashUp();
  await breakersRested();
  expect(await rules(tenant)).toMatchObject({ version: 1 });
}, 30_000);

test("an empty rulebook is remembered across a restart while Redis is down", async () => {
  const tenant = await ColdTenant.founded();
  expect(await rules(tenant)).toMatchObject({ version: 0 });
  await recordsCarried(tenant.rulebook);
  await switchUpstash({ redis: { down: "refuse" } });
  await restartRecords(tenant.rulebook);
  expect(await rules(tenant)).toMatchObject({ version: 0 });
  await upstashUp();
  await breakersRested();
}, 30_000);

test("rules that are set while Redis is down are in force, and pushed when it is back", async () => {
  const tenant = await ColdTenant.founded();
  await put(tenant, "Be brief.");
  await recordsCarried(tenant.rulebook);
  await switchUpstash({ redis: { down: "refuse" } });
  expect((await put(tenant, "Be kind.")).status).toBe(200);
  expect(await rules(tenant)).toMatchObject({ version: 2 });
  await upstashUp();
  await breakersRested();
  await lost(tenant);
  expect(await rules(tenant)).toMatchObject({ version: 2, rules: [{ text: "Be kind." }] });
}, 30_000);

test("versions of two deployments are both kept in one order, and If-Match compares with the other's", async () => {
  const tenant = await ColdTenant.founded();
  await put(tenant, "Be brief.");
  await recordsCarried(tenant.rulebook);
  const there = new AnotherDeployment(place(tenant).tenancy);
  const theirs = (version: number, text: string) =>
    there.write("versions", [version], { version, at: Date.now(), rules: JSON.stringify([text]) });
  await theirs(2, "Be quick.");
  expect((await put(tenant, "Be kind.", { "if-match": '"1"' })).status).toBe(412);
  // A version that was made before the other deployment's was read.
  await runInDurableObject(tenant.rulebook, (_, { storage }) =>
    storage.sql.exec("INSERT INTO versions VALUES (3, ?, ?)", Date.now(), '["Be kind."]'),
  );
  await theirs(3, "Be loud.");
  await recordsCarried(tenant.rulebook);
  expect(await rules(tenant)).toMatchObject({ version: 4, rules: [{ text: "Be kind." }] });
  expect(await rules(tenant, "?version=3")).toMatchObject({ rules: [{ text: "Be loud." }] });
}, 30_000);

test("deleting a tenant leaves no byte of its name or rules in Redis, and fails while Redis is down", async () => {
  const canary = `canary-${crypto.randomUUID()}`;
  const tenant = await ColdTenant.founded(`${canary}-name`);
  await put(tenant, `Speak of ${canary}-rule.`);
  await admin(`${pathOf(tenant.made.tenant)}/provider-keys/default`, "PUT", { key: `sk-${canary}` });
  await tenant.say(`My name is ${canary}-said.`, "ada");
  await recordsCarried(tenant.object);
  await recordsCarried(tenant.rulebook);
  expect(await upstashDump()).toContain(`${canary}-name`);
  expect(await upstashDump()).toContain(`${canary}-rule`);
  await lost(tenant);
  await tenant.lost();
  await switchUpstash({ redis: { down: "refuse" } });
  expect((await admin(pathOf(tenant.made.tenant), "DELETE")).status).toBe(503);
  await upstashUp();
  await breakersRested();
  const erased = async (): Promise<number> => (await admin(pathOf(tenant.made.tenant), "DELETE")).status;
  await expect.poll(erased, { timeout: 15_000 }).toBe(200);
  expect((await upstashDump()).includes(canary)).toBe(false);
  for (const name of [place(tenant).tenancy]) expect(await coldRecords().count(name)).toBe(0);
  expect((await tenant.say("hi")).status).toBe(401);
  expect((await upstashDump()).includes(canary)).toBe(false);
}, 60_000);
