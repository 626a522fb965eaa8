import { describe, expect, test } from "vitest";
import { cellsWith } from "../support/cells-with.ts";
import { Conversation } from "../support/conversation.ts";
import { Person } from "../support/person.ts";

/* Guarantee 9: what a person stated, in whatever words, is a memory they can see, correct and delete. */

interface Listed {
  readonly id: string;
  readonly text: string;
  readonly kind: string | null;
  readonly source: { readonly quote: string | null };
}

async function listed(person: Person, status = "active"): Promise<Listed[]> {
  const response = await person.memory(`?type=semantic&limit=100&status=${status}`, "GET");
  return (await response.json<{ data: Listed[] }>()).data;
}

const ASK = "Write two lines about me for the club newsletter.";

async function toldTo(person: Person, question = ASK): Promise<string> {
  await person.say(question, { headers: { "throughline-memory": "read" } });
  return person.told();
}

describe("a sentence in the user's own words", () => {
  test("is a memory with its quote beside the question that it stands with", async () => {
    const person = new Person();
    await person.say(
      "we run a small pottery workshop in a converted barn, 12 wheels. how do i price a beginners class?",
    );
    const [memory] = await listed(person);
    expect(memory?.text).toContain("pottery workshop");
    expect(memory?.source.quote).toContain("12 wheels");
    expect(await toldTo(person)).toContain("pottery workshop in a converted barn");
  });

  test("is told once, not beside the round it was said in", async () => {
    const person = new Person();
    await person.say("I've been restoring an old wooden sailing boat in my garage since spring.");
    const told = await toldTo(person);
    expect(told.split("wooden sailing boat")).toHaveLength(2);
  });

  test("goes with its deletion, and no round tells it after", async () => {
    const person = new Person();
    await person.say("I've been restoring an old wooden sailing boat in my garage since spring.");
    await person.say("My sister teaches chemistry at a secondary school in Turin.");
    const boat = (await listed(person)).find(({ text }) => text.includes("sailing boat"));
    expect((await person.memory(`/${boat?.id}`, "DELETE")).status).toBe(204);
    const told = await toldTo(person);
    expect(told).not.toContain("sailing boat");
    expect(told).toContain("chemistry");
  });

  test("is told as corrected by hand, and no longer as said", async () => {
    const person = new Person();
    await person.say("I've been restoring an old wooden sailing boat in my garage since spring.");
    const [boat] = await listed(person);
    await person.memory(`/${boat?.id}`, "PATCH", { text: "Restores an old steel tugboat" });
    const told = await toldTo(person);
    expect(told).toContain("steel tugboat");
    expect(told).not.toContain("sailing boat");
  });

  test("is not told for a fact in it that was superseded, and the rest of it still is", async () => {
    const person = new Person();
    await person.say("I live in Ulm and I've been teaching maths at a night school for ten years.");
    await person.say("I moved to Bonn.");
    const told = await toldTo(person);
    expect(told).not.toContain("Ulm");
    expect(told).toContain("night school");
    expect((await listed(person)).map(({ text }) => text).join()).not.toContain("Ulm");
  });
});

/** A sentence that says a fact of a known slot and something besides. */
const ULM = "I live in Ulm and I've been teaching maths at a night school for ten years.";

/** Returns a person who said it, and the ids of what was learnt of it: the fact, and the sentence as it was said. */
async function fromUlm(): Promise<{ person: Person; fact: string; sentence: string }> {
  const person = new Person();
  await person.say(ULM, { script: { content: "Ulm is lovely." } });
  const memories = await listed(person);
  const idOf = (text: string): string => memories.find((one) => one.text === text)?.id ?? `no ${text}`;
  return { person, fact: idOf("I live in Ulm"), sentence: idOf(ULM) };
}

describe("a fact and the sentence it was said in", () => {
  test("are told once", async () => {
    const { person } = await fromUlm();
    const told = await toldTo(person);
    expect(told.split("Ulm")).toHaveLength(2);
    expect(told).toContain("night school");
    expect((await toldTo(person, "Where do I live, and what do I teach?")).split("in Ulm")).toHaveLength(2);
  });

  test("are told once in the later turns of a conversation", async () => {
    const { person } = await fromUlm();
    const talk = new Conversation({ credential: person.headers, user: person.user });
    await talk.say(ASK);
    await talk.say("Where do I live?");
    expect((await talk.say("I mean: do I live in Ulm?")).split("in Ulm")).toHaveLength(2);
  });

  test("go together if the fact is deleted", async () => {
    const { person, fact } = await fromUlm();
    expect((await person.memory(`/${fact}`, "DELETE")).status).toBe(204);
    expect(await cellsWith(person, "Ulm")).toEqual([]);
    expect(await toldTo(person)).not.toContain("Ulm");
  });

  test("go together if the sentence is deleted", async () => {
    const { person, sentence } = await fromUlm();
    expect((await person.memory(`/${sentence}`, "DELETE")).status).toBe(204);
    expect(await cellsWith(person, "Ulm")).toEqual([]);
    expect(await toldTo(person)).not.toMatch(/Ulm|night school/);
  });

  test("go with the round, if that is deleted", async () => {
    const { person, fact } = await fromUlm();
    const [round] = await person.rounds();
    expect((await person.memory(`/${round?.id}`, "DELETE")).status).toBe(204);
    expect(await toldTo(person)).not.toContain("night school");
    // The fact is a memory of its own, and stays until it is deleted.
    expect((await listed(person)).map(({ id }) => id)).toEqual([fact]);
  });

  test("go if the user asks to forget the fact", async () => {
    const { person } = await fromUlm();
    await person.say("Please forget that I live in Ulm.");
    expect(await cellsWith(person, "Ulm")).toEqual([]);
    expect(await toldTo(person)).not.toContain("Ulm");
  });

  test("are both corrected if the fact is corrected by hand", async () => {
    const { person, fact } = await fromUlm();
    await person.memory(`/${fact}`, "PATCH", { text: "I live in Bonn" });
    const told = await toldTo(person);
    expect(told).toContain("I live in Bonn");
    expect(told).not.toContain("Ulm");
    expect(told).toContain("night school");
    expect((await listed(person)).map(({ text }) => text)).toEqual(["I live in Bonn"]);
  });

  test("are both corrected if the sentence is corrected by hand", async () => {
    const { person, sentence } = await fromUlm();
    await person.memory(`/${sentence}`, "PATCH", { text: "I live in Bonn and teach maths at a night school" });
    const told = await toldTo(person);
    expect(told).toContain("I live in Bonn and teach maths");
    expect(told).not.toContain("Ulm");
    expect((await listed(person)).map(({ text }) => text)).toEqual([
      "I live in Bonn and teach maths at a night school",
    ]);
  });

  test("stay the same if a correction of the sentence keeps the fact", async () => {
    const { person, fact, sentence } = await fromUlm();
    await person.memory(`/${sentence}`, "PATCH", { text: "I live in Ulm and I've been teaching physics" });
    expect((await listed(person)).map(({ id }) => id)).toContain(fact);
    const told = await toldTo(person);
    expect(told).toContain("physics");
    expect(told).not.toContain("maths");
  });

  test("hold as they were said before, at a time in the past", async () => {
    const { person } = await fromUlm();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const asOf = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await person.say("I moved to Bonn.");
    const ask = async (body: object): Promise<string> =>
      (await (await person.memory("/recall", "POST", { query: "Where do I live?", ...body })).json<{ block: string }>())
        .block;
    expect(await ask({})).not.toContain("Ulm");
    expect(await ask({ asOf })).toContain("Ulm");
    expect(await ask({ asOf })).not.toContain("Bonn");
  });
});

describe("a sentence that was said twice", () => {
  test("goes with its deletion wherever it was said, and so do answers that repeat it", async () => {
    const person = new Person();
    const FRESH = { "cache-control": "no-store" };
    await person.say("The marmot under our terrace is called Waldemar.", { script: { content: "Ha." } });
    await person.say("By the way, the marmot under our terrace is called Waldemar.", { script: { content: "Yes." } });
    await person.say("What is the marmot's name?", { script: { content: "Waldemar, you said." }, headers: FRESH });
    const [one] = (await listed(person)).filter(({ text }) => text.includes("Waldemar"));
    expect((await person.memory(`/${one?.id}`, "DELETE")).status).toBe(204);
    expect(await cellsWith(person, "Waldemar")).toEqual([]);
  });
});
