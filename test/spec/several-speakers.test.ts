import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Several people may speak to one memory: in one request, turn by turn, in one text. Nobody's words become another's. */

const from = (name: string, content: string) => ({ role: "user", name, content });
const unnamed = (content: string) => ({ role: "user", content });
const answered = { role: "assistant", content: "Very well." };

/** The facts taken for the user's own, current and superseded. */
async function factsOf(person: Person): Promise<{ current: string[]; superseded: number }> {
  const memories = (await person.memories()).filter(({ type }) => type !== "episodic");
  const current = memories.filter(({ validTo }) => validTo === null).map(({ text }) => text);
  return { current, superseded: memories.length - current.length };
}

const rounds = async (person: Person): Promise<string[]> => (await person.rounds()).map(({ text }) => text);

describe("messages of one request under several names", () => {
  test("teach nothing of the user, and the round shows who said what", async () => {
    const person = new Person();
    await person.say([
      from("pia", "I'm vegan and I live in Kiel."),
      from("tom", "I'm allergic to soy and I live in Bonn."),
    ]);
    expect(await factsOf(person)).toEqual({ current: [], superseded: 0 });
    const [round] = await rounds(person);
    expect(round).toContain("pia: I'm vegan and I live in Kiel.\ntom: I'm allergic to soy and I live in Bonn.");
    await person.say("Who of us lives in Bonn, and who is vegan?");
    expect(await person.told()).toMatch(/pia: I'm vegan[^<]*tom: I'm allergic/);
  });

  test("supersede nothing that the user said", async () => {
    const person = new Person();
    await person.say("I live in Kiel.");
    await person.say([
      unnamed("What do you think?"),
      from("tom", "Ich wohne in Bonn. J'habite à Lille. Vivo en Cádiz."),
    ]);
    expect(await factsOf(person)).toEqual({ current: ["I live in Kiel"], superseded: 0 });
  });

  test("teach what the user says without a name beside others", async () => {
    const person = new Person();
    await person.say([from("tom", "I live in Bonn."), unnamed("I live in Kiel.")]);
    expect((await factsOf(person)).current).toEqual(["I live in Kiel"]);
    const [round] = await rounds(person);
    expect(round).toContain("tom: I live in Bonn.\nI live in Kiel.");
  });

  test("are the user's own where all of them bear the same one", async () => {
    const person = new Person();
    await person.say([from("pia", "I live in Kiel.")]);
    await person.say([from("pia", "I live in Kiel."), answered, from("pia", "I'm a vegan.")]);
    expect((await factsOf(person)).current).toEqual(expect.arrayContaining(["I live in Kiel", "I'm a vegan"]));
    await person.say([from("pia", "I moved to Bonn.")]);
    const { current, superseded } = await factsOf(person);
    expect(current).toContain("I moved to Bonn");
    expect(superseded).toBe(1);
  });
});

describe("turn by turn under different names", () => {
  test.each([
    ["I live in Kiel.", "I live in Bonn.", "Where does tom live?"],
    ["Ich wohne in Kiel.", "Ich wohne in Bonn.", "Wohnt tom in Bonn?"],
    ["J'habite à Kiel.", "J'habite à Bonn.", "Où habite tom ?"],
    ["Vivo en Kiel.", "Vivo en Bonn.", "¿Vive tom en Bonn?"],
  ])("in conversations of their own, %j holds and %j is told with its name", async (first, second, asked) => {
    const person = new Person();
    await person.say([from("pia", first)]);
    await person.say([from("tom", second)]);
    const { current, superseded } = await factsOf(person);
    expect(superseded).toBe(0);
    expect(current.join()).toContain("Kiel");
    expect(current.join()).not.toContain("Bonn");
    expect(await rounds(person)).toContainEqual(expect.stringContaining(`tom: ${second}`));
    await person.say(asked);
    expect(await person.told()).toContain(`tom: ${second}`);
  });

  test("in one conversation, what the second says is not the first one's", async () => {
    const person = new Person();
    const talk = [from("pia", "I live in Kiel.")];
    await person.say(talk);
    await person.say([...talk, answered, from("tom", "I live in Bonn and my name is Tom.")]);
    expect(await factsOf(person)).toEqual({ current: ["I live in Kiel"], superseded: 0 });
    expect(await rounds(person)).toContainEqual(expect.stringContaining("tom: I live in Bonn"));
  });

  test("the same words from another speaker are a round of their own", async () => {
    const person = new Person();
    await person.say([from("pia", "The spare key is in the blue tin.")]);
    await person.say([from("tom", "The spare key is in the blue tin.")]);
    expect(await rounds(person)).toHaveLength(2);
  });

  test("a whole conversation that is imported teaches nothing of others either", async () => {
    const person = new Person();
    const messages = [from("pia", "I live in Kiel."), answered, from("tom", "I live in Bonn."), answered];
    const line = JSON.stringify({ kind: "exchange", at: "2026-01-01T10:00:00Z", messages });
    await person.memory("/import", "POST", line);
    expect(await factsOf(person)).toEqual({ current: [], superseded: 0 });
    expect(await rounds(person)).toContainEqual(expect.stringContaining("tom: I live in Bonn."));
  });
});

describe("several speakers in one text", () => {
  test.each([
    "(pia) I live in Kiel.\n(tom) I live in Bonn.",
    "(pia) I live in Kiel. (tom) I live in Bonn.",
    "[Pia] I'm vegan\n[Tom] I live in Bonn",
    "<pia> I'm vegan\n<tom> I live in Bonn",
    "Pia - I'm vegan\nTom - I live in Bonn",
    "Pia – Ich wohne in Kiel\nTom – Ich wohne in Bonn",
    "Élodie — j'habite à Lille\nRené — j'habite à Lyon",
    "Íñigo: vivo en Cádiz\nLola: vivo en Málaga",
    "Pia: I'm vegan\nand I live in Kiel\nTom: I live in Bonn\nand I'm allergic to soy",
    "**Pia**: I live in Kiel\n**Tom**: I live in Bonn",
    "Pia:\nI live in Kiel.\nTom:\nI live in Bonn.",
    "(tom) I live in Bonn.",
    "Tom - I live in Bonn.",
    "Pia  9:14 AM\nI live in Kiel\nTom  9:15 AM\nI live in Bonn",
    "Pia, [12.03.26 09:14]\nI live in Kiel\n\nTom, [12.03.26 09:15]\nI live in Bonn",
    "I live in Kiel. – Pia\nI live in Bonn. – Tom",
    "I live in Kiel (pia)\nI live in Bonn (tom)",
    "**Pia**\nI live in Kiel.\n\n**Tom**\nI live in Bonn.",
    "Pia\nI live in Kiel.\n\nTom\nI live in Bonn.",
    "[03.05.24, 10:32:11] Pia: I live in Kiel\n[03.05.24, 10:33:02] Tom: I live in Bonn",
    "03/05/2024, 10:32 - Pia: I live in Kiel\n03/05/2024, 10:33 - Tom: I live in Bonn",
    "Pia (10:32 AM): I live in Kiel\nTom (10:33 AM): I live in Bonn",
    "10:32 Pia: I live in Kiel\n10:33 Tom: I live in Bonn",
    "Pia: Hi all\n\nI live in Kiel.\n\nTom: Hi\n\nI live in Bonn.",
    "pia wrote:\nI live in Kiel.",
    "pia wrote:\n\nI live in Kiel.\n\ntom wrote:\n\nI live in Bonn.",
    "On 3 May 2026, Pia Berg wrote:\nI live in Kiel and I'm vegan.",
    "Am 3. Mai schrieb Pia:\nIch wohne in Kiel.",
    "Pia schrieb:\nIch wohne in Kiel.",
    "Pia a écrit :\nJ'habite à Lille.",
    "Pia escribió:\nVivo en Cádiz.",
  ])("teach nothing of the user, and are kept as they stand: %j", async (text) => {
    const person = new Person();
    await person.say("I live in Ulm.");
    await person.say(text);
    expect(await factsOf(person)).toEqual({ current: ["I live in Ulm"], superseded: 0 });
    expect(await rounds(person)).toContainEqual(expect.stringContaining(text));
  });

  test.each([
    ["Pia: I live in Kiel\nTom: I live in Bonn\n\nI live in Ulm.", "I live in Ulm"],
    ["I live in Ulm.\n\npia wrote:\nI live in Kiel.", "I live in Ulm"],
    ["pia wrote:\nI live in Kiel.\n\nI live in Ulm.", "I live in Ulm"],
    ["Hi - I live in Ulm\nBtw - I'm vegan", "I live in Ulm"],
    ["(By the way) I live in Ulm.", "I live in Ulm"],
  ])("leave the user what the user says around them: %j", async (text, fact) => {
    const person = new Person();
    await person.say(text);
    const { current } = await factsOf(person);
    expect(current).toContainEqual(expect.stringContaining(fact));
    expect(current.join()).not.toMatch(/Kiel|Bonn/);
  });
});
