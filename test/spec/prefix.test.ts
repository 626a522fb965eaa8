import { describe, expect, test } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { Conversation } from "../support/conversation.ts";
import { memory, type Listed, type Who } from "../support/scope-caller.ts";
import { toldLines } from "../support/told-lines.ts";

/* Guarantee 8: within a conversation the memory block only grows at its end, and only when a turn needs it. */

/** The default of MEMORY_BUDGET_TOKENS. */
const BUDGET = 700;

async function add(who: Who, text: string, fields: object = {}): Promise<Listed> {
  return (await memory(who, "", "POST", { text, ...fields })).json();
}

/** Returns somebody of whom a few unrelated things are known. */
async function known(): Promise<Who> {
  const who = freshCaller();
  await add(who, "Plays the cello in a string quartet");
  await add(who, "Allergic to walnuts since childhood");
  await add(who, "Drives a blue van called Berta");
  await add(who, "Works as a lighthouse keeper");
  return who;
}

const ways: [string, { system?: unknown; name?: string }][] = [
  ["without a system prompt", {}],
  ["with a system prompt", { system: "You are brief." }],
  ["with a system prompt in parts", { system: [{ type: "text", text: "You are brief." }] }],
  ["under a name", { name: "thread-1" }],
  ["under a name, with a system prompt", { name: "thread-2", system: "You are brief." }],
];

describe.each(ways)("in a conversation %s", (_what, options) => {
  test("the system message stays the same to the byte over ten turns that need nothing new", async () => {
    const talk = new Conversation(await known(), options);
    const first = await talk.say("Which cello strings last longest in a quartet?");
    for (const word of ["cello", "walnuts", "Berta", "lighthouse"]) expect(first).toContain(word);
    for (let turn = 2; turn <= 10; turn++) {
      expect(await talk.say(`Thanks, point ${turn} makes sense.`), `turn ${turn}`).toBe(first);
    }
  });

  test("it starts with what it was when a turn needs what was learnt elsewhere since, and stays so after", async () => {
    const who = await known();
    const talk = new Conversation(who, options);
    let before = await talk.say("Which cello strings last longest in a quartet?");
    for (const [note, asked] of [
      ["The red bakery puts hazelnuts into its cake", "Does the red bakery put hazelnuts into its cake?"],
      ["The ferry to the island takes vans on Fridays", "Does the ferry to the island take vans?"],
      ["The lens of the lighthouse was polished in May", "When was the lens of the lighthouse polished?"],
    ] as const) {
      await add(who, note);
      expect(await talk.say("I see.")).toBe(before);
      const now = await talk.say(asked);
      expect(now.startsWith(before), `${before}\n---\n${now}`).toBe(true);
      expect(now).toContain(note);
      expect(await talk.say("Good.")).toBe(now);
      expect(await talk.say("And the cello strings in the quartet?")).toBe(now);
      before = now;
    }
  });

  test("it starts afresh once when more is known than a block holds, and grows at its end from then on", async () => {
    const who = await known();
    for (let n = 1; n <= 40; n++) {
      await add(
        who,
        `Has pressed flower number ${n}, found on a hike in spring ${1980 + n}, in album ${n} of the shelf`,
      );
    }
    const talk = new Conversation(who, options);
    const first = await talk.say("Which cello strings last longest in a quartet?");
    expect(first).toContain("string quartet");
    expect(first).not.toContain("walnuts");
    let before = await talk.say("Could walnuts be in the cake for an allergic person?");
    expect(before).toContain("walnuts");
    for (const [asked, word] of [
      ["Will the blue van pass inspection?", "Berta"],
      ["How bright is the lighthouse of a keeper?", "lighthouse keeper"],
    ] as const) {
      const now = await talk.say(asked);
      expect(now.startsWith(before), `${before}\n---\n${now}`).toBe(true);
      expect(now).toContain(word);
      expect(now.length / 4).toBeLessThanOrEqual(BUDGET);
      before = now;
    }
  });

  test("it stays the same when a turn needs what the first block told already", async () => {
    const talk = new Conversation(await known(), options);
    const first = await talk.say("Which cello strings last longest in a quartet?");
    for (const asked of [
      "Could walnuts be in the cake for an allergic person?",
      "Will the blue van pass inspection?",
    ]) {
      expect(await talk.say(asked)).toBe(first);
    }
  });
});

test("a retry of a turn and the next steps of a tool loop see the same system message", async () => {
  const talk = new Conversation(await known());
  await talk.say("Could walnuts be in the cake for an allergic person?");
  const asked = { role: "user", content: "Which cello strings suit a quartet with a blue van?" };
  const messages = [...talk.messages, asked];
  await talk.send(messages);
  const first = await talk.seen();
  await talk.send(messages, "Very well.", { "x-stainless-retry-count": "1" });
  expect(await talk.seen()).toBe(first);
  const call = { id: "c1", type: "function", function: { name: "shop", arguments: "{}" } };
  const steps = [
    { role: "assistant", content: null, tool_calls: [call] },
    { role: "tool", tool_call_id: "c1", content: "walnuts, a lighthouse, strings" },
  ];
  await talk.send([...messages, ...steps]);
  expect(await talk.seen()).toBe(first);
  await talk.send([...messages, ...steps, ...steps]);
  expect(await talk.seen()).toBe(first);
});

test("a tool loop in the first turn of a conversation keeps the order, though the turn itself is known by then", async () => {
  const who = freshCaller();
  await add(who, "Zither lessons happen at the Zither house on the hill");
  await add(who, "Cooks soup, bakes bread and grills fish with the neighbours each autumn");
  await add(who, "Soup is eaten with bread");
  const asked = { role: "user", content: "Which zither suits my soup, my bread, my fish and my neighbours?" };
  const talk = new Conversation(who);
  await talk.send([asked], "Soup bread fish soup bread fish neighbours grills autumn.");
  const first = await talk.seen();
  expect(toldLines(first).length).toBeGreaterThan(1);
  const call = { id: "c1", type: "function", function: { name: "shop", arguments: "{}" } };
  const steps = [
    { role: "assistant", content: null, tool_calls: [call] },
    { role: "tool", tool_call_id: "c1", content: "soup" },
  ];
  for (let step = 0; step < 3; step++) {
    await talk.send([asked, ...steps]);
    expect(await talk.seen(), `step ${step}`).toBe(first);
  }
  // Facts learned elsewhere meanwhile may come after it, never before.
  await new Conversation(who).say("I had soup and bread with fish.");
  await talk.send([asked, ...steps, ...steps]);
  expect((await talk.seen()).startsWith(first)).toBe(true);
});
