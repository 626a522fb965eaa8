import { describe, expect, test, vi } from "vitest";
import { estimateTokens } from "../../src/text/token-estimate.ts";
import { Person } from "../support/person.ts";

/* The cost of memory: MEMORY_BUDGET_TOKENS in a chat, and `tokenBudget` in a recall. */

vi.setConfig({ testTimeout: 30_000 }); // Dozens of turns.

const DEFAULT_BUDGET = 700;

interface Recalled {
  readonly memories: { readonly text: string; readonly type: string }[];
  readonly block: string;
}

const recall = async (person: Person, asked: object): Promise<Recalled> =>
  (await person.memory("/recall", "POST", { query: "What about the harbour?", ...asked })).json();

/** Returns the last system message that the upstream received. */
async function system(person: Person): Promise<string> {
  const { messages } = JSON.parse(await person.told()) as { messages: { role: string; content: string }[] };
  return messages.find(({ role }) => role === "system")?.content ?? "";
}

/** Returns a user who said long things about the harbour, each in a conversation of its own. */
async function talkative(): Promise<Person> {
  const person = new Person();
  const content = `The harbour has much to see. ${"Boats, cranes, gulls and a tall red lighthouse. ".repeat(12)}`;
  for (let n = 0; n < 8; n++) {
    const said = `My walk number ${n} at the harbour: ${`we saw ship ${n} and ate fish ${n} in the rain. `.repeat(12)}`;
    await person.say(said, { script: { content: `${content} ${n}` } });
  }
  return person;
}

describe("tokenBudget of a recall", () => {
  test("bounds the whole block with its preamble, and a larger one tells more", async () => {
    const person = await talkative();
    await person.memory("", "POST", { text: `Pinned: the harbour office is ${"far ".repeat(90)}away`, pinned: true });
    await person.memory("", "POST", { text: "Always name the harbour master", type: "procedural" });
    let before = 0;
    for (const tokenBudget of [1, 40, 80, 100, 150, 200, 400, 700, 1_000, 2_000, 100_000]) {
      const { block, memories } = await recall(person, { tokenBudget, limit: 50 });
      const tokens = estimateTokens(block);
      expect(tokens, `of ${tokenBudget}`).toBeLessThanOrEqual(tokenBudget);
      expect(memories.length > 0, `of ${tokenBudget}`).toBe(block !== "");
      expect(tokens).toBeGreaterThanOrEqual(before);
      before = tokens;
    }
    expect(before).toBeGreaterThan(1_200);
  });

  test("gives an empty block for 0", async () => {
    const person = new Person();
    await person.memory("", "POST", { text: "Keeps a boat at the harbour", pinned: true });
    const response = await person.memory("/recall", "POST", { query: "Where is my boat?", tokenBudget: 0 });
    expect([response.status, await response.json()]).toEqual([200, { memories: [], block: "" }]);
  });

  test.each([
    ["tokenBudget", -1],
    ["tokenBudget", 1.5],
    ["tokenBudget", 100_001],
    ["tokenBudget", 1e300],
    ["tokenBudget", "100"],
    ["tokenBudget", null],
    ["limit", 0],
    ["limit", -3],
    ["limit", 51],
    ["limit", 2.5],
    ["limit", "5"],
    ["types", "semantic"],
    ["types", []],
    ["types", ["nonsense"]],
    ["conversation", ""],
    ["conversation", 7],
    ["asOf", "yesterday"],
  ])("names the field that it refuses: %s %j", async (field, value) => {
    const response = await new Person().memory("/recall", "POST", { query: "Where is my boat?", [field]: value });
    const { error } = await response.json<{ error: { param: string; type: string } }>();
    expect([response.status, error.param.split(".")[0]]).toEqual([400, field]);
  });
});

test("types chooses the recalled memories, pinned ones included", async () => {
  const person = new Person();
  await person.memory("", "POST", { text: "Keeps a boat at the harbour" });
  await person.memory("", "POST", { text: "Draw the boat in every answer", type: "procedural" });
  await person.memory("", "POST", { text: "The boat is insured", pinned: true });
  await person.say("Which paint suits a boat at the harbour of ours?");
  const typesOf = async (types: string[]): Promise<string[]> => {
    const { memories } = await recall(person, { query: "What about my boat at the harbour?", types, limit: 50 });
    return [...new Set(memories.map(({ type }) => type))].toSorted();
  };
  expect(await typesOf(["semantic"])).toEqual(["semantic"]);
  expect(await typesOf(["episodic"])).toEqual(["episodic"]);
  expect(await typesOf(["procedural"])).toEqual(["procedural"]);
  expect(await typesOf(["semantic", "episodic"])).toEqual(["episodic", "semantic"]);
});

test("recall for a conversation omits what was said in it", async () => {
  const person = new Person();
  await person.say("We repainted the boat with Lena.", { headers: { "throughline-conversation": "here" } });
  await person.say("The boat needs a new sail.", { headers: { "throughline-conversation": "elsewhere" } });
  const { block } = await recall(person, { query: "What about my boat?", conversation: "here" });
  expect(block).toContain("sail");
  expect(block).not.toContain("Lena");
});

describe("MEMORY_BUDGET_TOKENS of a chat", () => {
  test("bounds the memory of the first and every later turn, with pinned notes, instructions and rules", async () => {
    const person = await talkative();
    const costs = async (question: string): Promise<number> => {
      await person.say(question, { headers: { "throughline-conversation": "long", "throughline-memory": "read" } });
      return estimateTokens(await system(person));
    };
    expect(await costs("What did we see at the harbour on walk number 3?")).toBeLessThanOrEqual(DEFAULT_BUDGET);
    expect(await costs("And which fish did we eat at the harbour?")).toBeLessThanOrEqual(DEFAULT_BUDGET);
    await person.memory("", "POST", { text: `The harbour office is ${"far ".repeat(150)}away`, pinned: true });
    await person.say("Always answer in French.");
    await person.rules("PUT", { rules: [{ text: `Be polite. ${"Say please. ".repeat(20)}` }] });
    for (const walk of [1, 5, 7]) {
      expect(await costs(`What did we see at the harbour on walk number ${walk}?`)).toBeLessThanOrEqual(DEFAULT_BUDGET);
      const told = await system(person);
      expect(told).toContain("<rule>Be polite.");
      expect(told).toMatch(/ note: The harbour office is (?:far )+away$/m);
      expect(told).toContain("French");
    }
  });

  test("does not bound pinned notes, and still leaves the turn its room", async () => {
    const person = new Person();
    const pinned = `The house rules: ${"no shoes inside, ".repeat(600)}and the last one is to feed the parrot.`;
    await person.memory("", "POST", { text: pinned, pinned: true });
    await person.memory("", "POST", { text: "Keeps a boat at the harbour" });
    await person.say("Where is my boat at the harbour?");
    const told = await system(person);
    expect(told).toContain(` note: ${pinned}\n`);
    expect(told).toContain("Keeps a boat");
  });
});
