import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { exported, imported, lines } from "../support/portable-lines.ts";

/* An export carries what was deleted, so that an import does not bring it back. */

const known = async (person: Person): Promise<string> => (await person.memories()).map(({ text }) => text).join();

describe("tombstones in an export", () => {
  const SAID = "I live in Trondheim.";
  const named = { headers: { "throughline-conversation": "c1" } };

  /** Returns a person who has deleted a home and kept a name. */
  async function withForgotten(): Promise<Person> {
    const person = new Person();
    await person.say("My name is Zora.", named);
    await person.say(SAID, { headers: { "throughline-conversation": "c2" } });
    for (const { id, text } of await person.memories())
      if (text.includes("Trondheim")) await person.memory(`/${id}`, "DELETE");
    return person;
  }

  const resent = { headers: { "throughline-conversation": "c2" } };
  test("hold no word of a turn, and keep a resent history from bringing it back in another vault", async () => {
    const [from, to] = [await withForgotten(), new Person()];
    const text = await exported(from);
    expect(text).not.toContain("Trondheim");
    const last = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "") as { kind: string; days: object };
    expect([Object.keys(last), last.kind]).toEqual([["kind", "salt", "days"], "forgotten"]);
    expect(Object.keys(last.days).length).toBeGreaterThan(0);
    const { imported: count, unchanged, failed } = await imported(to, text);
    expect([count + unchanged, failed]).toEqual([text.trimEnd().split("\n").length, 0]);
    await to.say(SAID, resent);
    expect(await known(to)).toContain("Zora");
    expect(await known(to)).not.toContain("Trondheim");
    // A turn that is said anew may come back.
    await to.say(SAID, { headers: { "throughline-conversation": "c3" } });
    expect(await known(to)).toContain("Trondheim");
  });

  test("of two vaults are merged, are the same after a second import, and are exported again", async () => {
    const [one, two, to] = [await withForgotten(), new Person(), new Person()];
    await two.say("My name is Zora.", named);
    await two.say("My dog is called Clara.", { headers: { "throughline-conversation": "c4" } });
    for (const { id, text } of await two.memories()) if (text.includes("Clara")) await two.memory(`/${id}`, "DELETE");
    for (const person of [one, two]) await imported(to, await exported(person));
    const both = await exported(to);
    expect(both.match(/"kind":"forgotten"/g)).toHaveLength(2);
    expect(await imported(to, both)).toMatchObject({ imported: 0, failed: 0 });
    expect(await exported(to)).toBe(both);
    await to.say(SAID, resent);
    await to.say("My dog is called Clara.", { headers: { "throughline-conversation": "c4" } });
    expect(await known(to)).not.toMatch(/Trondheim|Clara/);
  });

  test("apply to the past conversations in the lines after them", async () => {
    const [from, to] = [await withForgotten(), new Person()];
    const forgotten = (await exported(from)).trimEnd().split("\n").at(-1) ?? "";
    const messages = [{ role: "user", content: SAID }];
    const past = { kind: "exchange", conversation: "c2", at: "2025-01-01T00:00:00Z", messages };
    await imported(to, lines(forgotten, past));
    expect(await known(to)).not.toContain("Trondheim");
  });

  test("are left out for an erased user, of whom there is nothing to move", async () => {
    const person = await withForgotten();
    await person.erase();
    expect(await exported(person)).toBe("");
  });

  test.each<[string, object, string | null]>([
    ["no salt", { kind: "forgotten", days: {} }, "salt"],
    ["a salt of its own", { kind: "forgotten", salt: "pepper", days: {} }, "salt"],
    [
      "a plain text",
      { kind: "forgotten", salt: crypto.randomUUID(), days: { "I live in Trondheim": 20_100 } },
      "days.I live in Trondheim",
    ],
    [
      "no day",
      { kind: "forgotten", salt: crypto.randomUUID(), days: { [`${"a".repeat(32)}`]: "x" } },
      `days.${"a".repeat(32)}`,
    ],
    ["words besides", { kind: "forgotten", salt: crypto.randomUUID(), days: {}, text: "I live" }, "text"],
  ])("with %s is told by its line, and the others are kept", async (_, line, param) => {
    const person = new Person();
    const report = await imported(
      person,
      lines({ kind: "memory", text: "One" }, line, { kind: "memory", text: "Two" }),
    );
    expect(report).toMatchObject({ imported: 2, failed: 1, errors: [{ line: 2, param }] });
  });
});
