import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* A question reaches a second hop: what a line that fits names, another statement tells more about. */

const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 1, 9);
const OTHERS = "rowing baking chess pottery sailing knitting fencing archery karate judo skating surfing".split(" ");

const planned = (name: string): string => `on my list for the autumn is ${name}, a course costs ${name.length}0 euros`;

/** Imports statements, one a day, with others between them. */
async function heard(said: readonly string[]): Promise<Person> {
  const person = new Person();
  const all = [
    ...said.slice(0, 1),
    ...OTHERS.map(planned),
    ...said.slice(1),
    ...OTHERS.map((name) => `my aunt once tried ${name}`),
  ];
  const lines = all.map((content, day) =>
    JSON.stringify({
      kind: "exchange",
      conversation: `talk ${day}`,
      at: new Date(AT + day * DAY).toISOString(),
      messages: [{ role: "user", content }],
    }),
  );
  expect((await person.memory("/import", "POST", lines.join("\n"))).status).toBe(200);
  return person;
}

test.each([
  // People, organisations, places and things.
  [
    ["my cello is at Rolf's for new strings", "Rolf closes at four on saturdays which is a nuisance"],
    "until when can I fetch my cello?",
    /four/,
  ],
  [
    ["for the fence we went with Quill and Daughters", "Quill and Daughters have a waiting list of two years, sigh"],
    "how long will it be until our fence gets done?",
    /two years/,
  ],
  [
    ["my grandfather has moved into Larchfield", "Larchfield lets nobody in before two o'clock"],
    "when may I visit my grandfather?",
    /two o'clock/,
  ],
  [
    ["unser Steuerberater ist Herr Imhof", "der Imhof hat freitags immer geschlossen, wie ärgerlich"],
    "kann ich am Freitag bei unserem Steuerberater anrufen?",
    /geschlossen/,
  ],
])("%j answers “%s”", async (said, query, answer) => {
  const person = await heard(said);
  const recalled = await person.memory("/recall", "POST", { query, limit: 5, tokenBudget: 130 });
  const { block } = await recalled.json<{ block: string }>();
  expect(block).toMatch(answer);
});
