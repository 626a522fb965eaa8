import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* `/memory`: what is refused, and how it is said. */

interface Refusal {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
  };
}

async function refusal(response: Response): Promise<{ status: number; retry: string | null } & Refusal["error"]> {
  const { error } = await response.json<Refusal>();
  expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
  return { status: response.status, retry: response.headers.get("x-should-retry"), ...error };
}

const invalid = { status: 400, type: "invalid_request_error", code: "invalid_value", retry: "false" };

test.each<[string, unknown, string | null]>([
  ["no text", {}, "text"],
  ["a blank text", { text: " \n" }, "text"],
  ["a text that is none", { text: 7 }, "text"],
  ["a text that is too long", { text: "a".repeat(20_001) }, "text"],
  ["an unknown type", { text: "Likes tea", type: "poem" }, "type"],
  ["a pin that is a word", { text: "Likes tea", pinned: "yes" }, "pinned"],
  ["a time that is a date", { text: "Likes tea", expiresAt: "2999-01-01" }, "expiresAt"],
  ["a time that never was", { text: "Likes tea", expiresAt: "2999-13-01T00:00:00Z" }, "expiresAt"],
  ["metadata that is a list", { text: "Likes tea", metadata: [1] }, "metadata"],
  ["metadata that is too large", { text: "Likes tea", metadata: { a: "b".repeat(10_000) } }, "metadata"],
  ["a field that is misspelt", { text: "Likes tea", expires: null }, "expires"],
])("POST /memory with %s is a 400 that names the field", async (_, draft, param) => {
  const person = new Person();
  expect(await refusal(await person.memory("", "POST", draft))).toMatchObject({ ...invalid, param });
  expect(await person.memories()).toEqual([]);
});

test.each(["{", "[]", '"text"', ""])(
  "POST /memory with the body %j is a 400, because it is no JSON object",
  async (body) => {
    const refused = await refusal(await new Person().memory("", "POST", body));
    expect(refused).toMatchObject({ ...invalid, code: "invalid_json" });
  },
);

test.each([
  ["?limit=0", "limit"],
  ["?limit=201", "limit"],
  ["?limit=ten", "limit"],
  ["?cursor=exc_1", "cursor"],
  ["?type=poem", "type"],
  ["?status=old", "status"],
  ["?sort=asc", "sort"],
])("GET /memory%s is a 400 that names the parameter", async (query, param) => {
  expect(await refusal(await new Person().memory(query))).toMatchObject({ ...invalid, param });
});

test("an invalid PATCH changes nothing", async () => {
  const person = new Person();
  const { id } = await (await person.memory("", "POST", { text: "Likes tea" })).json<Memory>();
  const refused = await refusal(await person.memory(`/${id}`, "PATCH", { text: "Likes coffee", pinned: 1 }));
  expect(refused).toMatchObject({ ...invalid, param: "pinned" });
  expect((await person.memories()).map(({ text }) => text)).toEqual(["Likes tea"]);
});

test("another user's id is answered like an unknown one", async () => {
  const owner = new Person();
  const other = new Person(undefined, owner.tenant);
  const { id } = await (await owner.memory("", "POST", { text: "Likes tea" })).json<Memory>();
  const exchange = (await owner.say("My name is Zora.")).headers.get("throughline-exchange");
  const calls: [path: (id: string) => string, method: string, body?: unknown][] = [
    [(one) => `/${one}`, "GET"],
    [(one) => `/${one}`, "PATCH", { text: "Likes coffee" }],
    [(one) => `/${one}`, "PATCH", { pinned: true }],
    [(one) => `/${one}`, "DELETE"],
    [(one) => `/${one}/history`, "GET"],
    [(one) => `/${one}/restore`, "POST"],
  ];
  for (const [path, method, body] of calls) {
    const answers = await Promise.all(
      [id, "mem_00000000000000000000000000"].map(async (one) => refusal(await other.memory(path(one), method, body))),
    );
    expect(answers[0], method).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404, code: "not_found" });
  }
  const strange = [exchange, "exc_00000000000000000000000000"];
  const told = await Promise.all(strange.map(async (one) => refusal(await other.memory(`/exchanges/${one}`))));
  expect(told[0]).toEqual(told[1]);
  expect(told[0]?.status).toBe(404);
  expect((await owner.memory(`/${id}`)).status).toBe(200);
});

test.each([
  ["", "PUT", "GET, POST, DELETE"],
  ["/recall", "GET", "POST"],
  ["/exchanges/exc_1", "DELETE", "GET"],
  ["/mem_1", "POST", "GET, PATCH, DELETE"],
  ["/mem_1/history", "POST", "GET"],
  ["/mem_1/restore", "GET", "POST"],
])("/memory%s answers %s with 405 and says what it allows", async (path, method, allow) => {
  const response = await new Person().memory(path, method);
  expect(response.headers.get("allow")).toBe(allow);
  expect(await refusal(response)).toMatchObject({ status: 405, code: "method_not_allowed" });
});

test.each(["/mem_1/future", "/mem_1/history/all", "/exchanges/exc_1/more"])(
  "/memory%s does not exist: 404",
  async (path) => {
    expect(await refusal(await new Person().memory(path))).toMatchObject({ status: 404, code: "not_found" });
  },
);

test("/memory without a user is a 400", async () => {
  const response = await exports.default.fetch("http://throughline.test/memory", {
    headers: { authorization: "Bearer sk-test" },
  });
  expect(await refusal(response)).toMatchObject({ status: 400, code: "user_required", param: "Throughline-User" });
});

test.each(["sk-proj-Q7dZk2mXv9LbT4wYc8RfJ1nH", "4111 1111 1111 1111"])(
  "the secret %s is not kept, however it comes",
  async (secret) => {
    const person = new Person();
    await person.say(`I live in Oslo. My key is ${secret}, keep it.`, {
      script: { content: `I shall keep ${secret}.` },
    });
    await person.memory("", "POST", {
      text: `Opens with ${secret}`,
      metadata: { note: secret, all: [{ [secret]: 1 }] },
    });
    const [{ id } = { id: "" }] = (await person.memories()).filter(({ type }) => type === "semantic");
    await person.memory(`/${id}`, "PATCH", { text: `Closes with ${secret}` });
    await person.memory(`/${id}`, "PATCH", { metadata: { note: `or ${secret}` } });
    const kept = JSON.stringify(await person.memories());
    expect(kept).not.toContain(secret);
    expect(kept.match(/\[secret removed\]/g)?.length).toBeGreaterThan(4);
    await person.say("What do you know about me?");
    expect(await person.told()).not.toContain(secret);
  },
);
