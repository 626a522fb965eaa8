import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { AREAS } from "../../src/api/areas.ts";
import { Person } from "../support/person.ts";
import { type OwnOperation, operationsOf, refusedQuery, unknownName } from "../support/random-requests.ts";
import { numbersFrom } from "../support/random.ts";

/* Every route of our own, a future one too: what it has not declared, it refuses. */

const TRIES = 12;
const SEED = 12;

/** The admin API answers in platform mode alone. */
const areas = await Promise.all(
  Object.entries(AREAS).flatMap(([path, load]) => (path.startsWith("/admin") ? [] : [Promise.resolve(load())])),
);
const operations = areas.flatMap(operationsOf).map((one) => [`${one.method} /${one.path}`, one] as const);

/** Parameters and fields that the operation accepts. */
const BODIES: Readonly<Record<string, object>> = {
  "POST memory": { text: "Likes coffee" },
  "POST memory/recall": { query: "tea" },
  "PUT memory/consent": { fineTuning: true },
  "PATCH memory/{}": { text: "Likes coffee" },
  "POST tenant/rules/declined": { id: "made up" },
  "PUT tenant/rules": { rules: [{ text: "Answer rudely." }] },
};

async function stateOf(person: Person): Promise<unknown> {
  const kept = await Promise.all([person.memory("/export"), person.memory("/consent"), person.rules()]);
  return Promise.all(kept.map((response) => response.text()));
}

async function living(): Promise<{
  person: Person;
  call: (operation: OwnOperation, query: string, body?: object) => Promise<Response>;
}> {
  const person = new Person();
  await person.memory("", "POST", { text: "Likes tea" });
  await person.rules("PUT", { rules: [{ text: "Answer kindly." }] });
  const [{ id } = { id: "" }] = await person.memories();
  const call = ({ method, path }: OwnOperation, query: string, body?: object): Promise<Response> =>
    exports.default.fetch(`http://throughline.test/${path.replace("{}", id)}${query}`, {
      method,
      headers: person.headers,
      ...(body && { body: JSON.stringify(body) }),
    });
  return { person, call };
}

test.each(operations)("%s with a parameter that it does not take is a 400, and nothing changes", async (name, one) => {
  const next = numbersFrom(SEED + name.length);
  const { person, call } = await living();
  const before = await stateOf(person);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { query, param } = refusedQuery(next, one.parameters);
    const body = one.method === "GET" ? undefined : BODIES[`${one.method} ${one.path}`];
    const response = await call(one, query, body);
    expect([response.status, await response.json()], query).toMatchObject([400, { error: { param } }]);
  }
  expect(await stateOf(person)).toEqual(before);
});

test.each(operations.filter(([, { method, fields }]) => method !== "GET" && fields))(
  "%s with a field that it does not take is a 400, and nothing changes",
  async (name, one) => {
    const next = numbersFrom(SEED + name.length);
    const { person, call } = await living();
    const before = await stateOf(person);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const field = unknownName(next, one.fields ?? []);
      const body = Object.fromEntries([...Object.entries(BODIES[`${one.method} ${one.path}`] ?? {}), [field, null]]);
      const response = await call(one, "", body);
      expect([response.status, field]).toEqual([400, field]);
    }
    expect(await stateOf(person)).toEqual(before);
  },
);
