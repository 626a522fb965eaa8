import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { type Message, Person } from "../support/person.ts";
import { imported, lines } from "../support/portable-lines.ts";

/* Parts that are played over several turns: what is said in them is nobody's own. */

const PLAYS: readonly (readonly [string, string, string])[] = [
  ["You are my boss and I'm Anna, a cashier. Start.", "I have two kids and a mortgage", "Let's stop here."],
  ["You're a detective, I'm the suspect.", "I live alone on Baker Street", "ok end of the role play"],
  ["Rollenspiel: du bist Vermieter, ich bin Tom.", "Ich habe einen Hund und arbeite in einer Bar", "Rollenspiel Ende"],
  [
    "Jeu de rôle : tu es le serveur, je suis le client.",
    "Je suis végétarien et ma femme est allergique aux noix",
    "Fin du jeu",
  ],
  ["Juguemos: tú eres camarero y yo soy un cliente.", "Soy alérgico al marisco y mi mujer es vegana", "Fin del juego"],
];

/** Says the user's turns one after the other, each with the history before it. */
async function converse(person: Person, ...said: string[]): Promise<void> {
  const history: Message[] = [];
  for (const content of said) {
    history.push({ role: "user", content });
    await person.say(history);
    history.push({ role: "assistant", content: "I see." });
  }
}

describe("a part that is played over several turns", () => {
  test.each(PLAYS)("teaches nothing: %j", async (opening, said) => {
    const person = new Person();
    await converse(person, opening, said, said);
    expect(await person.facts()).toEqual([]);
  });

  test.each(PLAYS)("ends when the user says so, after %j", async (opening, said, end) => {
    const person = new Person();
    await converse(person, opening, said, end, said);
    expect((await person.facts()).length).toBeGreaterThan(0);
  });

  test("does not reach into another conversation", async () => {
    const person = new Person();
    await converse(person, PLAYS[0]?.[0] ?? "");
    await converse(person, "I have two kids and a mortgage");
    expect(await person.facts()).toEqual(["I have two kids and a mortgage"]);
  });

  test("leaves what the user says beside it", async () => {
    const person = new Person();
    await converse(person, PLAYS[0]?.[0] ?? "", "In real life I have two kids in Tartu.");
    expect((await person.facts()).join("\n")).toContain("two kids");
  });

  test("holds after the vault slept", async () => {
    const person = new Person();
    const [opening = "", said = ""] = PLAYS[1] ?? [];
    const history = [
      { role: "user", content: opening },
      { role: "assistant", content: "I see." },
      { role: "user", content: said },
    ];
    await person.say(history.slice(0, 1));
    await evictDurableObject(await person.vault());
    await person.say(history);
    expect(await person.facts()).toEqual([]);
  });

  test("is told as what it is", async () => {
    const person = new Person();
    await person.say("I keep bees in Tartu.");
    await converse(person, PLAYS[1]?.[0] ?? "", "I buried the silver spoons behind the old chapel.");
    const { block } = await (
      await person.memory("/recall", "POST", { query: "who buried the silver spoons behind the chapel?" })
    ).json<{ block: string }>();
    expect(block).toMatch(/\(quoted or supposed\): .*spoons/);
  });

  test("teaches nothing in an import", async () => {
    const person = new Person();
    const messages = (PLAYS[1] ?? []).slice(0, 2).flatMap((content) => [
      { role: "user", content },
      { role: "assistant", content: "I see." },
    ]);
    const told = { kind: "exchange", conversation: "old-1", at: "2023-04-05T06:07:08Z", messages };
    expect(await imported(person, lines(told))).toMatchObject({ imported: 2 });
    expect(await person.facts()).toEqual([]);
  });
});

describe("an adviser", () => {
  test.each([
    ["Act as a doctor. I'm 45 and have back pain.", "I also take aspirin every morning"],
    ["You are my English tutor. I'm Lena.", "I live in Bremen with my two sons"],
    ["Du bist mein Fitnesscoach, ich bin Peter.", "Ich habe seit Jahren ein kaputtes Knie"],
  ])("learns what follows: %j", async (opening, said) => {
    const person = new Person();
    await converse(person, opening, said);
    expect((await person.facts()).join("\n")).toContain(said);
  });
});
