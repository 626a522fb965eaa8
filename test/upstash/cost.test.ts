import { expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { rowsCounted } from "../support/rows-written.ts";
import { carried } from "../support/upstash/cold-start.ts";

/* The rows that a vault writes for an exchange are most of its cost (docs/benchmarks.md). */

const SAID = [
  "How do I get rid of rust on a cast iron pan?",
  "I have two cats.",
  "What goes with roast leeks in the autumn?",
  "Which oil is best for a squeaky door?",
  "I live in Lisbon.",
  "How long does sourdough keep in a tin?",
  "What is a good way to learn the accordion?",
  "I am allergic to nuts.",
  "Why do my tomatoes split after rain?",
  "How do I sharpen a kitchen knife?",
];

test("ten exchanges with three statements write at most 13 rows each until all are pushed", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const { written } = await rowsCounted(person, async () => {
    for (const text of SAID) {
      await person.say(text, { headers: { "cache-control": "no-store" } });
      await carried(person);
    }
  });
  expect(written / SAID.length).toBeLessThanOrEqual(13);
  expect(await person.rounds()).toHaveLength(SAID.length + 1);
});
