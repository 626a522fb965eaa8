import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Feedback on an exchange changes what is recalled next. Nothing is lost by it. */

/** Asks in a conversation of its own; the upstream answers `content`. */
async function ask(person: Person, question: string, content: string, conversation: string): Promise<string> {
  const headers = { "throughline-conversation": conversation };
  const response = await person.say(question, { script: { content }, headers });
  return response.headers.get("throughline-exchange") ?? "";
}

const judge = (person: Person, exchange: string, score: unknown): Promise<Response> =>
  person.memory("/feedback", "POST", { exchange, score });

const BIRCH = "Rub my birch desk with linseed oil?";
const CEDAR = "Rub my cedar desk with beeswax?";

/** Two rounds that answer a question about as well as each other. */
async function twoWays(): Promise<{ person: Person; birch: string; cedar: string; first: () => Promise<string> }> {
  const person = new Person();
  const birch = await ask(person, BIRCH, "Linseed oil darkens my desk.", "birch");
  const cedar = await ask(person, CEDAR, "Beeswax brightens my desk.", "cedar");
  const first = async (): Promise<string> => (await person.recall("What did we rub my desk with?"))[0] ?? "";
  return { person, birch, cedar, first };
}

describe("a verdict on an exchange", () => {
  test("brings the better way to the front, whichever that is", async () => {
    const { person, birch, cedar, first } = await twoWays();
    await judge(person, birch, 1);
    await judge(person, cedar, -1);
    expect(await first()).toContain("birch");
    await judge(person, birch, -1);
    await judge(person, cedar, 1);
    expect(await first()).toContain("cedar");
  });

  test("hides nothing: what went badly can still be found", async () => {
    const { person, birch } = await twoWays();
    await judge(person, birch, -1);
    expect((await person.recall("birch linseed")).join()).toContain("birch");
    expect(await person.rounds()).toHaveLength(2);
  });

  test("replaces the one before it, however often it is given", async () => {
    const { person, birch } = await twoWays();
    for (let i = 0; i < 5; i++) await judge(person, birch, 1);
    const [line] = (await (await person.memory("/export")).text()).split("\n").filter((l) => l.includes("birch"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ worth: 1 });
    await judge(person, birch, 0);
    const [again] = (await (await person.memory("/export")).text()).split("\n").filter((l) => l.includes("birch"));
    expect(JSON.parse(again ?? "{}")).toMatchObject({ worth: 0 });
  });

  test("is told with the exchange, and travels in an export", async () => {
    const { person, birch } = await twoWays();
    await judge(person, birch, 0.5);
    expect(await (await person.memory(`/exchanges/${birch}`)).json()).toMatchObject({ feedback: 0.5 });
    const elsewhere = new Person();
    await elsewhere.memory("/import", "POST", await (await person.memory("/export")).text());
    expect(await (await elsewhere.memory("/export")).text()).toContain('"worth":0.5');
  });

  test("moves the memories that the answer was told of", async () => {
    const person = new Person();
    await person.say("My dog is called Waldo.");
    const exchange = await ask(person, "What is my dog called?", "Waldo.", "later");
    const { moved } = await (await judge(person, exchange, 1)).json<{ moved: string[] }>();
    const fact = (await person.memories()).find(({ type }) => type === "semantic");
    expect(moved).toContain(fact?.id);
  });
});

test("a question about the world that went well comes back for the next like it; without a verdict it does not", async () => {
  const question = "How do I proof sourdough bread in a cold kitchen overnight?";
  const alike = "How do I proof sourdough bread in a cold kitchen?";
  const person = new Person();
  const exchange = await ask(person, question, "Put the oven light on.", "first");
  await ask(person, alike, "Like so.", "second");
  expect(await person.told()).not.toContain("oven light");
  await judge(person, exchange, 1);
  await ask(person, alike, "Like so.", "third");
  expect(await person.told()).toContain("oven light");
});

test("asking the same again lowers the answer that did not help", async () => {
  const fresh = await twoWays();
  const history = [
    { role: "user", content: BIRCH },
    { role: "assistant", content: "Linseed oil darkens my desk." },
    { role: "user", content: "Please, rub my birch desk with linseed oil?" },
  ];
  await fresh.person.say(history, { headers: { "throughline-conversation": "birch" } });
  expect(await (await fresh.person.memory(`/exchanges/${fresh.birch}`)).json()).toMatchObject({ feedback: -0.5 });
  expect(await (await fresh.person.memory(`/exchanges/${fresh.cedar}`)).json()).toMatchObject({ feedback: null });
});

describe("what is no verdict", () => {
  test.each([[2], [-1.5], ["good"], [null], [Number.NaN]])(
    "a score of %j is a 400 that names the field",
    async (score) => {
      const { person, birch } = await twoWays();
      const response = await judge(person, birch, score);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { param: "score" } });
    },
  );

  test("of an exchange that never was, or is somebody else's, is the same 404", async () => {
    const { birch } = await twoWays();
    const stranger = new Person();
    await stranger.say("Hello there.");
    const [unknown, foreign] = [await judge(stranger, "exc_none", 1), await judge(stranger, birch, 1)];
    expect([unknown.status, foreign.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await unknown.text());
  });

  test("by another method is a 405", async () => {
    expect((await new Person().memory("/feedback")).status).toBe(405);
  });
});

/** Asks where the hut is, and then says something of the answer. Returns the statement about the hut. */
async function hutAfter(
  verdict: string,
  said = "It is on Hailuoto.",
): Promise<{ confidence: number; earlier: unknown }> {
  const person = new Person();
  await ask(person, "My hut is on the island of Hailuoto.", "Noted.", "told");
  const question = { role: "user", content: "Where is my hut?" };
  const answer = { role: "assistant", content: said };
  const headers = { "throughline-conversation": "asked" };
  await person.say(question.content, { script: { content: answer.content }, headers });
  await person.say([question, answer, { role: "user", content: verdict }], { headers });
  const [hut] = (await person.memories()).filter(({ type, text }) => type === "semantic" && /hut/.test(text));
  return { confidence: hut?.confidence ?? 0, earlier: hut?.metadata["earlier"] };
}

describe("a verdict in words", () => {
  test("leaves alone what the answer did not tell", async () => {
    const { earlier } = await hutAfter("No, that's wrong.", "Twelve by nine is 107.");
    expect(earlier).toBeUndefined();
  });

  test.each(["Not any more.", "Exactly!"])("is none where it may answer a question: %s", async (said) => {
    const answer = "It is on Hailuoto. Do you still go there?";
    expect(await hutAfter(said, answer)).toEqual(await hutAfter("Lovely.", answer));
  });

  test("lowers or raises the confidence in what was told", async () => {
    const [plain, right, wrong] = [
      await hutAfter("Lovely."),
      await hutAfter("That's right!"),
      await hutAfter("No, that's wrong."),
    ];
    expect(plain.earlier).toBeUndefined();
    expect(right.confidence).toBeGreaterThan(plain.confidence);
    expect(wrong.confidence).toBeLessThan(plain.confidence);
    expect(wrong.earlier).toEqual(expect.stringMatching(/^mem_/));
  });
});
