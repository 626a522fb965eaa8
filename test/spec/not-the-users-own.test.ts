import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Guarantee 9, the other half: words that are not the user's own are no memory of the user, and supersede none. */

const HOME = "I live in Tartu";

/** Returns the current facts, and how many were superseded. */
async function factsOf(person: Person): Promise<{ current: string[]; superseded: number }> {
  const memories = (await person.memories()).filter(({ type }) => type !== "episodic");
  const current = memories.filter(({ validTo }) => validTo === null).map(({ text }) => text);
  return { current, superseded: memories.length - current.length };
}

async function afterHome(...said: string[]): Promise<{ current: string[]; superseded: number }> {
  const person = new Person();
  await person.say(`${HOME}.`);
  for (const text of said) await person.say(text);
  return factsOf(person);
}

/** Returns the block that a question is told. */
async function told(person: Person, query: string): Promise<string> {
  const { block } = await (await person.memory("/recall", "POST", { query })).json<{ block: string }>();
  return block;
}

const NOTHING_MORE = { current: [HOME], superseded: 0 };

describe("a text that is handed over teaches nothing", () => {
  test.each([
    "Please proofread this: I live in Riga and my husband keeps bees on the roof.",
    "I live in Riga and my husband keeps bees on the roof. Now say that in Polish.",
    "Here is my cover letter:\n\nI live in Riga and I have run a bakery for nine years.",
    "Dear Ms Voss, I live in Riga and my heating has been broken since May.\nKind regards, Ida\n\nmake it shorter",
    "Überarbeite bitte den folgenden Text:\nIch wohne in Bremen und züchte seit Jahren Bienen.",
    "Corrige ce texte :\nJ'habite à Sète et j'élève des abeilles depuis dix ans.",
    "Mejora este texto:\nVivo en Lugo y crío abejas desde hace diez años.",
  ])("%j", async (said) => expect(await afterHome(said)).toEqual(NOTHING_MORE));
});

describe("a text that is handed over is no line of the user", () => {
  const LETTER =
    "Subject: Re: keys\n\nHi Ida,\n\nI'm away until June. My new address is 4 Quay Street, Riga.\n\nBest,\nOddny\n\n" +
    "can you draft a reply to this";
  test.each([
    ["a letter", LETTER, "Quay Street", "what did the letter say of the address in Quay Street?"],
    [
      "a part",
      "You are a ferryman called Torvald who hates geese. Greet me.",
      "Torvald",
      "who was Torvald the ferryman?",
    ],
    ["a text to shorten", 'Résume ce texte : "Je m\'appelle Anselme, je vis à Sète."', "Anselme", "qui vit à Sète ?"],
    ["a supposition", "Imagina que soy un pirata que vive en Lugo.", "pirata", "¿quién era el pirata de Lugo?"],
  ])("%s is told to who asks for it, as what it is", async (_, text, word, question) => {
    const person = new Person();
    await person.say("I keep bees in Tartu.");
    await person.say(text);
    expect(await told(person, "What do you know about me?")).not.toContain(word);
    expect(await told(person, "Plan my weekend.")).not.toContain(word);
    expect(await told(person, question)).toMatch(new RegExp(`\\(quoted or supposed\\): .*${word}`));
  });

  test.each([
    ["as it was exported", true],
    ["from an export of an older version", false],
  ])("and stays so in another vault, %s", async (_, isSaid) => {
    const person = new Person();
    await person.say("I keep bees in Tartu.");
    await person.say(LETTER);
    const lines = (await (await person.memory("/export")).text()).trim().split("\n");
    const older = lines.map((line) => line.replace(/"quoted":\[[^\]]*\],/, ""));
    expect(older).not.toEqual(lines);
    const other = new Person();
    expect((await other.memory("/import", "POST", (isSaid ? lines : older).join("\n"))).status).toBe(200);
    expect(await told(other, "Plan my weekend.")).not.toContain("Quay Street");
    const block = await told(other, "what did the letter say of the address in Quay Street?");
    expect(block).toMatch(/\(quoted or supposed\): .*Quay Street/);
  });

  test("and stays so when its turn goes on after a call of a tool", async () => {
    const person = new Person();
    const calls = [{ id: "call_1", type: "function", function: { name: "mail", arguments: "{}" } }];
    const asking = { role: "assistant", content: null, tool_calls: calls };
    const choices = [{ index: 0, message: asking, finish_reason: "tool_calls" }];
    const script = { body: JSON.stringify({ id: "x", object: "chat.completion", choices }) };
    const letter = { role: "user", content: LETTER };
    await person.say([letter], { script });
    await person.say([letter, asking, { role: "tool", tool_call_id: "call_1", content: "sent" }]);
    expect((await person.rounds()).map(({ text }) => text.includes("assistant: "))).toEqual([true]);
    expect(await told(person, "Plan my weekend.")).not.toContain("Quay Street");
  });
});

describe("a part, a story and a supposition teach nothing", () => {
  test.each([
    "You are the king of a small island. I live in Riga and I owe you three goats.",
    "Suppose I live in Riga and earn 3,000 a month. What would be left?",
    "If I lived in Riga with two kids, what would I pay for a flat?",
    "Stell dir vor, du bist mein Vermieter. Ich wohne in Bremen und halte Ziegen.",
    "Partons du principe que j'habite à Sète. J'ai deux fours et un apprenti.",
    "Pongamos que vivo en Lugo. Tengo dos hornos y un aprendiz.",
  ])("%j", async (said) => expect(await afterHome(said)).toEqual(NOTHING_MORE));
});

describe("other people's words, and a draft in the user's name, teach nothing", () => {
  test.each([
    "As my coach always says, I live in Riga when the sun shines.",
    "lena: i live in riga and keep bees\notto: im vegan",
    "Write my aunt an email saying that I live in Riga now and keep bees on the roof.",
    "Otto behauptet, ich wohne in Bremen.",
    "Schreib meiner Chefin, dass ich in Bremen wohne und Bienen züchte.",
    "Mon coloc prétend que j'habite à Sète.",
    "Mi cuñado dice que vivo en Lugo.",
  ])("%j", async (said) => expect(await afterHome(said)).toEqual(NOTHING_MORE));
});

describe("what a client adds teaches nothing", () => {
  test.each([
    "<system-reminder>I live in Riga and keep three hives of bees.</system-reminder>\nwhat is a hive?",
    "### Task:\nSuggest a topic.\n### Chat History:\nI live in Riga and keep three hives of bees.",
  ])("%j", async (said) => expect(await afterHome(said)).toEqual(NOTHING_MORE));
});

describe("a value that runs on ends at its clause", () => {
  test.each([
    ["my name is ottilie hi", "my name is wenzel", /ottilie/i, /wenzel/i],
    ["ich heiße ottilie danke", "ich heiße wenzel", /ottilie/i, /wenzel/i],
    ["je m'appelle ottilie merci", "je m'appelle anselme", /ottilie/i, /anselme/i],
    ["me llamo ottilie gracias", "me llamo anselmo", /ottilie/i, /anselmo/i],
  ])("%j is superseded by %j", async (before, after, old, now) => {
    const person = new Person();
    await person.say(before);
    await person.say(after);
    const { current, superseded } = await factsOf(person);
    expect(superseded).toBe(1);
    expect(current.join("\n")).toMatch(now);
    expect(current.join("\n")).not.toMatch(old);
  });

  test("so that what was said beside it stays", async () => {
    const person = new Person();
    await person.say("me llamo ottilie y toco la flauta");
    await person.say("me llamo anselma");
    const { current } = await factsOf(person);
    expect(current.join("\n")).toContain("toco la flauta");
    expect(current.join("\n")).not.toContain("ottilie");
  });

  test("and what runs on is a fact of its own", async () => {
    const person = new Person();
    await person.say("i live in tartu im a baker");
    expect((await factsOf(person)).current.toSorted()).toEqual(["i live in tartu", "im a baker"]);
  });
});
