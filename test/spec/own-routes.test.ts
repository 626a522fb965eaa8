import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* The proxy's own routes: what they do not know they refuse, and then nothing has been done. */

interface Refusal {
  readonly error: { readonly message: string; readonly param: string | null; readonly code: string };
}

async function remembering(): Promise<Person> {
  const person = new Person();
  await person.memory("", "POST", { text: "Likes tea" });
  await person.rules("PUT", { rules: [{ text: "Answer kindly." }] });
  return person;
}

const at = (person: Person, path: string, method: string, body?: string): Promise<Response> =>
  exports.default.fetch(`http://throughline.test${path}`, {
    method,
    headers: person.headers,
    ...(body !== undefined && { body }),
  });

async function expectRefused(person: Person, response: Response, param: string): Promise<void> {
  const { error } = await response.json<Refusal>();
  expect([response.status, error.param]).toEqual([400, param]);
  expect(error.message).toContain(param);
  expect((await person.memories()).map(({ text }) => text)).toEqual(["Likes tea"]);
}

test.each([
  ["?type=episodic", "type"],
  ["?limit=1", "limit"],
  ["?id=mem_1", "id"],
  ["?dryRun=true", "dryRun"],
  ["?query=tea", "query"],
  ["?__proto__=1", "__proto__"],
  ["?constructor", "constructor"],
  ["?=1", ""],
])("DELETE /memory%s is a 400 that names the parameter, and erases nothing", async (query, param) => {
  const person = await remembering();
  await expectRefused(person, await person.memory(query, "DELETE"), param);
});

test.each([
  ["DELETE", "/memory", { type: "episodic" }, "type"],
  ["DELETE", "/cache", { model: "m" }, "model"],
  ["POST", "/memory/receipts/verify?x=1", {}, "x"],
  ["POST", "/memory?pinned=true", { text: "Likes coffee" }, "pinned"],
  ["POST", "/memory/recall?limit=1", { query: "tea" }, "limit"],
  ["POST", "/memory/import?dryRun=true", {}, "dryRun"],
  ["GET", "/memory/export?type=semantic", undefined, "type"],
  ["PUT", "/memory/consent?user=ada", { fineTuning: true }, "user"],
  ["PUT", "/tenant/rules?version=1", { rules: [] }, "version"],
  ["GET", "/cache?model=m", undefined, "model"],
  ["DELETE", "/cache?modell=x", undefined, "modell"],
  ["GET", "/usage?from=2026-11-01", undefined, "from"],
  ["GET", "/healthz?verbose=1", undefined, "verbose"],
])("%s %s with a body of %j does nothing and names %5$s", async (method, path, body, param) => {
  const person = await remembering();
  const response = await at(person, path, method, body === undefined ? undefined : JSON.stringify(body));
  await expectRefused(person, response, param);
  expect(await (await person.rules()).json()).toMatchObject({ rules: [{ text: "Answer kindly." }] });
});

test.each([
  ["GET", "/memory?limit=1&limit=2", "limit"],
  ["GET", "/memory?status=all&status=active", "status"],
  ["GET", "/tenant/rules?version=1&version=1", "version"],
  ["DELETE", "/cache?model=a&model=b", "model"],
])("%s %s is a 400, because it repeats a parameter", async (method, path, param) => {
  const person = await remembering();
  await expectRefused(person, await at(person, path, method), param);
});

test("deleting or restoring one memory with an extra parameter or body changes nothing", async () => {
  const person = await remembering();
  const [{ id } = { id: "" }] = await person.memories();
  for (const [method, path, body] of [
    ["DELETE", `/memory/${id}?history=false`, undefined],
    ["DELETE", `/memory/${id}`, '{"history":false}'],
    ["POST", `/memory/${id}/restore`, '{"history":false}'],
    ["GET", `/memory/${id}/history?history=1`, undefined],
    ["PATCH", `/memory/${id}?history=1`, '{"text":"Likes coffee"}'],
  ] as const) {
    await expectRefused(person, await at(person, path, method, body), "history");
  }
});

test.each(["type=episodic", '["episodic"]', '"all"', "{"])(
  "DELETE /memory with the body %s is a 400, and erases nothing",
  async (body) => {
    const person = await remembering();
    expect((await at(person, "/memory", "DELETE", body)).status).toBe(400);
    expect(await person.memories()).toHaveLength(1);
  },
);

test.each([undefined, "", "{}"])("DELETE /memory with the body %j erases the user, as without a body", async (body) => {
  const person = await remembering();
  expect((await at(person, "/memory", "DELETE", body)).status).toBe(200);
  expect(await person.memories()).toEqual([]);
});

test("an unknown field of a past conversation is reported with its line, and the other lines are kept", async () => {
  const person = new Person();
  const messages = [{ role: "user", content: "My cat is called Moss." }];
  const lines = [
    { kind: "exchange", at: "2026-11-01T10:00:00Z", messages },
    { kind: "exchange", at: "2026-11-01T10:00:00Z", converstation: "c", messages },
    { kind: "memory", text: "Likes tea", pined: true },
  ];
  const body = lines.map((line) => JSON.stringify(line)).join("\n");
  const report = await (await at(person, "/memory/import", "POST", body)).json();
  expect(report).toMatchObject({
    imported: 1,
    failed: 2,
    errors: [
      { line: 2, param: "converstation" },
      { line: 3, param: "pined" },
    ],
  });
});
