import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { archive } from "../support/archive.ts";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";

/* An answer of one user alone lies in the log of rounds, with the round in which it was given, until that is archived. */

const HOME = "I live in Trondheim.";
const QUESTION = "Where do I live?";
const ANSWER = "You live in Trondheim.";

async function personWithAnswer(): Promise<{ person: Person; answer: { isHit: boolean; text: string } }> {
  const person = new Person();
  await person.say(HOME);
  const response = await person.say(QUESTION, { script: { content: ANSWER } });
  return { person, answer: { isHit: true, text: await response.text() } };
}

/** Asks again. Returns whether the answer came from the cache, and its bytes. */
async function askedAgain(person: Person): Promise<{ isHit: boolean; text: string }> {
  const response = await person.say(QUESTION, { script: { content: ANSWER } });
  return { isHit: /hit/.test(response.headers.get("cache-status") ?? ""), text: await response.text() };
}

const rowsOfAnswers = async (person: Person): Promise<number> =>
  runInDurableObject(
    await person.vault(),
    (_, { storage }) => storage.sql.exec("SELECT 1 FROM answers").toArray().length,
  );

test("it is served again without a row of its own, by a vault that has slept as well", async () => {
  const { person, answer } = await personWithAnswer();
  expect(await rowsOfAnswers(person)).toBe(0);
  const usage = await (await person.memory("/usage")).json<{ rows: Record<string, number> }>();
  expect(usage.rows["answers"]).toBeGreaterThan(0);
  expect(await askedAgain(person)).toEqual(answer);
  await evictDurableObject(await person.vault());
  expect(await askedAgain(person)).toEqual(answer);
});

test("it has a row of its own from when its round is archived, and is served as before", async () => {
  const { person, answer } = await personWithAnswer();
  await archive(person);
  expect(await rowsOfAnswers(person)).toBeGreaterThan(0);
  expect(await askedAgain(person)).toEqual(answer);
  await evictDurableObject(await person.vault());
  expect(await askedAgain(person)).toEqual(answer);
});

test("it goes with the memory that shaped it, and its round keeps its words", async () => {
  const { person } = await personWithAnswer();
  await person.say("I live in Bergen now.");
  expect(await askedAgain(person)).toMatchObject({ isHit: false });
  await evictDurableObject(await person.vault());
  expect((await person.rounds()).map(({ text }) => text).join()).toContain(ANSWER);
});

test("it leaves no byte when its round is forgotten", async () => {
  const { person } = await personWithAnswer();
  const round = (await person.rounds()).find(({ text }) => text.includes(ANSWER));
  expect((await person.memory(`/${round?.id}`, "DELETE")).status).toBe(204);
  expect(await cellsWith(person, ANSWER)).toEqual([]);
  expect(await askedAgain(person)).toMatchObject({ isHit: false });
});

test("it counts among the answers that are purged, and is gone", async () => {
  const { person } = await personWithAnswer();
  const purged = await exports.default.fetch("http://throughline.test/cache", {
    method: "DELETE",
    headers: person.headers,
  });
  expect((await purged.json<{ removed: { own: number } }>()).removed.own).toBeGreaterThan(0);
  expect(await askedAgain(person)).toMatchObject({ isHit: false });
});

test("one that is too long for the page of its round has a row", async () => {
  const person = new Person();
  await person.say(HOME);
  const long = Array.from({ length: 700 }, (_, i) => `w${(i * 7919).toString(36)}`).join(" ");
  await person.say(QUESTION, { script: { content: long } });
  const forms = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec<{ form: string }>("SELECT form FROM answers").toArray(),
  );
  // Nobody has compared its question yet, so that nobody has read its form.
  expect(forms).toEqual([{ form: "" }]);
});
