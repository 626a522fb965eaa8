import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* A block that was near its budget in the first turn stays within it, whatever may have ended its lines. */

/** The default of MEMORY_BUDGET_TOKENS. */
const BUDGET = 700;
const AT = Date.UTC(2026, 2, 10, 9);
const DAY = 86_400_000;
const CLASSES = [
  "judo",
  "choir",
  "pottery",
  "chess",
  "violin",
  "yoga",
  "ballet",
  "karate",
  "cello",
  "drama",
  "archery",
  "rowing",
];
const PAYS = "a month for the key and the little cupboard by the door";

test("a second turn adds no more than the first one left", async () => {
  const person = new Person();
  const said = [
    ...CLASSES.map((one) => `i pay 30 a month for the ${one} and that includes ${PAYS.slice(8)}`),
    ...CLASSES.map(
      (one) =>
        `the ${one} went up to 36 a month, ${"which is a lot as we said at home and will say again, ".repeat(6)}`,
    ),
  ];
  const lines = said.map((content, i) =>
    JSON.stringify({
      kind: "exchange",
      conversation: `talk ${i}`,
      at: new Date(AT + i * DAY).toISOString(),
      messages: [{ role: "user", content }],
    }),
  );
  expect((await person.memory("/import", "POST", lines.join("\n"))).status).toBe(200);
  const asked = { role: "user", content: `What do I pay ${PAYS}?` };
  await person.say([asked]);
  const first = await person.told();
  expect(first.match(/went up|i pay 30/g)?.length).toBeGreaterThan(3);
  await person.say([asked, { role: "assistant", content: "Very well." }, { role: "user", content: "Fine." }]);
  expect((await allTold(person)).length / 4).toBeLessThanOrEqual(BUDGET);
});

/** Returns all that the last request held beside what was said. */
async function allTold(person: Person): Promise<string> {
  const sent = (await person.sent()).at(-1);
  const { messages } = JSON.parse(sent?.body ?? "{}") as { messages: { content: string }[] };
  return messages.map(({ content }) => content.match(/<memory[^]*?<\/memory>/g)?.join("\n") ?? "").join("\n");
}
