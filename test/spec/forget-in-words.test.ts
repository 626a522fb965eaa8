import { runInDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";

/* "Forget that I live in Porto." is done as by DELETE /memory/{id}, and not kept. */

const KEPT = "The spare tent is in the attic.";
const FRESH = { headers: { "cache-control": "no-store" } };

const ask = async (person: Person, question: string): Promise<string> => {
  await person.say(question, FRESH);
  const { messages } = JSON.parse(await person.told()) as { messages: { role: string; content: string }[] };
  return messages.find(({ role }) => role === "system")?.content ?? "";
};

interface Explained {
  readonly forgot: readonly string[];
  readonly wrote: readonly string[];
}

async function explained(person: Person, exchange: Response): Promise<Explained> {
  return (await person.memory(`/exchanges/${exchange.headers.get("throughline-exchange")}`)).json();
}

describe("what an order to forget names is gone from everywhere, and so is the order", () => {
  test.each<[said: string, order: string, question: string, gone: RegExp]>([
    ["I live in Porto.", "Forget that I live in Porto.", "Where do I live?", /porto/i],
    ["I moved to Porto last week.", "forget that i live in porto", "Where do I live?", /porto/i],
    ["My tent word is maple.", "Forget that my tent word is maple.", "What's my tent word?", /maple/i],
    ["I work at the mill.", "Forget where I work.", "Where do I work?", /\bmill\b/i],
    ["I'm 41.", "Please forget how old I am.", "How old am I?", /I'm 41|"41"/],
    ["I live at 5 Elm Street.", "please forget my address", "What is my address?", /elm/i],
    ["I'm vegan.", "Can you forget that I'm vegan?", "What do I eat?", /vegan/i],
    [
      "i asked santander for a loan and they declined",
      "wipe the thing about the loan please",
      "Who declined my loan?",
      /loan|santander/i,
    ],
    ["My ex Dana wants the sofa back.", "delete everything about my ex", "What does my ex want?", /dana|sofa/i],
    [
      "I'm training for the marathon in Bern.",
      "you can forget about the marathon",
      "What do I train for?",
      /marathon/i,
    ],
    ["Ich wohne in Kiel.", "Vergiss, dass ich in Kiel wohne.", "Wo wohne ich?", /kiel/i],
    ["Ich arbeite bei Siemens.", "Vergiss bitte, wo ich arbeite.", "Wo arbeite ich?", /siemens/i],
    [
      "Der Kredit bei der Sparkasse wurde abgelehnt.",
      "vergiss das mit dem Kredit",
      "Was ist mit dem Kredit?",
      /kredit/i,
    ],
    ["J'habite à Lyon.", "Oublie que j'habite à Lyon.", "Où est-ce que j'habite ?", /lyon/i],
    ["Je travaille chez Renault.", "Oublie où je travaille.", "Où est-ce que je travaille ?", /renault/i],
    ["Je vois Bastien depuis un mois.", "Efface tout ce qui concerne Bastien.", "Qui est-ce que je vois ?", /bastien/i],
    ["Vivo en Cádiz.", "Olvida que vivo en Cádiz", "¿Dónde vivo?", /cádiz/i],
    ["Vivo en Cádiz.", "¿Puedes borrar de tu memoria que vivo en Cádiz?", "¿Dónde vivo?", /cádiz/i],
    ["I'm allergic to kiwi.", "Forget my kiwi allergy, the test was wrong.", "What am I allergic to?", /kiwi/i],
    ["I live in Porto.", "You should forget about me living in Porto.", "Where do I live?", /porto/i],
    ["My gym is on Baker Street.", "I'd like you to forget which gym I go to.", "Where is my gym?", /baker/i],
    [
      "Ich bin allergisch gegen Kiwi.",
      "Merk dir bitte nicht mehr, dass ich gegen Kiwi allergisch bin.",
      "Wogegen bin ich allergisch?",
      /kiwi/i,
    ],
    [
      "Me despidieron de Telefónica.",
      "borra lo de telefónica, no quiero que quede",
      "¿De dónde me despidieron?",
      /telefónica/i,
    ],
    // It was not meant.
    ["I work as a clown at the Roma circus.", "that about my job was a joke", "What is my job?", /clown|roma/i],
    ["I own a yacht called Petrel.", "I was only kidding about the yacht, ignore that", "What do I own?", /petrel/i],
    ["my uncle Rufus robbed a bank", "I made up the story about my uncle", "Who robbed a bank?", /rufus|robbed/i],
    ["Ich hab im Lotto gewonnen.", "das mit dem Lotto war nur ein Witz", "Was hab ich gewonnen?", /lotto/i],
    ["Mon oncle a un château.", "l'histoire du château, c'était une blague", "Qu'a mon oncle ?", /château/i],
    ["Tengo un yate en Vigo.", "lo del yate era broma", "¿Qué tengo en Vigo?", /yate|vigo/i],
    // In other words, and in another order.
    ["my salary is 3140 a month", "can you lose whatever I told you re my salary?", "What do I earn?", /3140/],
    ["Jen's rehab starts in May", "everything about Jen needs to go", "When does the rehab start?", /\bjen\b|rehab/i],
    ["we lost the custody case", "erase all mention of the custody case", "Which case did we lose?", /custody/i],
    ["my knee surgery went wrong", "get rid of the details about my knee surgery", "What went wrong?", /surgery/i],
    ["i was fired from the bakery", "the part about the bakery? delete it", "Where did I lose my job?", /bakery/i],
    [
      "Meine Schulden sind 9200 Euro.",
      "alles über meine Schulden kann weg",
      "Wie hoch sind meine Schulden?",
      /9200|schulden/i,
    ],
    ["J'ai une dette chez Cetelem.", "vire tout ce qui concerne la dette", "Où ai-je une dette ?", /cetelem|dette/i],
    [
      "Me operaron en la clínica Sur.",
      "no quiero que recuerdes lo de la clínica",
      "¿Dónde me operaron?",
      /clínica sur/i,
    ],
    // By the matter, in a word that was never said.
    ["i tested positive for hepatitis", "forget the thing about my diagnosis", "What did I catch?", /hepatitis/i],
    ["Mein Dispo ist überzogen.", "vergiss das mit meinen Schulden", "Was ist mit meinem Dispo?", /dispo/i],
  ])("%s · %s", async (said, order, question, gone) => {
    const person = new Person();
    await person.say(KEPT);
    await person.say(said);
    await person.say(question, { ...FRESH, script: { content: `As you said: ${said}` } });
    const exchange = await person.say(order, { script: { content: `I have forgotten this: ${said}` } });
    expect((await explained(person, exchange)).forgot.length).toBeGreaterThan(0);
    expect(await cellsWith(person, gone)).toEqual([]);
    expect(await ask(person, question)).not.toMatch(gone);
    expect(await (await person.memory("/export")).text()).not.toMatch(gone);
    expect(JSON.stringify(await person.memories())).not.toContain(order.slice(0, 20));
    expect(await ask(person, "Where is the spare tent?")).toContain("attic");
  });

  test("what was superseded meanwhile is gone with it, and what holds stays", async () => {
    const person = new Person();
    await person.say("I live in Porto.");
    await person.say("I moved to Lyon.");
    await person.say("Forget that I live in Porto.");
    expect(await cellsWith(person, /porto/i)).toEqual([]);
    expect(await ask(person, "Where do I live?")).toContain("Lyon");
  });

  test("it leaves no cached answer, neither to the order nor to what it was about", async () => {
    const person = new Person();
    await person.say("I live in Porto.");
    await person.say("Where do I live?", { script: { content: "In Porto." } });
    for (let i = 0; i < 2; i++) {
      const { headers } = await person.say("Forget that I live in Porto.", { script: { content: "Done: Porto." } });
      expect(headers.get("cache-status")).not.toMatch(/hit|stored/);
    }
    const again = await person.say("Where do I live?", { script: { content: "I do not know." } });
    expect(await again.text()).toContain("I do not know.");
    const shared = await runInDurableObject(await person.answers(), (_, { storage: { sql } }) =>
      JSON.stringify(sql.exec("SELECT * FROM answers").toArray()),
    );
    expect(shared).not.toMatch(/porto/i);
  });

  test("its bytes are scrubbed, by the alarm at the latest", async () => {
    const person = new Person();
    await person.say("I live in Porto.");
    await person.say("Forget that I live in Porto.");
    await runDurableObjectAlarm(await person.vault());
    const owed = await runInDurableObject(await person.vault(), (_, { storage: { sql } }) =>
      sql.exec<{ unscrubbed: number }>("SELECT unscrubbed FROM vault").one(),
    );
    expect(owed.unscrubbed).toBe(0);
  });
});

describe("what follows in the same message is learnt", () => {
  test.each<[said: string, order: string, question: string, gone: RegExp, now: string]>([
    [
      "My tent word is maple.",
      "Forget that my tent word is maple; it's cedar now.",
      "What's my tent word?",
      /maple/i,
      "cedar",
    ],
    ["I live in Porto.", "Forget that I live in Porto, I live in Lyon now.", "Where do I live?", /porto/i, "Lyon"],
    ["I live in Porto.", "Forget that I live in Porto - I live in Lyon now.", "Where do I live?", /porto/i, "Lyon"],
    ["I live in Porto.", "Forget that I live in Porto (I moved to Lyon).", "Where do I live?", /porto/i, "Lyon"],
    [
      "I live in Porto.",
      "Forget that I live in Porto and remember that I live in Lyon.",
      "Where do I live?",
      /porto/i,
      "Lyon",
    ],
    ["My tent word is maple.", "Forget my tent word. It's cedar.", "What's my tent word?", /maple/i, "cedar"],
    [
      "J'habite à Lille.",
      "Oublie que j'habite à Lille, j'habite maintenant à Brest.",
      "Où est-ce que j'habite ?",
      /lille/i,
      "Brest",
    ],
    ["I live in Porto.", "Forget that I live in Porto; it's Lyon now.", "Where do I live?", /porto/i, "Lyon"],
    [
      "Mein Zeltwort ist Ahorn.",
      "Vergiss, dass mein Zeltwort Ahorn ist; es ist jetzt Zeder.",
      "Was ist mein Zeltwort?",
      /ahorn/i,
      "Zeder",
    ],
    [
      "Ma tente est rouge.",
      "Oublie que ma tente est rouge, c'est vert maintenant.",
      "De quelle couleur est ma tente ?",
      /rouge/i,
      "vert",
    ],
    [
      "Mi palabra de tienda es arce.",
      "Olvida que mi palabra de tienda es arce; ahora es cedro.",
      "¿Cuál es mi palabra de tienda?",
      /arce/i,
      "cedro",
    ],
  ])("%s · %s", async (said, order, question, gone, now) => {
    const person = new Person();
    await person.say(said);
    await person.say(order, { script: { content: `Forgotten: ${said}` } });
    const told = await ask(person, question);
    expect(told).toContain(now);
    expect(told).not.toMatch(gone);
    expect(await cellsWith(person, gone)).toEqual([]);
  });
});

describe("of what was said in one breath only the part that is meant goes", () => {
  test.each([
    [
      "I live in Dunmore and I take warfarin.",
      "Forget that I take warfarin.",
      /warfarin/i,
      "Where do I live?",
      "Dunmore",
    ],
    [
      "Mein Bruder Sven malt und mein Bruder Kai schuldet mir Geld.",
      "Vergiss alles über Kai.",
      /\bkai\b/i,
      "Was macht mein Bruder Sven?",
      "Sven malt",
    ],
  ])("%s · %s", async (said, order, gone, question, kept) => {
    const person = new Person();
    await person.say(said);
    await person.say(order);
    expect(await ask(person, question)).toContain(kept);
    expect(await cellsWith(person, gone)).toEqual([]);
    const told = (await person.memories()).map(({ text }) => text).join("\n");
    expect(told).toContain(kept);
    expect(told).not.toMatch(gone);
  });
});

describe("if it is unclear what is meant", () => {
  const ASKS = "ask which one they mean.";

  test("nothing goes, and the model is told to ask, once and in the same place", async () => {
    const person = new Person();
    await person.say("The appointment at the bank is on Monday.");
    await person.say("My sister has an appointment with a vet.");
    const order = { role: "user", content: "Forget the thing about the appointment." };
    const exchange = await person.say(order.content);
    const first = (JSON.parse(await person.told()) as { messages: { content: string }[] }).messages[0]?.content ?? "";
    expect(first).toContain(ASKS);
    expect((await explained(person, exchange)).forgot).toEqual([]);
    await person.say([order, { role: "assistant", content: "Which one?" }, { role: "user", content: "Hm, wait." }]);
    const again = (JSON.parse(await person.told()) as { messages: { content: string }[] }).messages[0]?.content;
    expect(again).toBe(first);
    expect(await ask(person, "When is the appointment at the bank?")).toContain("Monday");
    expect(await ask(person, "What do you know about me?")).not.toContain(ASKS);
  });

  test("so it is if nothing remembered fits", async () => {
    const person = new Person();
    await person.say("I live in Porto.");
    expect(await ask(person, "Forget what I told you about my llama.")).toContain(ASKS);
    expect(await ask(person, "Remove everything about my health.")).toContain(ASKS);
  });

  test("work on a text is no such request", async () => {
    const person = new Person();
    await person.say("I live in Porto.");
    expect(await ask(person, "Remove the part about pricing from the email.")).not.toContain(ASKS);
    expect(await ask(person, "Forget that I live in Porto.")).not.toContain(ASKS);
  });
});

describe("nothing goes", () => {
  test.each([
    ["where nothing was said of it", "Forget that I live in Porto."],
    ["where it is unclear what is meant", "Forget the thing about the appointment."],
    ["where it is said not to forget", "Don't forget that I have a cat called Moss."],
    ["where it is said of somebody else", "I'll never forget the appointment at the bank."],
    ["where it is an idiom", "Forget it."],
    ["where it is asked", "Did you forget that I have a cat called Moss?"],
    ["where it is quoted", 'She said "forget that I have a cat called Moss".'],
    ["where it is supposed", "If I said forget that I have a cat called Moss, would you?"],
    ["where it was forgotten by the user", "I forgot that I have a cat called Moss."],
    ["where something else is to be deleted", "Delete the second appointment from this list."],
    ["where everything is named", "Forget everything."],
  ])("%s: %s", async (_, order) => {
    const person = new Person();
    const said = [
      "My dentist's appointment is on Monday.",
      "The appointment at the bank is on Friday.",
      "I have a cat called Moss.",
    ];
    for (const text of said) await person.say(text);
    const before = await person.memories();
    await person.say(order);
    const after = await person.memories();
    const ids = new Set(after.map(({ id }) => id));
    expect(before.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  test.each(["Forget everything about me.", "Forget everything I told you today."])(
    "and keeps nothing of: %s",
    async (order) => {
      const person = new Person();
      await person.say("I live in Porto.");
      expect(await explained(person, await person.say(order))).toMatchObject({ forgot: [], wrote: [] });
      expect(JSON.stringify(await person.memories())).not.toContain("everything");
      expect(await ask(person, "Where do I live?")).toContain("Porto");
    },
  );

  test("and the order is not told all the same", async () => {
    const person = new Person();
    const exchange = await person.say("Forget that I live in Porto.");
    expect(await explained(person, exchange)).toMatchObject({ forgot: [], wrote: [] });
    expect(await cellsWith(person, /porto/i)).toEqual([]);
    expect(await ask(person, "Where do I live?")).toBe("");
  });
});

test("a past conversation in which it was ordered is imported without it", async () => {
  const person = new Person();
  const messages = [
    { role: "user", content: "I live in Porto." },
    { role: "assistant", content: "Porto, noted." },
    { role: "user", content: "Forget that I live in Porto." },
    { role: "assistant", content: "Porto is forgotten." },
    { role: "user", content: KEPT },
    { role: "assistant", content: "Fine." },
  ];
  const line = JSON.stringify({ kind: "exchange", at: "2026-03-10T09:00:00Z", messages });
  expect((await person.memory("/import", "POST", line)).status).toBe(200);
  expect(await cellsWith(person, /porto/i)).toEqual([]);
  expect((await person.rounds()).map(({ text }) => text)).toEqual([`user: ${KEPT}\nassistant: Fine.`]);
});

test("a fact that is stated again afterwards is remembered again", async () => {
  const person = new Person();
  await person.say("I live in Porto.");
  await person.say("Forget that I live in Porto.");
  await person.say("As of today I live in Porto again.");
  expect(await ask(person, "Where do I live?")).toContain("Porto");
});
