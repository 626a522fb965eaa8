import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* Corrections in any order and in four languages, orders to forget, and questions about what was believed when. */

const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 10, 9);
const at = (days: number): string => new Date(AT + days * DAY).toISOString();

interface Told {
  readonly at: string;
  readonly conversation: string;
  readonly said: string;
  readonly answer?: string;
}

/** Imports past exchanges, which are remembered as if they had come through the proxy then. */
async function remember(person: Person, told: readonly Told[]): Promise<void> {
  for (const { at: when, conversation, said, answer = "Noted." } of told) {
    const messages = [
      { role: "user", content: said },
      { role: "assistant", content: answer },
    ];
    const line = { kind: "exchange", conversation, at: when, messages };
    expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
  }
}

async function history(person: Person, about: string): Promise<Memory[]> {
  const facts = (await person.memories()).filter(({ type, validTo }) => type !== "episodic" && validTo === null);
  const known = facts.find(({ text }) => text.includes(about));
  const { data } = await (await person.memory(`/${known?.id ?? "none"}/history`)).json<{ data: Memory[] }>();
  return data;
}

const holding = async (person: Person): Promise<string[]> =>
  (await person.memories())
    .filter(({ type, validTo }) => type !== "episodic" && validTo === null)
    .map(({ text }) => text);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** Returns memories without their ids. */
const shape = (memories: readonly Memory[]) =>
  memories
    .filter(({ type }) => type === "semantic")
    .map(({ text, createdAt, validFrom, validTo, supersedes, supersededBy }) => {
      const texts = new Map(memories.map((one) => [one.id, `${one.text} ${one.createdAt}`]));
      return [text, createdAt, validFrom, validTo, texts.get(supersedes ?? ""), texts.get(supersededBy ?? "")].join(
        "|",
      );
    })
    .toSorted();

/** Returns a person who said this in one conversation. */
const after = async (...told: readonly string[]): Promise<Person> => {
  const person = new Person();
  await remember(
    person,
    told.map((said, i) => ({ at: at(i), conversation: "one", said })),
  );
  return person;
};

const MOVES = {
  "said in full": ["I live in Lyon.", "I moved to Oslo last week.", "Actually, I moved to Bergen last week."],
  "and corrected in a word": ["I live in Lyon.", "I moved to Oslo last week.", "Actually, Bergen."],
  "in German": ["Ich wohne in Lyon.", "Ich bin letzte Woche nach Oslo gezogen.", "Nein, ich meinte Bergen."],
  "in French": ["J'habite à Lyon.", "J'ai déménagé à Oslo la semaine dernière.", "En fait, Bergen."],
  "in Spanish": ["Vivo en Lyon.", "Me mudé a Oslo la semana pasada.", "No, quería decir Bergen."],
} as const;

describe.each(Object.entries(MOVES))("Lyon, then Oslo last week, actually Bergen, %s", (_, texts) => {
  const told = texts.map((said, i) => ({ at: at(i * 2), conversation: "moving", said }));

  test.each(permutations(told).map((order) => [order.map(({ said }) => said).join(" | "), order] as const))(
    "%s",
    async (_order, order) => {
      const person = new Person();
      await remember(person, order);
      const line = await history(person, "Bergen");
      expect(line.map(({ text }) => /Lyon|Oslo|Bergen/.exec(text)?.[0])).toEqual(["Lyon", "Oslo", "Bergen"]);
      const [lyon, oslo, bergen] = line;
      expect([lyon?.supersededBy, oslo?.supersededBy, bergen?.supersededBy]).toEqual([oslo?.id, bergen?.id, null]);
      expect([lyon?.supersedes, oslo?.supersedes, bergen?.supersedes]).toEqual([null, lyon?.id, oslo?.id]);
      expect(line.map(({ validTo }) => validTo !== null)).toEqual([true, true, false]);
      expect(line.map(({ createdAt }) => createdAt)).toEqual(told.map((one) => one.at));
      // A week before the 12th and the 14th.
      expect(oslo?.validFrom).toBe(at(-5));
      expect(oslo?.text).toContain("(2026-03-02/2026-03-08)");
      expect(bergen?.validFrom.slice(0, 8)).toBe("2026-03-");
      expect(bergen?.text).toContain("(2026-03-02/2026-03-08)");
      const recalled = await person.recall("Where do I live?");
      expect(recalled).toContain(bergen?.text);
      expect(recalled.filter((text) => /Lyon|Oslo/.test(text))).toEqual([]);
    },
  );
});

describe("a series of statements in any order", () => {
  const flips = ["I love sushi.", "I don't like sushi.", "I love sushi.", "I'm a nurse.", "I'm a paediatric nurse."];
  const told = flips.map((said, i) => ({ at: at(i), conversation: `talk ${i}`, said }));
  test("ends the same: liking, not liking, liking again, and something more exact", async () => {
    const inOrder = new Person();
    await remember(inOrder, told);
    const expected = shape(await inOrder.memories());
    expect(await holding(inOrder)).toEqual(expect.arrayContaining(["I love sushi", "I'm a paediatric nurse"]));
    expect(await holding(inOrder)).toHaveLength(2);
    for (const order of permutations(told).filter((_, i) => i % 11 === 5)) {
      const person = new Person();
      await remember(person, order);
      expect(shape(await person.memories())).toEqual(expected);
    }
  });
});

describe("taking something back", () => {
  test.each([
    ["I live in Oslo.", "Not any more."],
    ["Ich wohne in Oslo.", "Nicht mehr."],
    ["J'habite à Oslo.", "Plus maintenant."],
    ["Vivo en Oslo.", "Ya no."],
  ])("%s %s", async (first, then) => {
    const person = await after(first, then);
    const [now, ...others] = await holding(person);
    expect(others).toEqual([]);
    expect(now).toContain(then.slice(0, -1));
    const all = await person.memories();
    expect(all.find(({ text }) => text === first.slice(0, -1))?.validTo).not.toBeNull();
  });

  test.each([
    ["I live in Oslo.", "Forget that."],
    ["I live in Oslo.", "Please forget what I just said."],
    ["Ich wohne in Oslo.", "Vergiss das bitte."],
    ["J'habite à Oslo.", "Oublie ça."],
    ["Vivo en Oslo.", "Olvida eso."],
  ])("%s %s", async (first, then) => {
    const person = await after("I'm vegetarian.", first, then);
    expect(await holding(person)).toEqual(["I'm vegetarian"]);
    expect(JSON.stringify(await person.memories())).not.toContain("Oslo");
    expect((await person.rounds()).map(({ source }) => source.quote)).toEqual(["I'm vegetarian."]);
  });

  test("forgets what it names, wherever that was said", async () => {
    const person = new Person();
    await person.say("I live in Oslo.");
    await person.say("I'm vegetarian.");
    await person.say("Please forget that I live in Oslo.");
    expect(await holding(person)).toEqual(["I'm vegetarian"]);
    expect((await person.rounds()).some(({ source }) => source.quote === "I live in Oslo.")).toBe(false);
  });

  test('forgets nothing after "never mind" and "forget about it"', async () => {
    for (const idiom of ["Forget it.", "Never mind.", "Vergiss es.", "Forget about it, tell me a joke."]) {
      expect(await holding(await after("I live in Oslo.", idiom))).toEqual(["I live in Oslo"]);
    }
  });

  test.each([
    "Actually, can you say that again?",
    "No, I meant Tuesday.",
    "Actually, it's late.",
    "I meant the second one.",
  ])("%s is not about where somebody lives", async (said) => {
    expect(await holding(await after("I live in Oslo.", said))).toEqual(["I live in Oslo"]);
  });

  test("corrects a memory that an answer repeats, in a word", async () => {
    const person = new Person();
    await person.say("I live in Oslo.");
    const question = [{ role: "user", content: "Where should I go for a walk where I live?" }];
    await person.say(question, { script: { content: "You live in Oslo: try the river." } });
    await person.say([
      ...question,
      { role: "assistant", content: "You live in Oslo: try the river." },
      { role: "user", content: "Actually, Bergen." },
    ]);
    expect(await holding(person)).toEqual(["I live in Bergen"]);
  });
});

describe("a statement that contradicts another", () => {
  test.each([
    ["I'm married.", "I'm not married any more."],
    ["I drive a Golf.", "I sold my Golf and bought a Tesla."],
    ["I have a nut allergy.", "I'm no longer allergic to nuts."],
    ["I'm allergic to nuts.", "My nut allergy is gone."],
    ["I like coffee.", "I stopped liking coffee."],
    ["Ich mag Kaffee.", "Ich mag Kaffee nicht mehr."],
    ["Ich bin allergisch gegen Nüsse.", "Ich bin nicht mehr allergisch gegen Nüsse."],
    ["Je suis allergique aux noix.", "Je ne suis plus allergique aux noix."],
    ["Soy alérgico a las nueces.", "Ya no soy alérgico a las nueces."],
    ["My wife is called Anna.", "My wife's name is Eva."],
    ["My name is Maximilian.", "Call me Max now."],
    ["I live in Oslo.", "I used to live in Oslo, now I live in Bergen."],
  ])("%s %s", async (first, then) => {
    const held = await holding(await after(first, then));
    // The sentence as it was said may be a memory beside the fact.
    expect(held.filter((text) => text !== then)).toHaveLength(1);
    expect(held).not.toContain(first.slice(0, -1));
  });

  test.each([
    ["I'm a nurse at Acme.", "I retired last month."],
    ["Ich arbeite bei Siemens.", "Ich bin in Rente."],
    ["Je travaille chez Renault.", "Je suis à la retraite."],
    ["Trabajo en Iberia.", "Estoy jubilada."],
  ])("of work: %s %s", async (first, then) => {
    const held = await holding(await after(first, then));
    expect(held.every((text) => text.startsWith(then.slice(0, -1)))).toBe(true);
  });

  test("supersedes it: a diet, and what is eaten", async () => {
    const held = await holding(await after("I'm vegetarian.", "I don't eat meat.", "I eat meat again."));
    expect(new Set(held)).toEqual(new Set(["I eat meat again"]));
  });
});

/** Returns a new person's memory after these statements, imported in this order. */
const heard = async (...all: readonly Told[]): Promise<string[]> => {
  const person = new Person();
  await remember(person, all);
  return holding(person);
};

const cat = async (...told: readonly string[]): Promise<string[]> =>
  (await holding(await after(...told))).filter((text) => !text.includes("Rex"));

describe("the name of an animal", () => {
  test.each([
    ["I have a cat named Miso and a dog called Rex.", "My cat is called Nori, not Miso."],
    ["Our cat Miso is lovely.", "My cat's name is Nori."],
    ["I have a cat called Miso.", "I don't have a cat any more."],
    ["Ich habe eine Katze namens Miso und einen Hund namens Rex.", "Meine Katze heißt Nori, nicht Miso."],
    ["J'ai un chat nommé Miso et un chien qui s'appelle Rex.", "Mon chat s'appelle Nori, pas Miso."],
    ["Tengo un gato llamado Miso y un perro que se llama Rex.", "Mi gato se llama Nori, no Miso."],
  ])("%s %s", async (first, then) => {
    expect(new Set(await cat(first, then))).toEqual(new Set([then.slice(0, -1)]));
  });

  test.each([
    "I have a second cat called Nori.",
    "I have another cat called Nori.",
    "We have two cats, Miso and Nori.",
  ])("%s does not rename the first", async (then) => {
    expect(await cat("I have a cat called Miso.", then)).toEqual([then.slice(0, -1), "I have a cat called Miso"]);
  });
});

describe("two instructions of a kind", () => {
  test.each([
    ["From now on, answer in one sentence.", "No, please answer in detail from now on."],
    ["Be brief.", "More detail please from now on."],
    ["Always answer in French.", "English from now on, please."],
    ["Always answer in French.", "Don't answer in French any more."],
    ["Be formal with me.", "Be casual from now on."],
    ["Answer in bullet points from now on.", "No bullet points any more."],
    ["Fasse dich kurz.", "Nein, antworte bitte ab jetzt ausführlich."],
    ["Sois bref dans tes réponses.", "Non, réponds désormais en détail."],
    ["A partir de ahora responde en una frase.", "No, a partir de ahora responde con detalle."],
  ])("%s %s", async (first, then) => {
    const [now, ...others] = await holding(await after(first, then));
    expect(others).toEqual([]);
    expect(then).toContain(now);
  });
});

describe("a correction that opens its conversation", () => {
  const MINUTES = 60_000;
  const told = (said: string, minutes: number): Told => ({
    at: new Date(AT + minutes * MINUTES).toISOString(),
    conversation: `${minutes} ${said}`,
    said,
  });
  test.each(
    permutations([told("I live in Lyon.", 0), told("I moved to Oslo.", 1), told("Actually, I meant Bergen.", 2)]),
  )("is about the latest thing of a kind that was said in others: $said, $said, $said", async (...order) =>
    expect(await heard(...order)).toEqual(["I moved to Bergen"]),
  );

  test.each([
    ["I live in Oslo.", "No, I meant Bergen.", "I live in Bergen"],
    ["I live in Oslo.", "Sorry, Bergen.", "I live in Bergen"],
    ["I live in Oslo.", "Not Oslo, Bergen.", "I live in Bergen"],
    ["Ich wohne in Oslo.", "Nein, ich meinte Bergen.", "Ich wohne in Bergen"],
    ["Ich wohne in Oslo.", "Entschuldigung, Bergen.", "Ich wohne in Bergen"],
    ["Ich wohne in Oslo.", "Nicht Oslo, sondern Bergen.", "Ich wohne in Bergen"],
    ["J'habite à Oslo.", "Non, je voulais dire Bergen.", "J'habite à Bergen"],
    ["J'habite à Oslo.", "Pardon, Bergen.", "J'habite à Bergen"],
    ["J'habite à Oslo.", "Pas Oslo, Bergen.", "J'habite à Bergen"],
    ["Vivo en Oslo.", "No, quería decir Bergen.", "Vivo en Bergen"],
    ["Vivo en Oslo.", "Perdón, Bergen.", "Vivo en Bergen"],
    ["Vivo en Oslo.", "No Oslo, sino Bergen.", "Vivo en Bergen"],
  ])("%s %s", async (first, then, end) => {
    expect(await heard(told(first, 0), told(then, 1))).toEqual([end]);
  });

  test("may be corrected in turn, whichever arrives first", async () => {
    const all = [told("I live in Oslo.", 0), told("Actually, I meant Bergen.", 14), told("No, I meant Rome.", 28)];
    for (const order of permutations(all)) expect(await heard(...order)).toEqual(["I live in Rome"]);
  });

  test("is applied for a live client, each of whose requests is a conversation of its own", async () => {
    const person = new Person();
    for (const said of ["I live in Lyon.", "I moved to Oslo last week.", "Actually, I meant Bergen."])
      await person.say(said);
    const [home, ...others] = await holding(person);
    expect(others).toEqual([]);
    expect(home).toMatch(/^I moved to Bergen last week/);
  });

  test.each([
    [
      "is not guessed between two kinds",
      [told("I live in Oslo.", 0), told("I work at Equinor.", 1), told("Actually, I meant Bergen.", 2)],
    ],
    ["is about nothing that was said long before", [told("I live in Oslo.", 0), told("Actually, I meant Bergen.", 16)]],
    ["is about nothing of another kind", [told("I live in Oslo.", 0), told("Actually, I meant the blue one.", 1)]],
    ["names what it corrects, and that was never said", [told("I live in Oslo.", 0), told("It's Anne, not Anna.", 1)]],
    ["has to say what is meant instead", [told("I live in Oslo.", 0), told("Not any more.", 1)]],
    [
      "does not open it where something else was said before",
      [
        { ...told("Where can I fly to?", 1), conversation: "x" },
        told("I live in Oslo.", 2),
        { ...told("Actually, Bergen.", 3), conversation: "x" },
      ],
    ],
  ])("%s", async (_, all) => {
    for (const order of [all, all.toReversed()]) expect(await heard(...order)).toContain("I live in Oslo");
  });
});

test("several things of a kind hold side by side", async () => {
  const person = new Person();
  for (const said of ["I like tea.", "I like coffee.", "I speak Polish.", "I speak French.", "I have two children."])
    await person.say(said);
  await person.say("My daughter is called Mia.");
  expect(await holding(person)).toHaveLength(6);
});

test("a fact that is said again is one memory, with how often and when last it was said", async () => {
  const person = new Person();
  await remember(person, [
    { at: at(0), conversation: "a", said: "I live in Oslo." },
    { at: at(3), conversation: "b", said: "As I said, I live in Oslo." },
  ]);
  const [memory, ...others] = (await person.memories()).filter(({ type }) => type === "semantic");
  expect(others).toEqual([]);
  expect(memory).toMatchObject({ createdAt: at(0), metadata: { timesSaid: 2, lastSaidAt: at(3) } });
});

test("a move raises a doubt about the doctor, which the block shows until the doctor is named again", async () => {
  const person = new Person();
  await remember(person, [
    { at: at(0), conversation: "a", said: "I live in Oslo." },
    { at: at(1), conversation: "b", said: "My doctor is Dr. Lund." },
    { at: at(2), conversation: "c", said: "I moved to Bergen." },
  ]);
  const doctor = async () => (await person.memories()).find(({ text }) => text.startsWith("My doctor"));
  const home = (await person.memories()).find(({ text }) => text === "I moved to Bergen");
  expect((await doctor())?.metadata).toEqual({ doubt: { because: home?.id, of: "home" } });
  await person.say("What is the name of my doctor?");
  expect(await person.told()).toContain(" user (said before home changed): My doctor is Dr. Lund");
  await person.say("By the way, my doctor is Dr. Lund.");
  expect((await doctor())?.metadata).not.toHaveProperty("doubt");
  await person.say("So what is the name of my doctor?");
  expect(await person.told()).toContain(" user: My doctor is Dr. Lund");
});

test("asOf returns what was believed then, whatever has come out since", async () => {
  const person = new Person();
  await remember(person, [
    { at: at(0), conversation: "a", said: "I live in Lyon." },
    { at: at(4), conversation: "a", said: "I moved to Oslo last week." },
    { at: at(6), conversation: "a", said: "Actually, Bergen." },
  ]);
  const believed = async (day: number): Promise<string[]> => {
    const answer = await person.memory("/recall", "POST", { query: "Where do I live?", asOf: at(day) });
    const { memories } = await answer.json<{ memories: Memory[] }>();
    return memories
      .filter(({ type }) => type === "semantic")
      .map(({ text }) => /Lyon|Oslo|Bergen/.exec(text)?.[0] ?? "");
  };
  expect(await believed(-1)).toEqual([]);
  expect(await believed(1)).toEqual(["Lyon"]);
  expect(await believed(5)).toEqual(["Oslo"]);
  expect(await believed(7)).toEqual(["Bergen"]);
});

test("of two opposite facts said at once, one holds and has the other in its history", async () => {
  const person = new Person();
  const saying = ["I love olives.", "I hate olives.", "I love olives.", "I hate olives."];
  await Promise.all(saying.map((said, i) => person.say(said, { headers: { "throughline-conversation": `c${i}` } })));
  const [holds, ...others] = await holding(person);
  expect(others).toEqual([]);
  const line = await history(person, holds ?? "");
  expect(new Set(line.map(({ text }) => text))).toEqual(new Set(["I love olives", "I hate olives"]));
  await person.say("What do I think of olives?");
  const other = holds === "I love olives" ? "I hate olives" : "I love olives";
  expect(await person.told()).toContain(` user: ${holds}`);
  expect(await person.told()).not.toContain(other);
});

describe("a statement that two patterns read", () => {
  test.each(["I retired.", "I eat meat again.", "I switched from Windows to Linux.", "Ich bin in Rente."])(
    "%s",
    async (said) => {
      const person = await after(said);
      const facts = (await person.memories()).filter(({ type }) => type === "semantic");
      expect(facts.map(({ text }) => text)).toEqual([said.slice(0, -1)]);
      expect((await person.memory(`/${facts[0]?.id}`, "DELETE")).status).toBe(204);
      expect(await person.memories()).toEqual([]);
    },
  );

  test("is corrected as one memory, and supersedes what held in either slot", async () => {
    const person = await after("I work at Acme.", "I'm a nurse.", "I retired.");
    expect(await holding(person)).toEqual(["I retired"]);
    const retired = (await person.memories("")).find(({ text }) => text.startsWith("I retired"));
    expect((await person.memory(`/${retired?.id}`, "PATCH", { text: "I retired in May" })).status).toBe(200);
    expect(await holding(person)).toEqual(["I retired in May"]);
  });
});
