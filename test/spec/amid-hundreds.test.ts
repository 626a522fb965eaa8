import { expect, test, vi } from "vitest";
import { Person } from "../support/person.ts";

/* A block tells who somebody is and the limits that bear on their question, of hundreds of memories. */

vi.setConfig({ testTimeout: 40_000 }); // Hundreds of exchanges are imported.

const DAY = 86_400_000;
const FIRST = Date.parse("2026-01-01T09:00:00Z");
const PLANS = 160;

/** Somebody who said a few things about themselves long ago, and has told of outings since. */
async function talkative(said: readonly string[], outing: (n: number) => string): Promise<Person> {
  const person = new Person();
  const all = [...said, ...Array.from({ length: PLANS }, (_, n) => outing(n))];
  const lines = all.map((content, i) =>
    JSON.stringify({
      kind: "exchange",
      conversation: `c${i}`,
      at: new Date(FIRST + i * DAY).toISOString(),
      messages: [
        { role: "user", content },
        { role: "assistant", content: "Noted." },
      ],
    }),
  );
  await person.memory("/import", "POST", lines.join("\n"));
  return person;
}

const toldOn = async (person: Person, question: string): Promise<string> => {
  await person.say(question);
  return person.told();
};

test("a limit is told where it bears on what somebody is advised", async () => {
  const person = await talkative(
    [
      "I'm Sefton, and I run a kiosk in Hull.",
      "I'm terrified of flying, so I never take a plane.",
      "My budget for presents is 25 pounds.",
    ],
    (n) => `I'm planning a trip to pier ${n} with my sister next weekend.`,
  );
  expect(await toldOn(person, "Plan a trip to Lisbon for me.")).toMatch(/terrified of flying/);
  expect(await toldOn(person, "Suggest a gift for my sister.")).toMatch(/25 pounds/);
  expect(await toldOn(person, "Good morning!")).toMatch(/Sefton/);
});

test("so it is in German", async () => {
  const person = await talkative(
    ["Ich heiße Jorid und wohne in Emden.", "Mein Budget für Geschenke sind 25 Euro."],
    (n) => `Ich plane mit meiner Schwester eine Reise zum Leuchtturm ${n}.`,
  );
  expect(await toldOn(person, "Schlag mir ein Geschenk für meine Schwester vor.")).toMatch(/25 Euro/);
  expect(await toldOn(person, "Guten Morgen!")).toMatch(/Jorid/);
});
