import { env, exports } from "cloudflare:workers";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { asTenancy } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import { admin, type MadeTenant, newPlatformKey, newTenant, pathOf } from "../support/platform.ts";

/* Access to the rules of a tenant in platform mode. */

const rules = (key: string, method = "GET", headers: Record<string, string> = {}, text = "Answer formally.") =>
  exports.default.fetch("http://throughline.test/tenant/rules", {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${key}`, ...headers },
    ...(method === "PUT" && { body: JSON.stringify({ rules: [{ text }] }) }),
  });

const says = (key: string, user: string): Promise<Response> =>
  exports.default.fetch("http://throughline.test/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}`, "throughline-user": user },
    body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Always put the summary first." }] }),
  });

interface Proposed {
  readonly id: string;
  readonly text: string;
  readonly users: number;
}

const proposed = async (key: string) => (await (await rules(key)).json<{ proposals: Proposed[] }>()).proposals;
const proposals = async (key: string) => (await proposed(key)).map(({ text, users }) => ({ text, users }));

const tokenOf = ({ tenant, jwtSecret }: Pick<MadeTenant, "tenant" | "jwtSecret">): Promise<string> =>
  new SignJWT({ tenant })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("ada")
    .setExpirationTime("5m")
    .sign(new TextEncoder().encode(jwtSecret));

test("tenant keys and platform keys change the rules, and the audit log names the key", async () => {
  const made = await newTenant();
  const platform = await newPlatformKey();
  expect((await rules(made.key, "PUT")).status).toBe(200);
  const named = { "throughline-tenant": made.tenant };
  expect((await rules(platform.key, "PUT", named, "Rhyme.")).status).toBe(200);
  await rules(made.key, "PUT", {}, "Rhyme.");
  expect(await (await rules(platform.key, "GET", named)).json()).toMatchObject({ version: 2 });
  const { data } = await (await admin(`${pathOf(made.tenant)}/audit`)).json<{ data: object[] }>();
  const changes = data.filter((entry) => (entry as { action: string }).action === "rules.changed");
  expect(changes).toMatchObject([
    { actor: made.id, subject: "1" },
    { actor: platform.id, subject: "2" },
  ]);
});

test("a user's token reads the rules and cannot change them", async () => {
  const made = await newTenant();
  const token = await tokenOf(made);
  const refused = await rules(token, "PUT");
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: "not_allowed" } }]);
  expect(await (await rules(token)).json()).toMatchObject({ version: 0, rules: [] });
});

test("rules cannot be read without a key, and another tenant's key reads its own", async () => {
  const [made, other] = [await newTenant(), await newTenant()];
  await rules(made.key, "PUT");
  expect((await rules("nobody", "GET")).status).toBe(401);
  expect((await rules("nobody", "PUT")).status).toBe(401);
  expect(await (await rules(other.key)).json()).toMatchObject({ version: 0 });
});

test(
  "a wish that five users of a tenant put in own words is proposed to that tenant",
  { timeout: 30_000 },
  async () => {
    const [made, other] = [await newTenant(), await newTenant()];
    for (const user of ["ada", "bo", "cy", "di", "ed"]) await (await says(made.key, user)).text();
    for (const user of ["ada", "bo", "cy", "di"]) await (await says(other.key, user)).text();
    await expect
      .poll(() => proposals(made.key), { timeout: 20_000 })
      .toEqual([{ text: "Put the summary first.", users: 5 }]);
    expect(await proposals(other.key)).toEqual([]);
    const [{ id } = { id: "" }] = await proposed(made.key);
    const decline = (key: string, method = "POST", path = "") =>
      exports.default.fetch(`http://throughline.test/tenant/rules/declined${path}`, {
        method,
        headers: { authorization: `Bearer ${key}` },
        ...(method === "POST" && { body: JSON.stringify({ id }) }),
      });
    const token = await tokenOf(made);
    const asked = await Promise.all([decline(other.key), decline(token), decline(token, "DELETE", `/${id}`)]);
    expect(asked.map(({ status }) => status)).toEqual([404, 403, 403]);
    expect((await decline(made.key)).status).toBe(201);
    expect(await proposals(made.key)).toEqual([]);
    expect((await decline(made.key, "DELETE", `/${id}`)).status).toBe(204);
    expect(await proposals(made.key)).toHaveLength(1);
    const { data } = await (await admin(`${pathOf(made.tenant)}/audit`)).json<{ data: object[] }>();
    for (const action of ["proposal.declined", "proposal.reopened"])
      expect(data).toContainEqual(expect.objectContaining({ actor: made.id, action, subject: id }));
  },
);

test("rules are deleted with the tenant", async () => {
  const made = await newTenant();
  await rules(made.key, "PUT");
  const receipt = await admin(pathOf(made.tenant), "DELETE");
  expect(await receipt.json()).toMatchObject({ erased: true, removed: { rule_versions: 1 } });
  const tenancy = asTenancy(made.key.split("_")[1] ?? "", made.tenant);
  const { rules: store } = wire(env);
  // Awaited at once: what an RPC gives is more than a promise, and looking at it asks again.
  const tooLate = async (): Promise<unknown> => store.replace(tenancy, ["Too late."], null, Date.now());
  await expect(tooLate()).rejects.toThrow("is deleted");
  expect(await store.read(tenancy, null)).toMatchObject({ version: 0 });
});
