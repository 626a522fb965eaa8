import { describe, expect, test } from "vitest";
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
