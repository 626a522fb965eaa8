import { runDurableObjectAlarm } from "cloudflare:test";
import { expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { rowsCounted } from "../support/rows-written.ts";
import { tidy } from "../support/tidy.ts";

/*
 * The rows that an exchange is billed for, with those of the alarm, until all its tasks have run. Three exchanges of ten
 * state something new about the user.
 */

const EXCHANGES = 40;
const STATED = [
  (n: number) => `I own ${n + 2} kayaks of ash.`,
  (n: number) => `My cousin Nell${n} lives in Porto.`,
  (n: number) => `I planted a quince tree in 19${10 + n}.`,
];
const ASKED = [
  "How do I glue oak?",
  "Which tide suits a beginner?",
  "How long does rye keep?",
  "What rhymes with loft?",
];

const said = (n: number): string =>
  n % 10 < STATED.length ? (STATED[n % 10]?.(n) ?? "") : `${ASKED[n % ASKED.length]} Part ${n}.`;

test.each([
  { answers: "are kept", headers: {}, most: 4.3 },
  { answers: "are not kept", headers: { "cache-control": "no-store" }, most: 3.3 },
])("an exchange is billed at most $most rows if answers $answers", async ({ headers, most }) => {
  const person = new Person();
  await person.say("My name is Zora.");
  const { written } = await rowsCounted(person, async () => {
    for (let n = 0; n < EXCHANGES; n++) {
      await person.say(said(n), { headers });
      // By itself it rings a second after the log has filled.
      if (n % 10 === 9) await runDurableObjectAlarm(await person.vault());
    }
    await tidy(person);
  });
  expect(written / EXCHANGES).toBeLessThanOrEqual(most);
  expect(await person.rounds()).toHaveLength(EXCHANGES + 1);
});
