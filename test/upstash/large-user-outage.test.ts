import { env } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";
import { wire } from "../../src/wiring.ts";
import { Person } from "../support/person.ts";
import { coldTier, placeOf } from "../support/upstash/cold-start.ts";
import {
  isHere,
  known,
  MUCH,
  NEEDLE,
  plantNeedle,
  QUESTION,
  rowsHere,
  STATED,
  told,
} from "../support/upstash/large-user.ts";
import { breakersRested, switchUpstash, upstashUp } from "../support/upstash/upstash.ts";

/* A user with many memories in Upstash, whose services lag, fail or mix users up. */

afterEach(upstashUp);

test("priority memories and new messages are recalled while vectors cannot be searched yet", async () => {
  await switchUpstash({ vector: { visibleAfterMs: 60_000 } });
  const person = new Person();
  const stated = { said: "Ottilie keeps a lighthouse", row: STATED, priority: 5 };
  await plantNeedle(person, stated);
  expect(await told(person, "Where does my sister Ottilie keep her lighthouse?")).toContain("keeps a lighthouse");
  await person.say("My bicycle is called Rosinante.");
  expect(await told(person, "What is my bicycle called?")).toContain("Rosinante");
});

test.each(["error", "refuse", "hang"] as const)(
  "the model answers with priority memories while Vector fails (%s)",
  async (down) => {
    const person = new Person();
    const stated = { said: "Ottilie keeps a lighthouse", row: STATED, priority: 5 };
    await plantNeedle(person, stated);
    await switchUpstash({ vector: { down } });
    const response = await person.say("Where does my sister Ottilie keep her lighthouse?");
    expect(response.headers.get("throughline-memory")).toMatch(/^on/);
    expect(await person.told()).toContain("keeps a lighthouse");
    await upstashUp();
    await breakersRested();
    await known(person);
    expect(await rowsHere(person, "vector IS NULL")).toBe(0);
  },
  60_000,
);

test("the model answers without memory while Redis fails, and nothing is lost", async () => {
  const person = new Person();
  await plantNeedle(person);
  await switchUpstash({ redis: { down: "error" } });
  const response = await person.say("I have two cats.");
  expect(response.status).toBe(200);
  expect(response.headers.get("throughline-memory")).toBe("degraded;reason=unavailable");
  await upstashUp();
  await breakersRested();
  await known(person);
  expect(await rowsHere(person, "type = 'episodic'")).toBe(MUCH + 1);
  expect((await person.facts()).join()).toContain("two cats");
}, 60_000);

test("a neighbour's memories are not recalled if the index ignores its filter", async () => {
  const person = new Person();
  const neighbour = new Person("neighbour", person.tenant);
  await plantNeedle(person, { said: "My brother Anton repairs clocks in Ghent." });
  const id = await plantNeedle(neighbour);
  await switchUpstash({ vector: { ignoresFilters: true } });
  const sent = await told(person, QUESTION);
  expect(sent).not.toContain("Ottilie");
  expect(await isHere(person, id)).toBe(false);
  const [embedding = null] = await wire(env).embedder.embed(await person.scope(), [NEEDLE]);
  const near = await coldTier().nearest(await placeOf(person), { embedding, terms: new Uint32Array() });
  expect(near.length).toBeLessThan(40);
  expect(near.map((one) => one.id)).not.toContain(id);
});
