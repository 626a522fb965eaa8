import { describe, expect, test, vi } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import { Conversation } from "../support/conversation.ts";
import { memory, type Who } from "../support/scope-caller.ts";
import { toldLines } from "../support/told-lines.ts";

/* Every request of a user carries the profile. All other memories need a question that they may bear on. */

vi.setConfig({ testTimeout: 30_000 }); // Hundreds of notes are added.

/** The default of MEMORY_BUDGET_TOKENS. */
const BUDGET = 700;
const COMMON = "What is the capital of Norway?";
const add = (who: Who, text: string, fields: object = {}): Promise<Response> =>
  memory(who, "", "POST", { text, ...fields });
const long = (name: string, n: number): string =>
  `${name} ${n}: ${"as we agreed upon, the long way round, ".repeat(14)}`;
const recalled = ({ response }: { response: Response }): number =>
  Number(/recalled=(\d+)/.exec(response.headers.get("throughline-memory") ?? "")?.[1]);

describe("a question about the world", () => {
  test("is answered from the shared cache for a user with facts and without standing instructions", async () => {
    const ada = freshCaller("ada");
    const first = await ask(ada, COMMON);
    const bob = { ...ada, user: "bob" };
    for (const fact of ["I live in Oslo.", "My name is Bob.", "I am a vegetarian.", "My cat is called Tom."]) {
      await ask(bob, fact);
    }
    const his = await ask(bob, COMMON);
    expect([his.hit, his.content, recalled(his)]).toEqual([true, first.content, 0]);
  });

  test("about a kind of things recalls nothing that does not cover it, in any wording", async () => {
    const who = freshCaller();
    for (const fact of ["I live in Oslo.", "My name is Bob.", "I have chronic back pain."]) await ask(who, fact);
    for (const asked of ["do snails have teeth?", "wie werden kerzen gemacht?", "que mange un blaireau ?"])
      expect([asked, recalled(await ask(who, asked))]).toEqual([asked, 0]);
    expect(recalled(await ask(who, "what chair would suit the office?"))).toBeGreaterThan(0);
  });

  test("gets its own answer for a user with a standing instruction, who is served it again", async () => {
    const ada = freshCaller("ada");
    const shared = await ask(ada, COMMON);
    const bob = { ...ada, user: "bob" };
    await ask(bob, "Always answer in French.");
    const his = await ask(bob, COMMON);
    expect([his.hit, recalled(his)]).toEqual([false, 1]);
    expect(his.content).not.toBe(shared.content);
    expect((await ask(bob, COMMON)).content).toBe(his.content);
    expect((await ask({ ...ada, user: "cyd" }, COMMON)).content).toBe(shared.content);
    await ask(bob, "Always answer in German.");
    const changed = await ask(bob, COMMON);
    expect([changed.hit, changed.content === his.content]).toEqual([false, false]);
  });
});

describe("the profile", () => {
  test("stands first in a conversation, in one order, whatever is asked", async () => {
    const who = freshCaller();
    await ask(who, "Always answer in French.");
    await add(who, "Customer number 4711", { pinned: true });
    await add(who, "Plays the cello in a string quartet");
    const [one, two] = [new Conversation(who), new Conversation(who)];
    const first = toldLines(await one.say("What is the tallest tree?"));
    expect(first).toEqual(["how to answer: Always answer in French", "note: Customer number 4711"]);
    const second = toldLines(await two.say("Which cello strings last longest in a quartet?"));
    expect(second).toEqual([...first, "note: Plays the cello in a string quartet"]);
  });

  test("tells what changed before all else that is known", async () => {
    const who = freshCaller();
    await ask(who, "I sold the boat in the end, so there is no more rowing for me.");
    for (let i = 1; i <= 28; i++)
      await ask(who, `My neighbour Tor from number ${i} has painted his fence in a green that I like a lot.`);
    const told = toldLines(await new Conversation(who).say("Write a short text about me."));
    expect(told.flatMap((line) => line.match(/fence/g) ?? []).length).toBeGreaterThan(5);
    expect(told.some((line) => line.includes("sold the boat"))).toBe(true);
  });

  test.each(["Hello there.", "Plan my Saturday, please.", "Write a short text about me."])(
    "comes with all else that fits the budget where somebody says: %s",
    async (said) => {
      const who = freshCaller();
      await ask(who, "Always answer in French.");
      await ask(who, "I live in Oslo.");
      await add(who, "Plays the cello in a string quartet");
      await ask(who, "Explain how photosynthesis works.");
      const told = toldLines(await new Conversation(who).say(said));
      expect(told.toSorted()).toEqual(
        [
          "how to answer: Always answer in French",
          "note: Plays the cello in a string quartet",
          "user: I live in Oslo",
        ].toSorted(),
      );
    },
  );

  test("holds all of fifteen short instructions", async () => {
    const who = freshCaller();
    for (let n = 10; n < 25; n++) await add(who, `Instruction ${n}: end with ${n} stars`, { type: "procedural" });
    const told = await new Conversation(who).say("What is the tallest tree?");
    expect(told.match(/Instruction \d+:/g)).toHaveLength(15);
  });

  test("leaves the turn its room: many long instructions do not displace a memory that the question touches", async () => {
    const who = freshCaller();
    for (let n = 10; n < 35; n++) await add(who, long("Instruction", n), { type: "procedural" });
    await add(who, "Plays the cello in a string quartet");
    const told = await new Conversation(who).say("Which cello strings last longest in a quartet?");
    expect(told).toContain("string quartet");
    expect(told.match(/Instruction \d+:/g)).toEqual(["Instruction 33:", "Instruction 34:"]);
    expect(told.length / 4).toBeLessThanOrEqual(BUDGET);
  });

  test("of a hundred pinned notes stands whole in every turn, and the block grows behind it", async () => {
    const who = freshCaller();
    await Promise.all(Array.from({ length: 100 }, (_, n) => add(who, long("Note", n), { pinned: true })));
    await add(who, "Plays the cello in a string quartet");
    await add(who, "Allergic to walnuts since childhood");
    const talk = new Conversation(who);
    const first = await talk.say("Which cello strings last longest in a quartet?");
    expect(first.match(/Note \d+:/g)).toHaveLength(100);
    const second = await talk.say("Could walnuts be in the cake for an allergic person?");
    expect(second.startsWith(first)).toBe(true);
    expect(second).toContain("walnuts");
  });

  test("that is too large for a prompt keeps the instructions and the latest pinned notes", async () => {
    const who = freshCaller();
    await ask(who, "Always answer in French.");
    for (let n = 0; n < 160; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, i) => add(who, long("Note", n + i), { pinned: true })));
    }
    const told = await new Conversation(who).say("What is the tallest tree?");
    expect(told).toContain("French");
    const kept = told.match(/Note \d+:/g)?.length ?? 0;
    expect(kept).toBeGreaterThan(90);
    expect(kept).toBeLessThan(160);
  });
});
