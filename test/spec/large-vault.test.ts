import { runDurableObjectAlarm } from "cloudflare:test";
import { expect, test } from "vitest";
import { exports } from "cloudflare:workers";
import { Person } from "../support/person.ts";
import { rowsCounted } from "../support/rows-written.ts";

/*
 * The rows that an exchange reads do not grow with the memory: a user of years is answered as fast as a new one. A
 * statement that supersedes a fact reads the records of exchanges as well, of which a row holds many.
 */

const ROUNDS = 400;

test("the model is told of an unclear order to forget, however many rounds there are", async () => {
  const person = new Person();
  const said = [
    ...Array.from({ length: ROUNDS }, (_, i) => `Lamp number ${i} is by the window.`),
    "The canoe is leaking.",
  ];
  const lines = said.map((content, i) => {
    const messages = [
      { role: "user", content },
      { role: "assistant", content: "Noted." },
    ];
    return `${JSON.stringify({ kind: "exchange", conversation: `c${i}`, at: "2026-01-01T00:00:00Z", messages })}\n`;
  });
  await person.memory("/import", "POST", lines.join(""));
  const told = async (order: string): Promise<string> => {
    await person.say(order);
    return person.told();
  };
  expect(await told("Forget everything about the zeppelin.")).toMatch(/asked to forget something/);
  expect(await told("Forget everything about the canoe.")).not.toMatch(/asked to forget something/);
  expect(await (await person.memory("/export")).text()).not.toMatch(/canoe/);
});

test.each([
  "What goes with leeks?",
  "No, I don't live there any more.",
  "Actually, forget that.",
  "Actually, Bergen.",
  "I live in Bergen.",
])("reads few rows if a user with hundreds of rounds says %s", async (said) => {
  const person = new Person();
  const lines = Array.from({ length: ROUNDS }, (_, i) => {
    const messages = [
      { role: "user", content: `What shall I do with the lamp number ${i}?` },
      { role: "assistant", content: `Put lamp ${i} by the window.` },
    ];
    return `${JSON.stringify({ kind: "exchange", conversation: `c${i}`, at: "2026-01-01T00:00:00Z", messages })}\n`;
  });
  const imported = await (await person.memory("/import", "POST", lines.join(""))).json<{ imported: number }>();
  expect(imported).toMatchObject({ imported: ROUNDS });
  await person.say("I live in Oslo.");
  // The alarm reads the rounds to pack them.
  while (await runDurableObjectAlarm(await person.vault()));
  const { read } = await rowsCounted(person, async () => void (await person.say(said)));
  expect(read).toBeLessThan(200);
});

test("reads few rows to note an answer that the provider keeps", async () => {
  const person = new Person();
  const lines = Array.from({ length: ROUNDS }, (_, i) => {
    const messages = [
      { role: "user", content: `What shall I do with the lamp number ${i}?` },
      { role: "assistant", content: `Put lamp ${i} by the window.` },
    ];
    return `${JSON.stringify({ kind: "exchange", conversation: `c${i}`, at: "2026-01-01T00:00:00Z", messages })}\n`;
  });
  await person.memory("/import", "POST", lines.join(""));
  const ask = async (input: string): Promise<void> => {
    const body = JSON.stringify({ model: "stand-in", input, user: person.user });
    const init = { method: "POST", headers: person.headers, body };
    const response = await exports.default.fetch("http://throughline.test/v1/responses", init);
    expect(response.status).toBe(200);
    await response.text();
  };
  await ask("What goes with leeks?");
  while (await runDurableObjectAlarm(await person.vault()));
  const { read } = await rowsCounted(person, () => ask("And with chard?"));
  expect(read).toBeLessThan(200);
});
