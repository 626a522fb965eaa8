import { describe, expect, test } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { Conversation } from "../support/conversation.ts";
import { memory, type Listed, type Who } from "../support/scope-caller.ts";

/* Guarantee 8: within a conversation the memory block only grows at its end, and only when a turn needs it. */

async function add(who: Who, text: string, fields: object = {}): Promise<Listed> {
  return (await memory(who, "", "POST", { text, ...fields })).json();
}

/** Somebody of whom a few unrelated things are known. */
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
    expect(first).toContain("cello");
    expect(first).not.toContain("walnuts");
    for (let turn = 2; turn <= 10; turn++) {
      expect(await talk.say(`Thanks, point ${turn} makes sense.`), `turn ${turn}`).toBe(first);
    }
  });

  test("it starts with what it was when a turn needs something more, and stays so after", async () => {
    const talk = new Conversation(await known(), options);
    let before = await talk.say("Which cello strings last longest in a quartet?");
    for (const [asked, word] of [
      ["Could walnuts be in the cake for an allergic person?", "walnuts"],
      ["Will the blue van pass inspection?", "Berta"],
      ["How bright is the lighthouse of a keeper?", "lighthouse keeper"],
    ] as const) {
      expect(before).not.toContain(word);
      const now = await talk.say(asked);
      expect(now.startsWith(before), `${before}\n---\n${now}`).toBe(true);
      expect(now).toContain(word);
      expect(await talk.say("I see.")).toBe(now);
      expect(await talk.say("And the cello strings in the quartet?")).toBe(now);
      before = now;
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
  expect(first.match(/<memory /g)?.length).toBeGreaterThan(1);
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
