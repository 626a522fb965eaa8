import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { ShownExchange, ShownRequest } from "../../src/api/exchanges.ts";
import { app } from "../../src/app.ts";
import type { RecallAnswer } from "../../src/ports/memory-store.ts";
import { type Message, Person } from "../support/person.ts";

/* GET /memory/exchanges/{id}: what was counted and measured, and the request as it was told. */

const idOf = (response: Response): string => response.headers.get("throughline-exchange") ?? "";

const explained = async (person: Person, response: Response): Promise<ShownExchange> =>
  (await person.memory(`/exchanges/${idOf(response)}`)).json();

const requestOf = async (person: Person, response: Response): Promise<ShownRequest> =>
  (await person.memory(`/exchanges/${idOf(response)}/request`)).json();

test.each([
  [
    "/v1/messages",
    { model: "m", max_tokens: 9, messages: [{ role: "user", content: "I keep two goats." }] },
    { input: 15, output: 5, promptCacheRead: 2, promptCacheWritten: 3 },
  ],
  [
    "/v1/responses",
    { model: "m", input: "I keep two goats." },
    { input: 10, output: 5, promptCacheRead: 4, reasoning: 0 },
  ],
  [
    "/v1/chat/completions",
    { model: "m", messages: [{ role: "user", content: "I keep two goats." }] },
    { input: 10, output: 5 },
  ],
])("an exchange over %s tells what the provider said of its prompt cache", async (path, body, usage) => {
  const person = new Person();
  for (const stream of [false, true]) {
    const response = await exports.default.fetch(`http://throughline.test${path}`, {
      method: "POST",
      headers: { ...person.headers, "cache-control": "no-store" },
      body: JSON.stringify({ ...body, stream, ...(stream && { stream_options: { include_usage: true } }) }),
    });
    await response.text();
    const shown = await explained(person, response);
    expect(shown.usage).toEqual(usage);
    // The usual endpoint is not written into every record.
    expect(shown.endpoint).toBe(path === "/v1/chat/completions" ? undefined : path);
  }
});

test("an exchange tells how long its stages took, and a hit of the cache asked no upstream", async () => {
  const person = new Person();
  const [asked, hit] = [
    await person.say("What is the capital of Peru?"),
    await person.say("What is the capital of Peru?"),
  ];
  const { timings = {} } = await explained(person, asked);
  expect(Object.keys(timings)).toEqual(expect.arrayContaining(["cache", "upstream"]));
  for (const { from, ms } of Object.values(timings)) expect(Math.min(from, ms)).toBeGreaterThanOrEqual(0);
  const cached = await explained(person, hit);
  expect(cached.cache.status).toBe("hit");
  expect(Object.keys(cached.timings ?? {})).not.toContain("upstream");
});

test("an exchange tells its money at the operator's prices, the provider's prompt cache at its own", async () => {
  const person = new Person();
  const priced = { ...env, PRICES: '{"m":{"input":100000,"output":1000000,"cachedInput":10000}}' };
  const send = async (request: Request): Promise<Response> => {
    const context = createExecutionContext();
    const response = await app.fetch(request, priced, context);
    const text = await response.text();
    await waitOnExecutionContext(context);
    return new Response(text, response);
  };
  const ask = (): Request =>
    new Request("http://throughline.test/v1/responses", {
      method: "POST",
      headers: person.headers,
      body: JSON.stringify({ model: "m", input: "What is the capital of Peru?" }),
    });
  const cost = async (response: Response): Promise<unknown> => {
    const request = new Request(`http://throughline.test/memory/exchanges/${idOf(response)}`, person);
    return (await (await send(request)).json<ShownExchange>()).cost;
  };
  // 6 new tokens and 4 cached ones, and 5 written: 0.6 + 0.04 + 5.
  expect(await cost(await send(ask()))).toEqual({ spent: 5.64, saved: 0, memory: 0 });
  expect(await cost(await send(ask()))).toMatchObject({ spent: 0, saved: 6 });
  expect((await explained(person, await send(ask()))).cost).toBeNull();
});

const user = (content: string): Message => ({ role: "user", content });

interface Sent {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

describe("GET /memory/exchanges/{id}/request", () => {
  const answer = { role: "assistant", content: "Noted." };
  test("shows the texts that the model was told, in its bytes and at their places", async () => {
    const person = new Person();
    await person.rules("PUT", { rules: [{ text: "Mention the weather." }] });
    await person.say("I keep two goats named Ilse and Kurt.");
    await person.say("My sister Greta plays the cello in Graz.");
    const opening = [{ role: "system", content: "You are brief." }, user("What should I cook tonight?")];
    const first = await person.say(opening, { script: { content: "Noted." } });
    const second = await person.say([...opening, answer, user("Which instrument does my sister play?")]);
    await person.say([
      ...opening,
      answer,
      user("Which instrument does my sister play?"),
      answer,
      user("I moved to Linz."),
    ]);
    const [, , sentFirst, sentSecond] = (await person.sent()).map(({ body }) => JSON.parse(body) as Sent);
    for (const [response, sent] of [
      [first, sentFirst],
      [second, sentSecond],
    ] as const) {
      const { rules, system, turns, gone } = await requestOf(person, response);
      expect(sent?.messages[0]?.content).toBe(["You are brief.", rules, system].filter(Boolean).join("\n\n"));
      const users = sent?.messages.filter(({ role }) => role === "user") ?? [];
      expect(turns.map(({ said }) => said)).toEqual(
        opening
          .slice(1)
          .concat(user("Which instrument does my sister play?"))
          .slice(0, users.length)
          .map(({ content }) => content),
      );
      for (const [i, { said, added }] of turns.entries())
        expect(users[i]?.content).toBe([said, added].filter(Boolean).join("\n\n"));
      expect(gone).toBe(0);
      if (response === second) expect(turns.at(-1)?.added).toContain("cello");
      expect(rules).toContain("Mention the weather.");
    }
  });

  test("shows the app's own blocks where they were told, and nowhere else", async () => {
    const person = new Person();
    await person.memory("/profile", "PUT", { blocks: [{ name: "Plan", text: "Pays by the month." }] });
    const told = await person.say("How do I pay?");
    const written = await person.say("I keep two goats.", { headers: { "throughline-memory": "write" } });
    expect((await requestOf(person, told)).system).toContain("Pays by the month.");
    expect(await requestOf(person, written)).toMatchObject({ system: "", turns: [{ said: "I keep two goats." }] });
  });

  test("counts what is gone, tells what was corrected in the words of then, and knows no other user's", async () => {
    const person = new Person();
    await person.say("I live in Graz. I keep two goats.");
    const asked = await person.say("Where do I live?");
    const before = await requestOf(person, asked);
    expect(before.system).toContain("I live in Graz");
    await person.say("I moved to Linz.");
    expect((await requestOf(person, asked)).system).toContain("I live in Graz");
    for (const { id, text } of await person.memories())
      if (text.includes("Graz")) await person.memory(`/${id}`, "DELETE");
    const after = await requestOf(person, asked);
    expect(after.gone).toBeGreaterThan(0);
    expect(JSON.stringify(after)).not.toContain("Graz");
    const other = new Person(undefined, person.tenant);
    expect((await other.memory(`/exchanges/${idOf(asked)}/request`)).status).toBe(404);
  });
});

test("a recalled memory tells the parts of its score, and feedback moves the one of its history", async () => {
  const person = new Person();
  await person.memory("", "POST", { text: "Ilse the goat gives two litres of milk a day." });
  await person.memory("", "POST", { text: "Always answer in German.", type: "procedural", pinned: true });
  const asked = await person.say("How many litres of milk does Ilse give?", {
    headers: { "throughline-memory": "read" },
  });
  const recalled = async () => {
    const answer = await person.memory("/recall", "POST", { query: "How many litres of milk does Ilse give?" });
    const { memories } = await answer.json<RecallAnswer>();
    return Object.fromEntries(memories.map(({ text, parts }) => [text, parts]));
  };
  const before = await recalled();
  expect(before["Always answer in German."]).toBeNull();
  const parts = before["Ilse the goat gives two litres of milk a day."];
  expect(parts).toMatchObject({ history: 1 });
  expect(parts?.words).toBeGreaterThan(0.5);
  await person.memory("/feedback", "POST", { exchange: idOf(asked), score: 1 });
  const after = (await recalled())["Ilse the goat gives two litres of milk a day."];
  expect(after?.history).toBeGreaterThan(1);
});
