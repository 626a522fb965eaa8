import { describe, expect, test } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { Conversation } from "../support/conversation.ts";
import { memory, type Listed, type Who } from "../support/scope-caller.ts";
import { toldLines } from "../support/told-lines.ts";

/* Guarantee 8: what was corrected or forgotten leaves the block, in the middle of a conversation too. */

async function add(who: Who, text: string, fields: object = {}): Promise<Listed> {
  return (await memory(who, "", "POST", { text, ...fields })).json();
}

/** A memory of some length: fifteen of them outgrow what one turn may add. */
const rule = (number: number): string =>
  `Rule ${number} of the house: ${"remember the milk and the bread. ".repeat(16)}`;

describe.each([
  ["recognised by its opening", {}],
  ["under a name", { name: "thread" }],
])("in a conversation %s", (_what, options) => {
  test("a memory corrected by hand leaves the block, and its successor stands in it at once", async () => {
    const who = freshCaller();
    const { id } = await add(who, "The cello stands in the cellar");
    await add(who, "The quartet meets on the cello's birthday");
    const talk = new Conversation(who, options);
    expect(await talk.say("Where does the cello of the quartet stand?")).toContain("in the cellar");
    await memory(who, `/${id}`, "PATCH", { text: "The instrument was moved to the attic" });
    const after = await talk.say("Fine.");
    expect(after).not.toContain("in the cellar");
    expect(after).toContain("moved to the attic");
    expect(after).toContain("birthday");
    expect(await talk.say("Good.")).toBe(after);
  });

  test("a memory deleted leaves the block, and the others stay in their order", async () => {
    const who = freshCaller();
    const one = await add(who, "The cello stands in the cellar");
    await add(who, "The quartet rehearses with the cello on Fridays");
    await add(who, "The quartet is of the cello's age");
    const talk = new Conversation(who, options);
    const before = await talk.say("Where does the cello of the quartet stand?");
    expect(before).toContain("cellar");
    await memory(who, `/${one.id}`, "DELETE");
    const after = await talk.say("Fine.");
    expect(after).not.toContain("cellar");
    expect(toldLines(after)).toEqual(toldLines(before).filter((line) => !line.includes("cellar")));
    expect(toldLines(after)).toHaveLength(2);
  });

  test("what the user corrects while talking leaves the block", async () => {
    const who = freshCaller();
    await new Conversation(who).say("I live in Oslo.");
    const talk = new Conversation(who, options);
    expect(await talk.say("Which museums are near where I live?")).toContain("Oslo");
    await talk.say("I moved to Bergen, by the way. I live in Bergen now.");
    expect(await talk.say("So which museums are near where I live?")).not.toContain("Oslo");
    const next = await new Conversation(who).say("Which city do I live in?");
    expect(next).toContain("Bergen");
    expect(next).not.toContain("Oslo");
  });

  test("pinned memories are in the block of every turn, whatever is asked", async () => {
    const who = freshCaller();
    const talk = new Conversation(who, options);
    await talk.say("What is the tallest tree?");
    const { id } = await add(who, "Always metric units", { pinned: true, type: "procedural" });
    const pinned = await talk.say("And the tallest building?");
    expect(pinned).toContain("Always metric units");
    await add(who, "The cello stands in the cellar");
    const more = await talk.say("Where does the cello stand?");
    expect(more.startsWith(pinned)).toBe(true);
    await memory(who, `/${id}`, "DELETE");
    expect(await talk.say("Fine.")).not.toContain("Always metric units");
  });

  test("pinned memories are in it however many there are, and leave room for what is asked", async () => {
    const who = freshCaller();
    for (let number = 1; number <= 15; number++) await add(who, rule(number), { pinned: true });
    await add(who, "The cello stands in the cellar");
    const talk = new Conversation(who, options);
    const seen = await talk.say("Where does the cello stand?");
    for (let number = 1; number <= 15; number++) expect(seen).toContain(`Rule ${number} of the house`);
    expect(seen).toContain("cellar");
    expect(await talk.say("Fine.")).toBe(seen);
  });

  test("an erased user's block is empty from the next turn on", async () => {
    const who = freshCaller();
    await add(who, "The cello stands in the cellar");
    const talk = new Conversation(who, options);
    expect(await talk.say("Where does the cello stand?")).toContain("cellar");
    await memory(who, "", "DELETE");
    expect(await talk.say("Hm?")).toBe("");
  });
});

test("what an answer repeated of a memory goes with it, where the model saw it said in the same conversation", async () => {
  const who = freshCaller();
  const talk = new Conversation(who);
  await talk.say("I live in Oslo.", "Noted.");
  await talk.say("Which city is home for me, and is it any good?", "You live in Oslo, and yes.");
  await new Conversation(who).say("I live in Bergen now.", "Noted.");
  const after = await new Conversation(who).say("Which city do I call home, and is that city any good for me?");
  expect(after).toContain("Bergen");
  expect(after).not.toContain("Oslo");
});

test("what an answer repeated of a memory that its own turn ended is not told", async () => {
  const who = freshCaller();
  await new Conversation(who).say("I live in Oslo.", "Noted.");
  await new Conversation(who).say("I moved to Bergen.", "From Oslo to Bergen, noted.");
  const after = await new Conversation(who).say("What did you say to me when I moved to Bergen?");
  expect(after).toContain("I moved to Bergen");
  expect(after).not.toContain("Oslo");
});

test("two conversations with the same opening keep to the truth, each with what it needs", async () => {
  const who = freshCaller();
  const { id } = await add(who, "The cello stands in the cellar");
  await add(who, "The van is parked behind the mill");
  const [one, two] = [new Conversation(who), new Conversation(who)];
  for (const talk of [one, two]) expect(await talk.say("What is the tallest tree?")).toBe("");
  expect(await one.say("Where does the cello stand?")).toContain("cellar");
  expect(await two.say("Where is the van parked?")).toContain("mill");
  await memory(who, `/${id}`, "PATCH", { text: "The cello stands in the attic" });
  for (const talk of [one, two]) expect(await talk.say("Fine.")).not.toContain("cellar");
  expect(await one.say("So where does the cello stand?")).toContain("attic");
  expect(await new Conversation(who).say("What is the tallest tree?")).toBe("");
});
