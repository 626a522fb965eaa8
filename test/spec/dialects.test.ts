import { describe, expect, test } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { conversation, DIALECTS } from "../support/dialects.ts";
import { Speaker } from "../support/speaker.ts";
import { listed } from "../support/scope-caller.ts";

/* The same promises in every dialect: memory, cache and errors, whole and streamed. */

const LONG = "The lighthouse keeper counts the ships, one after the other, until the fog takes them. "
  .repeat(30)
  .trim();

describe.each(DIALECTS)("$name", (dialect) => {
  const { systemIn, usersIn } = dialect;

  test.each([
    ["whole", false],
    ["streamed", true],
  ])("remembers what was said, and tells it in the next conversation, %s", async (_how, stream) => {
    const speaker = new Speaker(dialect);
    await speaker.say("My cat is called Moss and I live in Porto.", { stream, script: { content: "Noted." } });
    const [round] = (await listed(speaker.who)).filter(({ type }) => type === "episodic");
    expect(round?.text).toContain("Noted.");
    await speaker.say("What is my cat called?", { stream, system: "You are brief." });
    const told = await speaker.told();
    expect(systemIn(told)).toMatch(/^You are brief\.\n\n/);
    expect(systemIn(told)).toContain("Moss");
    expect(usersIn(told)).toEqual(["What is my cat called?"]);
  });

  test("tells it where the request has no system text of its own", async () => {
    const speaker = new Speaker(dialect);
    await speaker.note("The spare key lies in the blue tin");
    await speaker.say("Where is my spare key?");
    expect(systemIn(await speaker.told())).toContain("blue tin");
  });

  test("sends the caller's own bytes on where nothing is known", async () => {
    const speaker = new Speaker(dialect);
    await speaker.say("What is the tallest tree?", { system: "You are brief." });
    const asked = dialect.body(conversation("What is the tallest tree?"), { system: "You are brief." });
    expect(await speaker.told()).toBe(JSON.stringify(asked));
  });

  test.each([
    ["whole to whole", false, false],
    ["streamed to whole", true, false],
    ["whole to streamed", false, true],
    ["streamed to streamed", true, true],
  ])("serves an answer again from the cache, %s", async (_how, first, second) => {
    const who = freshCaller(null);
    const speaker = new Speaker(dialect, who);
    const question = "How do lighthouse keepers count the ships that pass by?";
    // A chat stream that was not asked for its usage has none to replay.
    const asked = {
      fields: dialect.name === "chat completions" && first ? { stream_options: { include_usage: true } } : {},
    };
    const answered = await speaker.say(question, { stream: first, script: { content: LONG }, ...asked });
    expect([answered.heard, answered.hit]).toEqual([LONG, false]);
    const again = await speaker.say(question, { stream: second, script: { content: LONG } });
    expect(again.response.headers.get("cache-status")).toContain("throughline; hit");
    expect(again.heard).toBe(LONG);
    expect(again.response.headers.get("content-type")).toContain(second ? "text/event-stream" : "application/json");
    if (second) expect(again.bytes).toMatch(dialect.end);
    expect(await speaker.sent()).toHaveLength(1);
  });

  test("passes a stream byte for byte, whatever its events hold", async () => {
    const speaker = new Speaker(dialect);
    const chunks = [
      ": note\r\n\r\n",
      'event: unknown_event\r\ndata: {"type":"unknown',
      '_event","x":[1,2]}\r\n\r\n',
      ": the end\r\n\r\n",
    ];
    const { bytes } = await speaker.say("Stream it.", { stream: true, script: { chunks } });
    expect(bytes).toBe(chunks.join(""));
  });

  test("passes an upstream's error as it is", async () => {
    const speaker = new Speaker(dialect);
    const body = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}';
    const { response, bytes } = await speaker.say("Hello?", { script: { status: 529, body } });
    expect([response.status, bytes]).toEqual([529, body]);
  });

  test("keeps one person's memory from another's", async () => {
    const [one, two] = [new Speaker(dialect), new Speaker(dialect)];
    await one.note("The spare key lies in the blue tin");
    await two.say("Where is my spare key?");
    expect(await two.told()).not.toContain("blue tin");
  });
});
