import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { asScope, asTenancy, vaultName } from "../../src/scope.ts";
import { admin, type MadeTenant, newTenant, pathOf } from "../support/platform.ts";
import { tidyVault } from "../support/tidy.ts";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import type { MemoryRow } from "../../src/vault/rows.ts";

/* The retention policy of a tenant, for each of its users. */

vi.setConfig({ testTimeout: 30_000 });

async function tenantKeeping(keeping: object): Promise<MadeTenant> {
  const made = await newTenant();
  const response = await admin(pathOf(made.tenant), "PATCH", { policy: { keeping } });
  if (response.status !== 200) throw new Error(await response.text());
  return made;
}

const ada = ({ key }: MadeTenant, path: string, method = "GET", body?: string): Promise<Response> =>
  exports.default.fetch(`http://throughline.test${path}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${key}`, "throughline-user": "ada" },
    ...(body !== undefined && { body }),
  });

const say = async (made: MadeTenant, content: string): Promise<void> => {
  const body = JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] });
  await (await ada(made, "/v1/chat/completions", "POST", body)).text();
};

const texts = async (made: MadeTenant, type = ""): Promise<string[]> => {
  const { data } = await (await ada(made, `/memory?status=all&limit=200${type}`)).json<{ data: { text: string }[] }>();
  return data.map(({ text }) => text);
};

const vaultOf = ({ key, tenant }: MadeTenant) => {
  const tenancy = asTenancy(key.split("_")[1] ?? "", tenant);
  return env.VAULT.get(env.VAULT.idFromName(vaultName(asScope(tenancy, "ada"))));
};

const past = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const exchange = (at: string, said: string): string =>
  JSON.stringify({
    kind: "exchange",
    conversation: said,
    at,
    messages: [
      { role: "user", content: said },
      { role: "assistant", content: "I see." },
    ],
  });

test("memories older than the retention are deleted with their bytes, except pinned and repeated ones", async () => {
  const made = await tenantKeeping({ retentionDays: 30 });
  const lines = [
    exchange(past(100), "My dog is called Rex-canary."),
    exchange(past(90), "I live in Oslo."),
    exchange(past(5), "My cat is called Tom."),
    JSON.stringify({ kind: "memory", text: "Customer number 4711", createdAt: past(200), pinned: true }),
    JSON.stringify({ kind: "memory", text: "An old note", createdAt: past(31) }),
    JSON.stringify({ kind: "memory", text: "A new note", createdAt: past(29) }),
  ];
  const imported = await ada(made, "/memory/import", "POST", lines.join("\n"));
  expect(await imported.json()).toMatchObject({ imported: 6, failed: 0 });
  await say(made, "I live in Oslo.");
  await tidyVault(vaultOf(made));
  const kept = (await texts(made)).join("\n");
  for (const gone of ["Rex-canary", "An old note"]) expect(kept).not.toContain(gone);
  for (const stays of ["Tom", "4711", "A new note", "I live in Oslo"]) expect(kept).toContain(stays);
  expect(await texts(made, "&type=semantic")).toContain("I live in Oslo");
  const { unscrubbed, rows } = await runInDurableObject(vaultOf(made), (_, { storage }) => ({
    unscrubbed: storage.sql.exec("SELECT unscrubbed FROM vault").one()["unscrubbed"],
    rows: storage.sql.exec("SELECT 1 FROM sayings WHERE text LIKE '%canary%'").toArray().length,
  }));
  expect([unscrubbed, rows]).toEqual([0, 0]);
  expect(await (await ada(made, "/memory/import", "POST", lines[0])).json()).toMatchObject({ imported: 0 });
});

test("above the limit the oldest rounds are evicted, useful ones last, but no statement or pinned memory", async () => {
  const made = await tenantKeeping({ memories: 100 });
  const old = Array.from({ length: 120 }, (_, n) =>
    exchange(past(120 - n), `Tell me about lighthouse number ${n + 1000}?`),
  );
  await ada(made, "/memory/import", "POST", [...old, exchange(past(300), "My dog is called Rex.")].join("\n"));
  await say(made, "Tell me about the harbour, please?");
  const before = await texts(made);
  expect(before.length).toBeGreaterThan(120);
  await runInDurableObject(vaultOf(made), (_, { storage }) => {
    const rounds = unpackingSql(storage.sql).exec<MemoryRow>("SELECT id, words FROM memories").toArray();
    const useful = rounds.find(({ user_text }) => user_text?.includes("1003"));
    storage.sql.exec("UPDATE memories SET worth = 1 WHERE id = ?", useful?.id);
  });
  await tidyVault(vaultOf(made));
  const kept = (await texts(made)).join("\n");
  expect((await texts(made)).length).toBeLessThanOrEqual(100);
  expect((await texts(made)).length).toBeGreaterThan(90);
  for (const gone of ["number 1000?", "number 1001?", "number 1002?", "number 1004?"]) expect(kept).not.toContain(gone);
  for (const stays of ["number 1003?", "number 1119?", "harbour", "Rex"]) expect(kept).toContain(stays);
});

test.each([
  [{ retentionDays: 0 }, "policy.keeping.retentionDays"],
  [{ retentionDays: 1.5 }, "policy.keeping.retentionDays"],
  [{ memories: "many" }, "policy.keeping.memories"],
  [{ days: 3 }, "policy.keeping.days"],
])("a retention policy of %j is a 400 that names the field", async (keeping, param) => {
  const made = await newTenant();
  const response = await admin(pathOf(made.tenant), "PATCH", { policy: { keeping } });
  expect([response.status, await response.json()]).toMatchObject([400, { error: { param } }]);
});
