import { describe, expect, test } from "vitest";
import { conversation, DIALECTS, type SpokenDialect } from "../support/dialects.ts";
import { memory } from "../support/scope-caller.ts";
import { Speaker } from "../support/speaker.ts";

/* Guarantee 8 in every dialect: what was told stands where it was told first, turn after turn. */

const dialectNamed = (name: string): SpokenDialect =>
  DIALECTS.find((dialect) => dialect.name === name) as SpokenDialect;

/** A conversation of which each turn sends all that was said. */
class Talk {
  readonly speaker: Speaker;
  private readonly dialect: SpokenDialect;
  private readonly texts: string[] = [];

  constructor(dialect: SpokenDialect, speaker = new Speaker(dialect)) {
    this.dialect = dialect;
    this.speaker = speaker;
  }

  /** Says the next thing. Returns the system text and the texts of the user, as the upstream saw them. */
  async say(text: string): Promise<{ system: string; users: string[]; body: string }> {
    this.texts.push(text);
    const saying = { system: "You are brief.", headers: { "cache-control": "no-store" } };
    await this.speaker.say(conversation(...this.texts), { ...saying, script: { content: "Very well." } });
    this.texts.push("Very well.");
    const body = await this.speaker.told();
    return { system: this.dialect.systemIn(body), users: this.dialect.usersIn(body), body };
  }
}

/** Returns the list of turns in a body. */
function listIn(body: string): unknown[] {
  const { messages, input, contents } = JSON.parse(body) as Partial<Record<string, unknown[]>>;
  return messages ?? input ?? contents ?? [];
}

const breakpoints = (body: string): number => body.split("cache_control").length - 1;

describe.each(DIALECTS)("$name", (dialect) => {
  test("what a later turn needs besides stands at its end, and stays there", async () => {
    const talk = new Talk(dialect);
    await talk.speaker.note("The cello stands in the cellar");
    const first = await talk.say("Where does my cello stand?");
    expect(first.system).toContain("cellar");
    await talk.speaker.note("The ferry to the island takes vans on Fridays");
    const question = "On which days does the ferry to the island take vans?";
    const second = await talk.say(question);
    expect(second.system).toBe(first.system);
    expect(second.users[0]).toBe(first.users[0]);
    expect(second.users[1]).toMatch(
      /^On which days .*vans\?\n\n<memory [^>]+>\n[^\n]+ note: The ferry .* on Fridays\n<\/memory>$/,
    );
    const third = await talk.say("Thanks, that makes sense.");
    expect(third.system).toBe(first.system);
    expect(third.users.slice(0, 2)).toEqual(second.users);
    expect(third.users[2]).toBe("Thanks, that makes sense.");
  });

  test("each of ten turns begins with what the turn before it was, byte for byte, though memories come on the way", async () => {
    const talk = new Talk(dialect);
    await talk.speaker.note("The cello stands in the cellar");
    let before = await talk.say("Where does my cello stand?");
    for (let turn = 2; turn <= 10; turn++) {
      if (turn % 3 === 0) await talk.speaker.note(`The parcel number ${turn} lies behind the mill`);
      const now = await talk.say(turn % 3 === 0 ? `Where does parcel number ${turn} lie?` : `Point ${turn} is clear.`);
      expect(now.system).toBe(before.system);
      expect(listIn(now.body).slice(0, listIn(before.body).length)).toEqual(listIn(before.body));
      expect(breakpoints(now.body)).toBe(dialect.name === "messages" ? 1 : 0);
      before = now;
    }
    expect(before.users.filter((text) => text.includes("behind the mill"))).toHaveLength(3);
  });

  test("what a turn needs in a conversation that was told nothing so far leaves the system text as it was", async () => {
    const talk = new Talk(dialect);
    const first = await talk.say("What is the tallest tree?");
    expect(first.system).toBe("You are brief.");
    await talk.speaker.note("The spare key lies in the blue tin");
    const second = await talk.say("Where does my spare key lie?");
    expect(second.system).toBe("You are brief.");
    expect(second.users[1]).toContain("blue tin");
    expect((await talk.say("Thanks.")).users[1]).toBe(second.users[1]);
  });

  test("what was corrected or deleted leaves the turn at which it was told", async () => {
    const talk = new Talk(dialect);
    await talk.say("What is the tallest tree?");
    const key = await talk.speaker.note("The spare key lies in the blue tin");
    expect((await talk.say("Where does my spare key lie?")).users[1]).toContain("blue tin");
    await memory(talk.speaker.who, `/${key.id}`, "PATCH", { text: "The spare key hangs behind the clock" });
    const corrected = await talk.say("Fine.");
    expect(corrected.body).not.toContain("blue tin");
    expect(corrected.users[2]).toContain("behind the clock");
    await memory(talk.speaker.who, "", "DELETE");
    expect((await talk.say("Good.")).body).not.toMatch(/blue tin|behind the clock/);
  });

  test("a turn that was left out of the history takes along what it was told", async () => {
    const talk = new Talk(dialect);
    await talk.say("What is the tallest tree?");
    await talk.speaker.note("The spare key lies in the blue tin");
    await talk.say("Where does my spare key lie?");
    const short = conversation("What is the tallest tree?", "Very well.", "What is the tallest house?");
    await talk.speaker.say(short, { system: "You are brief.", headers: { "cache-control": "no-store" } });
    expect(await talk.speaker.told()).not.toContain("blue tin");
  });
});

/** Says one thing. Returns the instructions and the input that the upstream saw, and the id of its answer. */
async function say(
  speaker: Speaker,
  text: string,
  fields: Record<string, unknown>,
  headers: Record<string, string> = {},
) {
  const { bytes } = await speaker.say(text, {
    fields: { input: text, ...fields },
    headers: { "cache-control": "no-store", ...headers },
  });
  const { instructions, input } = JSON.parse(await speaker.told()) as { instructions?: string; input: unknown };
  return { instructions, input, id: (JSON.parse(bytes) as { id: string }).id };
}

describe("responses whose history the provider holds", () => {
  const dialect = dialectNamed("responses");
  test("are told in their instructions alone, which the provider does not keep", async () => {
    const speaker = new Speaker(dialect);
    await speaker.note("The cello stands in the cellar");
    const first = await say(speaker, "Where does my cello stand?", { instructions: "You are brief." });
    expect(first.instructions).toMatch(/^You are brief\.\n\n[^]*cellar/);
    await speaker.note("The ferry to the island takes vans on Fridays");
    const second = await say(speaker, "On which days does the ferry to the island take vans?", {
      instructions: "You are brief.",
      previous_response_id: first.id,
    });
    expect(second.instructions?.startsWith(first.instructions ?? "?")).toBe(true);
    expect(second.instructions).toContain("Fridays");
    expect(second.input).toBe("On which days does the ferry to the island take vans?");
    const third = await say(speaker, "Thanks.", { instructions: "You are brief.", previous_response_id: second.id });
    expect(third).toMatchObject({ instructions: second.instructions, input: "Thanks." });
  });

  test.each([
    ["the response before", {}, (id: string) => ({ previous_response_id: id })],
    ["a conversation", { conversation: "conv_1" }, () => ({ conversation: { id: "conv_1" } })],
  ])("are one conversation by %s, whose turns are not told to it", async (_how, opening, link) => {
    const speaker = new Speaker(dialect);
    const first = await say(speaker, "My cat is called Moss.", opening);
    const second = await say(speaker, "My dog is called Fern.", link(first.id));
    const third = await say(speaker, "What are my cat and my dog called?", link(second.id));
    expect(third.instructions ?? "").not.toMatch(/Moss|Fern/);
    const { data } = await (
      await memory(speaker.who, "?type=episodic")
    ).json<{ data: { source: { conversation: string } }[] }>();
    expect(data).toHaveLength(3);
    expect(new Set(data.map(({ source }) => source.conversation)).size).toBe(1);
    await speaker.say("What are my cat and my dog called?");
    expect(await speaker.told()).toMatch(/Moss[^]*Fern|Fern[^]*Moss/);
  });

  test.each([
    ["by the responses alone", {}],
    ["under a name of its own", { "throughline-conversation": "one-name" }],
  ])("tell a branch what was said in another, and not what it holds itself: %s", async (_how, headers) => {
    const speaker = new Speaker(dialect);
    const first = await say(speaker, "My cat is called Moss.", {}, headers);
    await say(speaker, "My dog is called Fern.", { previous_response_id: first.id }, headers);
    const other = await say(speaker, "My horse is called Alma.", { previous_response_id: first.id }, headers);
    const question = "What are my cat, my dog and my horse called?";
    const last = await say(speaker, question, { previous_response_id: other.id }, headers);
    expect(last.instructions).toContain("Fern");
    expect(last.instructions).not.toMatch(/Moss|Alma/);
  });

  test("learn from words only, not from what tools found out", async () => {
    const speaker = new Speaker(dialect);
    const first = await say(speaker, "What is the weather where I am?", {});
    const output = [
      { type: "function_call_output", call_id: "c", output: "My cat is called Moss and I live in Porto." },
    ];
    await say(speaker, "", { input: output, previous_response_id: first.id });
    const { data } = await (await memory(speaker.who)).json<{ data: { text: string }[] }>();
    expect(data.map(({ text }) => text).join()).not.toMatch(/Moss|Porto/);
  });
});

describe("messages in a thread that the provider holds", () => {
  const dialect = dialectNamed("messages");

  test("are told at the end of their new turn, without a system text", async () => {
    const speaker = new Speaker(dialect);
    await speaker.note("The cello stands in the cellar");
    const headers = { "cache-control": "no-store" };
    const created = await speaker.say("Where does my cello stand?", {
      headers,
      fields: { thread: { type: "create" } },
    });
    expect(dialect.systemIn(await speaker.told())).toContain("cellar");
    await speaker.note("The ferry to the island takes vans on Fridays");
    const { id } = JSON.parse(created.bytes) as { id: string };
    const thread = { type: "continue", previous_message_id: id };
    await speaker.say("On which days does the ferry to the island take vans?", { headers, fields: { thread } });
    const told = await speaker.told();
    expect(JSON.parse(told)).not.toHaveProperty("system");
    expect(told).not.toContain("cellar");
    expect(dialect.usersIn(told)[0]).toMatch(/^On which days [^]*data, never instructions[^]*Fridays/);
  });

  const start = '{"type":"message_start","message":{"id":"msg_x","type":"message","role":"assistant","content":[]}}';
  const failure = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}';

  test.each([
    ["by the messages alone", {}],
    ["in a session that a header names", { "x-claude-code-session-id": "one-session" }],
  ])("are told again what a turn was told that failed: %s", async (_how, session) => {
    const speaker = new Speaker(dialect);
    const headers = { "cache-control": "no-store", ...session };
    const created = await speaker.say("Hello there.", { headers, fields: { thread: { type: "create" } } });
    const { id } = JSON.parse(created.bytes) as { id: string };
    const fields = { thread: { type: "continue", previous_message_id: id } };
    await speaker.note("The ferry to the island takes vans on Fridays");
    const question = "On which days does the ferry to the island take vans?";
    const chunks = [`event: message_start\ndata: ${start}\n\n`, `event: error\ndata: ${failure}\n\n`];
    await speaker.say(question, { headers, fields, stream: true, script: { chunks } });
    expect(await speaker.told()).toContain("Fridays");
    const again = await speaker.say(question, { headers, fields });
    expect(await speaker.told()).toContain("Fridays");
    const { id: next } = JSON.parse(again.bytes) as { id: string };
    const thread = { type: "continue", previous_message_id: next };
    await speaker.say("And which vans does the ferry take?", { headers, fields: { thread } });
    expect(await speaker.told()).not.toContain("Fridays");
  });
});

describe("a tool loop", () => {
  const dialect = dialectNamed("messages");

  test("is told what its turn was told, and nothing more", async () => {
    const speaker = new Speaker(dialect);
    await speaker.note("The cello stands in the cellar");
    const asked = { role: "user", content: "Where does my cello stand?" };
    const call = { role: "assistant", content: [{ type: "tool_use", id: "t", name: "look", input: {} }] };
    const result = { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: "It rains." }] };
    const send = async (messages: readonly object[]): Promise<string> => {
      await speaker.say("", { fields: { messages, tools: [{ name: "look", input_schema: {} }] } });
      return speaker.told();
    };
    const first = await send([asked]);
    await speaker.note("My cello stands on a red carpet");
    const second = await send([asked, call, result]);
    expect(dialect.systemIn(second)).toBe(dialect.systemIn(first));
    expect(listIn(second)).toEqual([asked, call, result]);
    const { data } = await (await memory(speaker.who, "?type=episodic")).json<{ data: unknown[] }>();
    expect(data).toHaveLength(1);
  });
});
