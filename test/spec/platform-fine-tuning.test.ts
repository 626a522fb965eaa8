import { exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { admin, type MadeTenant, newTenant, pathOf } from "../support/platform.ts";

/* A file to train a model by: what went well, of those who let it be done, and nothing else. */

vi.setConfig({ testTimeout: 30_000 });

class User {
  private readonly made: MadeTenant;
  private readonly name: string;

  constructor(made: MadeTenant, name: string) {
    this.made = made;
    this.name = name;
  }

  call(path: string, method = "GET", body?: unknown, script?: object): Promise<Response> {
    return exports.default.fetch(`http://throughline.test${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${this.made.key}`,
        "throughline-user": this.name,
        ...(script && { "x-scripted": JSON.stringify(script) }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async consents(fineTuning = true): Promise<unknown> {
    return (await this.call("/memory/consent", "PUT", { fineTuning })).json();
  }

  async ask(content: string, answer: string, score: number | null = 1, before: object[] = []): Promise<string> {
    const body = { model: "gpt-test", messages: [...before, { role: "user", content }] };
    const response = await this.call("/v1/chat/completions", "POST", body, { content: answer });
    await response.text();
    const exchange = response.headers.get("throughline-exchange") ?? "";
    if (score !== null) expect((await this.call("/memory/feedback", "POST", { exchange, score })).status).toBe(200);
    return exchange;
  }

  async forget(text: string): Promise<void> {
    const { data } = await (await this.call("/memory?limit=200")).json<{ data: { id: string; text: string }[] }>();
    const found = data.find((memory) => memory.text.includes(text));
    expect((await this.call(`/memory/${found?.id}`, "DELETE")).status).toBe(204);
  }
}

async function file(tenant: string, query = ""): Promise<string[]> {
  const response = await admin(`${pathOf(tenant)}/fine-tuning${query}`);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-ndjson; charset=utf-8"]);
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const { messages, ...more } = JSON.parse(line) as { messages: { role: string; content: string }[] };
    expect([messages.map(({ role }) => role), more]).toEqual([["user", "assistant"], {}]);
    return messages.map(({ content }) => content).join(" → ");
  });
}

test("the fine-tuning export contains well-rated exchanges of all consenting users, of this tenant alone", async () => {
  const [made, other] = [await newTenant(), await newTenant()];
  const users = Array.from({ length: 25 }, (_, n) => new User(made, `user-${n}`));
  await Promise.all(
    users.map(async (user, n) => {
      await user.consents();
      await user.ask(`How tall is tower number ${n}?`, `It is ${n} m tall.`);
    }),
  );
  const stranger = new User(other, "user-0");
  await stranger.consents();
  await stranger.ask("How deep is the lake?", "Very deep.");
  const silent = new User(made, "silent");
  await silent.ask("How wide is the river?", "Very wide.");
  const lines = await file(made.tenant);
  expect(lines.toSorted()).toEqual(
    users.map((_, n) => `How tall is tower number ${n}? → It is ${n} m tall.`).toSorted(),
  );
  expect(await file(other.tenant)).toEqual(["How deep is the lake? → Very deep."]);
});

test("the fine-tuning export omits badly rated, unrated, deleted and superseded exchanges", async () => {
  const made = await newTenant();
  const ada = new User(made, "ada");
  await ada.consents();
  await ada.ask("How do I proof bread?", "In a warm place.", 0.5);
  await ada.ask("How do I bake rolls?", "No idea.", 0.4);
  await ada.ask("How do I bake a cake?", "Badly.", -1);
  await ada.ask("How do I bake pretzels?", "With lye.", null);
  await ada.ask("My oven is called Bertha.", "Hello, Bertha.");
  await ada.ask("I live in Oslo.", "Oslo is lovely.");
  expect(await file(made.tenant)).toHaveLength(3);
  await ada.forget("My oven");
  await ada.ask("I live in Bergen now.", "Noted.", null);
  expect(await file(made.tenant)).toEqual(["How do I proof bread? → In a warm place."]);
});

test("a verdict in words makes no training example", async () => {
  const made = await newTenant();
  const ada = new User(made, "ada");
  await ada.consents();
  const [question, answer] = ["How do I proof bread?", "In a warm place."];
  const exchange = await ada.ask(question, answer, null);
  const before = [
    { role: "user", content: question },
    { role: "assistant", content: answer },
  ];
  await ada.ask("That's right, thanks!", "Good.", null, before);
  const { feedback } = await (await ada.call(`/memory/exchanges/${exchange}`)).json<{ feedback: number }>();
  expect(feedback).toBeGreaterThan(0);
  expect(await file(made.tenant)).toEqual([]);
});

test("the fine-tuning export contains no secret and no memory block; on request no answer with a block", async () => {
  const made = await newTenant();
  const ada = new User(made, "ada");
  const key = `sk-proj-${"a1B2c3D4e5F6g7H8i9J0".repeat(2)}`;
  await ada.consents();
  await ada.ask(`How do I use ${key} with curl?`, `Send ${key} as a header.`);
  const note = await ada.call("/memory", "POST", { text: "Ada keeps bees.", pinned: true });
  await ada.ask("How do I winter bees?", "With sugar.");
  const lines = await file(made.tenant);
  expect(lines).toHaveLength(2);
  expect(lines.join("\n")).not.toContain(key);
  expect(lines.join("\n")).not.toContain("Ada keeps");
  expect(await file(made.tenant, "?told=nothing")).toHaveLength(1);
  expect((await admin(`${pathOf(made.tenant)}/fine-tuning?told=all`)).status).toBe(400);
  const { id } = await note.json<{ id: string }>();
  await ada.call(`/memory/${id}`, "PATCH", { text: "Ada keeps wasps." });
  expect((await file(made.tenant)).join("\n")).not.toContain("How do I winter bees?");
});

test("consent to fine-tuning is off by default, can be withdrawn, and is erased with the user", async () => {
  const made = await newTenant();
  const ada = new User(made, "ada");
  expect(await (await ada.call("/memory/consent")).json()).toEqual({ fineTuning: false });
  expect(await ada.consents()).toEqual({ fineTuning: true });
  await ada.ask("How do I proof bread?", "In a warm place.");
  expect(await file(made.tenant)).toHaveLength(1);
  await ada.consents(false);
  expect(await file(made.tenant)).toEqual([]);
  await ada.consents();
  expect((await ada.call("/memory", "DELETE")).status).toBe(200);
  expect(await (await ada.call("/memory/consent")).json()).toEqual({ fineTuning: false });
  await ada.ask("How do I bake rolls?", "With yeast.");
  expect(await file(made.tenant)).toEqual([]);
  expect((await ada.call("/memory/consent", "PUT", { fineTuning: "yes" })).status).toBe(400);
  expect((await ada.call("/memory/consent", "POST", {})).status).toBe(405);
});

test("the fine-tuning export needs the ADMIN_KEY, is in the audit log, and is a 404 for an unknown tenant", async () => {
  const made = await newTenant();
  const path = `${pathOf(made.tenant)}/fine-tuning`;
  expect((await admin(path, "GET", undefined, { authorization: `Bearer ${made.key}` })).status).toBe(401);
  expect((await admin(`${pathOf("nobody")}/fine-tuning`)).status).toBe(404);
  await file(made.tenant);
  const { data } = await (await admin(`${pathOf(made.tenant)}/audit`)).json<{ data: { action: string }[] }>();
  expect(data.map(({ action }) => action)).toContain("fine_tuning.exported");
});
