import { expect, test } from "vitest";
import { AREAS } from "../../src/api/areas.ts";
import { admin, newTenant } from "../support/platform.ts";
import { operationsOf, refusedQuery, unknownName } from "../support/random-requests.ts";
import { numbersFrom } from "../support/random.ts";

/* The admin API takes what it has declared, and nothing else. */

const TRIES = 8;
const SEED = 12;

const load = AREAS["/admin/*"];
const operations = load ? operationsOf(await load()).map((one) => [`${one.method} /${one.path}`, one] as const) : [];

async function living() {
  const { tenant, id } = await newTenant();
  const idOf = (path: string): string => (path.startsWith("admin/keys") ? id : encodeURIComponent(tenant));
  const at = (path: string): string => path.replace("{}", idOf(path)).replace("{}", "second").replace("admin", "");
  const stateOf = async (): Promise<unknown> => {
    const asked = ["", "/keys", "/audit"].map((what) => admin(`/tenants/${encodeURIComponent(tenant)}${what}`));
    const listed = await Promise.all((await Promise.all(asked)).map((response) => response.json()));
    const { data } = await (await admin("/keys")).json<{ data: { id: string }[] }>();
    // Over Upstash, the files that run beside this one make platform keys in the same deployment.
    return [...listed, data.filter((key) => key.id === id)];
  };
  return { at, stateOf };
}

test.each(operations)("%s with an unknown parameter is a 400 and changes nothing", async (name, one) => {
  const next = numbersFrom(SEED + name.length);
  const { at, stateOf } = await living();
  const before = await stateOf();
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { query, param } = refusedQuery(next, one.parameters);
    const response = await admin(at(one.path) + query, one.method);
    expect([response.status, await response.json()], query).toMatchObject([400, { error: { param } }]);
  }
  expect(await stateOf()).toEqual(before);
});

test.each(operations.filter(([, { method }]) => method !== "GET"))(
  "%s with an unknown field is a 400 and changes nothing",
  async (name, one) => {
    const next = numbersFrom(SEED + name.length);
    const { at, stateOf } = await living();
    const before = await stateOf();
    for (let tried = 0; tried < TRIES; tried += 1) {
      const field = unknownName(next, one.fields ?? []);
      const response = await admin(at(one.path), one.method, Object.fromEntries([[field, null]]));
      expect([response.status, field]).toEqual([400, field]);
    }
    expect(await stateOf()).toEqual(before);
  },
);

test("every path of the admin API without the key is a 401, an unknown path too", async () => {
  for (const path of ["/tenants", "/tenants?x=1", "/nothing"]) {
    expect((await admin(path, "GET", undefined, {})).status).toBe(401);
  }
});
