import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* `kind` and `confidence` of a memory, and the types by which other products name the same things. */

async function added(person: Person, draft: Record<string, unknown>): Promise<Memory> {
  const response = await person.memory("", "POST", draft);
  expect(response.status).toBe(201);
  return response.json();
}

const patched = async (person: Person, id: string, patch: Record<string, unknown>): Promise<Memory> =>
  (await person.memory(`/${id}`, "PATCH", patch)).json();

const listed = async (person: Person, query = ""): Promise<Memory[]> =>
  (await (await person.memory(query)).json<{ data: Memory[] }>()).data;

describe("the kind of a memory", () => {
  test("follows from what the user said, and a round has none", async () => {
    const person = new Person();
    await person.say("My name is Ada. I live in Oslo. I am allergic to nuts. Always answer in French.");
    const told = (await listed(person)).map(({ text, kind }) => [text.slice(0, 18), kind]);
    expect(Object.fromEntries(told)).toEqual({
      "Always answer in F": "instruction",
      "I am allergic to n": "health",
      "I live in Oslo": "home",
      "My name is Ada": "identity",
      "user: My name is A": null,
    });
    const confidences = (await listed(person)).map(({ type, confidence }) => [type, confidence] as const);
    for (const [type, confidence] of confidences) expect(confidence).toBe(type === "episodic" ? 1 : 0.9);
  });

  test("is taken from whoever adds it, shown by list, recall and history, and changed in place", async () => {
    const person = new Person();
    const { id, kind, confidence } = await added(person, { text: "Rents a flat on Canal Street", kind: "home" });
    expect({ kind, confidence }).toEqual({ kind: "home", confidence: 1 });
    expect(await listed(person)).toMatchObject([{ id, kind: "home" }]);
    const recalled = await person.memory("/recall", "POST", { query: "Where is my flat?" });
    expect((await recalled.json<{ memories: Memory[] }>()).memories).toMatchObject([{ id, kind: "home" }]);
    expect(await patched(person, id, { kind: "possession" })).toMatchObject({ id, kind: "possession" });
    expect(await listed(person, `/${id}/history`)).toMatchObject([{ kind: "possession", confidence: 1 }]);
  });

  test("goes on with a corrected text, comes back with a restored one, and stays with what is said in its place", async () => {
    const person = new Person();
    const old = await added(person, { text: "Runs on Sundays", kind: "plan" });
    const next = await patched(person, old.id, { text: "Runs on Mondays" });
    expect(next).toMatchObject({ kind: "plan", supersedes: old.id });
    await patched(person, next.id, { kind: "health" });
    expect(await (await person.memory(`/${old.id}/restore`, "POST")).json()).toMatchObject({ kind: "plan" });

    await person.say("I live in Oslo.");
    const [home] = (await listed(person)).filter(({ text }) => text === "I live in Oslo");
    await patched(person, home?.id ?? "", { kind: "state" });
    await person.say("I moved to Bergen.");
    expect((await listed(person)).find(({ text }) => text === "I moved to Bergen")?.kind).toBe("state");
  });

  test("follows from the type again when the type changes or the kind is null", async () => {
    const person = new Person();
    const { id } = await added(person, { text: "Speak plainly", kind: "work" });
    expect(await patched(person, id, { type: "procedural" })).toMatchObject({ kind: "instruction" });
    expect(await patched(person, id, { type: "semantic", kind: "food" })).toMatchObject({ kind: "food" });
    expect(await patched(person, id, { pinned: true })).toMatchObject({ kind: "food" });
    expect(await patched(person, id, { kind: null })).toMatchObject({ kind: "other" });
  });

  test("narrows a list", async () => {
    const person = new Person();
    await person.say("My name is Ada. I live in Oslo. I prefer tea over coffee.");
    expect((await listed(person, "?kind=home")).map(({ text }) => text)).toEqual(["I live in Oslo"]);
    const preferences = (await listed(person, "?type=preference")).map(({ text }) => text);
    expect(preferences).toEqual(["I prefer tea over coffee"]);
    expect(await listed(person, "?kind=home&type=procedural")).toEqual([]);
  });

  test.each(["mood", "Home", "", 7, ["home"]])("is refused if it is %j, and the field is named", async (kind) => {
    const response = await new Person().memory("", "POST", { text: "A", kind });
    expect(response.status).toBe(400);
    const { error } = await response.json<{ error: { param: string; message: string } }>();
    expect(error).toMatchObject({ param: "kind", code: "invalid_value" });
  });

  test("comes without its confidence, which nobody sets by hand", async () => {
    expect((await new Person().memory("", "POST", { text: "A", confidence: 0.5 })).status).toBe(400);
  });
});

describe("the type of another product", () => {
  test.each([
    ["fact", "semantic", "other"],
    ["note", "semantic", "other"],
    ["preference", "semantic", "preference"],
    ["context", "semantic", "state"],
    ["profile", "semantic", "identity"],
    ["event", "semantic", "event"],
    ["plan", "semantic", "plan"],
    ["episode", "episodic", "event"],
    ["instruction", "procedural", "instruction"],
  ])("%s becomes %s, of the kind %s", async (given, type, kind) => {
    const person = new Person();
    const { id, ...memory } = await added(person, { text: "The bakery closes at noon", type: given });
    expect(memory).toMatchObject({ type, kind });
    await patched(person, id, { type: "semantic", kind: "other" });
    expect(await patched(person, id, { type: given })).toMatchObject({ id, type, kind });
    const line = JSON.stringify({ kind: "memory", text: "The bakery opens at six", type: given });
    expect(await (await person.memory("/import", "POST", line)).json()).toMatchObject({ imported: 1 });
    expect((await listed(person))[0]).toMatchObject({ type, kind });
  });

  test("gives way to a kind that is named beside it", async () => {
    expect(await added(new Person(), { text: "Likes rye", type: "preference", kind: "food" })).toMatchObject({
      type: "semantic",
      kind: "food",
    });
  });

  test("is understood in a recall", async () => {
    const person = new Person();
    await added(person, { text: "The bakery closes at noon" });
    const ask = (types: string[]) => person.memory("/recall", "POST", { query: "When does the bakery close?", types });
    expect((await (await ask(["fact"])).json<{ memories: Memory[] }>()).memories).toHaveLength(1);
    expect((await (await ask(["instruction"])).json<{ memories: Memory[] }>()).memories).toHaveLength(0);
    expect((await ask(["poem"])).status).toBe(400);
  });

  test.each(["memory", "Semantic", "constructor", "toString", ""])("is refused if it is %j", async (type) => {
    const response = await new Person().memory("", "POST", { text: "A", type });
    expect(response.status).toBe(400);
    expect((await response.json<{ error: { param: string } }>()).error.param).toBe("type");
  });
});
