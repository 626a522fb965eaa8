import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type { ExplainedExchange } from "../../src/ports/exchange.ts";
import { Person } from "../support/person.ts";
import type { ExtractorCall, ExtractorScript } from "../support/scripted-extractor.ts";

/* `EXTRACTOR=llm`: a model finds what is worth keeping, off everybody's path, and its word is checked. */

const fact = (slot: string, value: string, quote: string, text = quote) => ({ kind: "fact", slot, value, quote, text });

/** A person whose turns no other test's script answers, and the model that reads them. */
class Read extends Person {
  readonly mark = `m${crypto.randomUUID().replaceAll("-", "")}`;

  /** Their messages, with the mark in them. */
  text(said: string): string {
    return `${said} [${this.mark}]`;
  }

  async script(found: Readonly<Record<string, readonly object[]>>, rest: Partial<ExtractorScript> = {}): Promise<void> {
    const marked = Object.fromEntries(Object.entries(found).map(([said, findings]) => [this.text(said), findings]));
    const script: ExtractorScript = { found: marked, ...rest };
    await fetch(this.control, { method: "PUT", body: JSON.stringify(script) });
  }

  async calls(): Promise<ExtractorCall[]> {
    return (await fetch(this.control)).json();
  }

  async tell(said: string, options: Parameters<Person["say"]>[1] = {}): Promise<string> {
    return (await this.say(this.text(said), options)).headers.get("throughline-exchange") ?? "";
  }

  async alarm(): Promise<boolean> {
    return runDurableObjectAlarm(await this.vault());
  }

  async explained(exchange: string): Promise<ExplainedExchange> {
    return (await this.memory(`/exchanges/${exchange}`)).json();
  }

  private get control(): string {
    return `http://upstream.test/_extractor/${this.mark}`;
  }
}

test("what was said is recalled at once by its words, and what the model finds once it was asked", async () => {
  const person = new Read();
  await person.script({ "I live in Oslo.": [fact("home", "Oslo", "I live in Oslo")] });
  const exchange = await person.tell("I live in Oslo.");
  expect(await person.facts()).toEqual([]);
  expect((await person.explained(exchange)).learning).toEqual({ status: "pending", attempts: 0, reason: null });
  await person.say("Where do I live?");
  expect(await person.told()).toContain("user: I live in Oslo.");

  expect(await person.alarm()).toBe(true);
  const [memory] = (await person.memories()).filter(({ type }) => type === "semantic");
  expect(memory).toMatchObject({ text: "I live in Oslo", source: { exchange, quote: "I live in Oslo", role: "user" } });
  const { learning, wrote } = await person.explained(exchange);
  expect(learning).toEqual({ status: "done", attempts: 0, reason: null });
  expect(wrote).toContain(memory?.id);
});

test("one call asks for all turns that wait, with the operator's key and never the caller's", async () => {
  const person = new Read();
  await person.script({ "I live in Oslo.": [fact("home", "oslo", "I live in Oslo")] });
  const opening = { role: "user", content: person.text("I am Zora.") };
  await person.say([opening]);
  await person.say([
    opening,
    { role: "assistant", content: "Hello." },
    { role: "user", content: person.text("I live in Oslo.") },
  ]);
  await person.alarm();
  const [call, ...others] = await person.calls();
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    authorization: "Bearer key-of-the-extractor",
    model: "scripted",
    format: "json_schema",
  });
  expect(call?.turns.map(({ said }) => said)).toEqual([person.text("I am Zora."), person.text("I live in Oslo.")]);
  expect(call?.turns[1]?.before).toEqual([person.text("I am Zora.")]);
  expect(await person.facts()).toEqual(["I live in Oslo"]);
});

describe("the model's word is checked", () => {
  test.each([
    ["a quote that was not said", fact("home", "oslo", "I live in Oslo, Norway")],
    ["a quote of nothing", fact("home", "oslo", "")],
    ["no value", fact("home", "", "I like it here")],
    ["no slot", fact("", "oslo", "I like it here")],
  ])("%s is dropped, and what is sound beside it is kept", async (_, finding) => {
    const person = new Read();
    await person.script({ "I like it here, I am 40.": [finding, fact("age", "40", "I am 40")] });
    await person.tell("I like it here, I am 40.");
    await person.alarm();
    expect(await person.facts()).toEqual(["I am 40"]);
  });

  test.each([
    ["a question", "Do I live in Oslo? I keep bees.", "I live in Oslo"],
    ["a condition", "I keep bees. If I live in Oslo next year, what of them?", "I live in Oslo"],
    ["a quotation", 'I keep bees.\nAnna wrote: "I live in Oslo, come and see me."', "I live in Oslo"],
    ["a text", "I keep bees.\nPlease proofread this: I live in Oslo and my sister sells honey.", "I live in Oslo"],
    ["a supposition", "I keep bees. Imagine I live in Oslo and keep a bear.", "I live in Oslo"],
    ["a part", "I keep bees. You are the king of Norway. I live in Oslo.", "I live in Oslo"],
  ])("words of %s are no statement, and what is one beside them is kept", async (_, said, quote) => {
    const person = new Read();
    await person.script({ [said]: [fact("home", "oslo", quote), fact("own:bees", "yes", "I keep bees")] });
    await person.tell(said);
    await person.alarm();
    expect(await person.facts()).toEqual(["I keep bees"]);
  });

  test("words that stand in a question and are stated besides are kept, and so is an order in a question", async () => {
    const person = new Read();
    const said = "Do I live in Oslo? Yes, I live in Oslo. Can you always answer in French?";
    const order = { ...fact("language", "french", "always answer in French"), kind: "instruction" };
    await person.script({ [said]: [fact("home", "oslo", "I live in Oslo"), order] });
    await person.tell(said);
    await person.alarm();
    const found = (await person.memories()).filter(({ type }) => type !== "episodic");
    expect(found.map(({ text }) => text).toSorted()).toEqual(["I live in Oslo", "always answer in French"]);
  });

  test("a side of the user becomes the kind, one that is not known does not, and an instruction stays one", async () => {
    const person = new Read();
    const said = "I run a bakery, I bake at night, I am 40, and always answer in French.";
    await person.script({
      [said]: [
        { ...fact("own:bakery", "yes", "I run a bakery"), about: "work" },
        { ...fact("habit:night", "yes", "I bake at night"), about: "mood" },
        fact("age", "40", "I am 40"),
        { ...fact("language", "french", "always answer in French"), kind: "instruction", about: "preference" },
      ],
    });
    await person.tell(said);
    await person.alarm();
    const kinds = (await person.memories()).map(({ text, kind }) => [text, kind] as const);
    expect(Object.fromEntries(kinds.filter(([, kind]) => kind !== null))).toEqual({
      "I run a bakery": "work",
      "I bake at night": "health",
      "I am 40": "identity",
      "always answer in French": "instruction",
    });
  });

  test("a text with words that the user did not say gives way to the quote", async () => {
    const person = new Read();
    await person.script({ "I moved.": [fact("home", "x", "I moved", "The user moved to Honolulu and loves it")] });
    await person.tell("I moved.");
    await person.alarm();
    expect(await person.facts()).toEqual(["I moved"]);
  });
});

test("a correction that needs the turn before is written out, supersedes, and is dated", async () => {
  const person = new Read();
  await person.script({
    "I moved to Oslo last week.": [fact("home", "oslo", "I moved to Oslo last week")],
    "Actually, Bergen.": [fact("home", "bergen", "Actually, Bergen", "I moved to Bergen last week")],
    "Always answer in French.": [{ ...fact("language", "french", "Always answer in French"), kind: "instruction" }],
    "I left Bergen.": [{ ...fact("home", "bergen", "I left Bergen"), kind: "ended" }],
  });
  const first = { role: "user", content: person.text("I moved to Oslo last week.") };
  const then = { role: "user", content: person.text("Actually, Bergen.") };
  await person.say([first]);
  await person.say([first, { role: "assistant", content: "Nice." }, then]);
  await person.alarm();
  const facts = (await person.memories()).filter(({ type }) => type === "semantic");
  expect(facts.map(({ text, validTo }) => [text.split(" (")[0], validTo === null])).toEqual(
    expect.arrayContaining([
      ["I moved to Oslo last week", false],
      ["I moved to Bergen last week", true],
    ]),
  );
  await person.tell("Always answer in French.");
  await person.tell("I left Bergen.");
  await person.alarm();
  const holding = (await person.memories()).filter(({ type, validTo }) => type !== "episodic" && validTo === null);
  expect(holding.map(({ type, text }) => `${type}: ${text}`).toSorted()).toEqual([
    "procedural: Always answer in French",
    "semantic: I left Bergen",
  ]);
});

test("an endpoint that takes no schema is asked for JSON, and not for a schema again", async () => {
  const person = new Read();
  await person.script(
    { "I am 40.": [fact("age", "40", "I am 40")], "I live in Oslo.": [fact("home", "oslo", "I live in Oslo")] },
    { refuses: ["json_schema", "json_object"] },
  );
  await person.tell("I am 40.");
  await person.alarm();
  await person.tell("I live in Oslo.");
  await person.alarm();
  const formats = (await person.calls()).map(({ format }) => format);
  expect(formats.at(-1)).toBe("none");
  expect(formats.filter((format) => format === "none")).toHaveLength(2);
  expect(await person.facts()).toHaveLength(2);
});

describe("a failure is not nothing", () => {
  test.each([
    ["an error", { status: 503 }, "status 503"],
    ["text that is no JSON", { content: "Sure! Here you go." }, "malformed answer"],
    ["JSON of another shape", { content: '{"turns":"none"}' }, "malformed answer"],
    ["an answer without the turn", { content: '{"turns":[]}' }, "turn missing"],
    ["an answer that is cut off", { content: '{"turns":[{"turn":1,', finish_reason: "length" }, "answer cut off"],
  ])("%s is tried again", async (_, fault, reason) => {
    const person = new Read();
    await person.script({ "I am 40.": [fact("age", "40", "I am 40")] }, { faults: [fault] });
    const exchange = await person.tell("I am 40.");
    await person.alarm();
    expect(await person.facts()).toEqual([]);
    expect((await person.explained(exchange)).learning).toEqual({ status: "pending", attempts: 1, reason });
    await person.alarm();
    expect(await person.facts()).toEqual(["I am 40"]);
  });

  test("five of them park it, visibly, and those after it are read", async () => {
    const person = new Read();
    const faults = Array.from({ length: 5 }, () => ({ content: "no JSON" }));
    await person.script({ "I live in Oslo.": [fact("home", "oslo", "I live in Oslo")] }, { faults });
    const exchange = await person.tell("I am 40.");
    for (let alarm = 1; alarm <= 7; alarm++) await person.alarm();
    expect(await person.calls()).toHaveLength(5);
    expect((await person.explained(exchange)).learning).toEqual({
      status: "parked",
      attempts: 5,
      reason: "malformed answer",
    });
    await person.say("Am I 40, or what did I tell you?");
    expect(await person.told()).toContain("user: I am 40.");
    await person.tell("I live in Oslo.");
    await person.alarm();
    expect(await person.facts()).toEqual(["I live in Oslo"]);
  });

  test("of turns that failed together the one to blame alone is parked", async () => {
    const person = new Read();
    const malformed = { content: "no JSON" };
    await person.script(
      { "I live in Oslo.": [fact("home", "oslo", "I live in Oslo")] },
      { faults: [malformed, malformed] },
    );
    await person.tell("I am 40.");
    await person.tell("I live in Oslo.");
    await person.alarm();
    expect(await person.facts()).toEqual([]);
    await person.alarm();
    await person.alarm();
    const sent = (await person.calls()).map(({ turns }) => turns.length);
    expect(sent).toEqual([2, 1, 1]);
    expect(await person.facts()).toEqual(["I live in Oslo"]);
  });
});

test("what is forgotten while the model reads it teaches nothing", async () => {
  const person = new Read();
  await person.script({ "I am 40.": [fact("age", "40", "I am 40")] }, { faults: [{ hangs: true }] });
  await person.tell("I am 40.");
  const alarm = person.alarm();
  await expect.poll(async () => (await person.calls()).length).toBe(1);
  for (const { id } of await person.memories()) expect((await person.memory(`/${id}`, "DELETE")).status).toBe(204);
  await alarm;
  expect(await person.memories()).toEqual([]);
});

test(
  "200 turns in which a model finds what nobody said add nothing, and a history sent 30 times one copy",
  { timeout: 60_000 },
  async () => {
    const person = new Read();
    const talk = Array.from({ length: 200 }, (_, i) => `Hello for the ${i}th time!`);
    const invented = Object.fromEntries(talk.map((said, i) => [said, [fact(`own:thing ${i}`, "gold", "I own gold")]]));
    await person.script({ ...invented, "I live in Oslo.": [fact("home", "oslo", "I live in Oslo")] });
    for (const said of talk) await person.tell(said);
    for (let alarm = 0; alarm < 12; alarm++) await person.alarm();
    expect((await person.calls()).flatMap(({ turns }) => turns)).toHaveLength(200);
    expect(await person.facts()).toEqual([]);
    for (let time = 0; time < 30; time++) await person.tell("I live in Oslo.");
    for (let alarm = 0; alarm < 3; alarm++) await person.alarm();
    const facts = (await person.memories("?status=all&limit=200&type=semantic")).map(({ text }) => text);
    expect(facts).toEqual(["I live in Oslo"]);
  },
);
