import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* A later statement in people's own words ends an earlier one about the same thing, or says that it may have changed. */

const ASK = "Write two lines about me for the club newsletter.";
const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 10, 9);

async function toldTo(person: Person, question = ASK): Promise<string> {
  await person.say(question, { headers: { "throughline-memory": "read" } });
  return person.told();
}

/** Imports sentences, each as a conversation of its own. @param order the order of hearing */
async function heard(said: readonly string[], order: readonly number[]): Promise<Person> {
  const person = new Person();
  for (const i of order) {
    const line = {
      kind: "exchange",
      conversation: `talk ${i}`,
      at: new Date(AT + i * DAY).toISOString(),
      messages: [{ role: "user", content: said[i] }],
    };
    expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
  }
  return person;
}

const inOrder = (said: readonly string[]): Promise<Person> => heard(said, [...said.keys()]);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const statementsOf = async (person: Person): Promise<Memory[]> =>
  (await person.memories()).filter(({ type }) => type === "semantic");

describe("a statement that surely outdates another", () => {
  test.each([
    [
      "our rehearsals are on mondays at the town hall",
      "our rehearsals are on thursdays now because the hall is booked",
    ],
    ["my daughter plays the violin in the school band", "my daughter quit the violin for good, her wrists hurt"],
    [
      "meine tochter spielt geige im schulorchester, sie ist neun",
      "meine tochter hat die geige aufgegeben, sie macht jetzt judo",
    ],
    ["ma fille fait du violon au conservatoire depuis deux ans", "ma fille a arrêté le violon, elle fait du judo"],
    ["mi hija toca el violín en la orquesta del colegio", "mi hija dejó el violín, ahora hace judo"],
  ])("%s – %s", async (older, newer) => {
    const person = await inOrder([older, newer]);
    const statements = await statementsOf(person);
    const [former, later] = [older, newer].map((said) => statements.find(({ text }) => text === said));
    expect(later).toBeDefined();
    expect(former).toMatchObject({ supersededBy: later?.id });
    expect(former?.validTo).toBe(later?.validFrom);
    const told = await toldTo(person);
    expect(told).not.toContain(older);
    expect(told).toContain(newer);
  });

  test("stays in its history, and is told as of the time before", async () => {
    const person = await inOrder([
      "my daughter plays the violin in the school band",
      "my daughter quit the violin for good, her wrists hurt",
    ]);
    const body = { query: "what does my daughter play?", asOf: new Date(AT + DAY / 2).toISOString() };
    const recalled = await person.memory("/recall", "POST", body);
    expect(JSON.stringify(await recalled.json())).toContain("plays the violin");
  });
});

describe("a statement that perhaps outdates another", () => {
  const older = "hi, i'm ana, i run a bakery in leeds with two ovens, and my choir rehearses on mondays";
  const newer = "our choir rehearses on thursdays now because the hall is booked";

  test("is told with it, and the earlier one says that it may have changed", async () => {
    const person = await inOrder([older, newer]);
    const told = await toldTo(person);
    expect(told).toContain(`user (said earlier, perhaps no longer so): ${older}`);
    expect(told.indexOf(newer)).toBeGreaterThan(told.indexOf(older));
  });

  test("is told with it for a question that only the earlier one fits", async () => {
    const person = await inOrder([older, newer]);
    const told = await toldTo(person, "how many ovens do I have in my bakery?");
    expect(told).toContain("two ovens");
    expect(told).toContain(newer);
  });

  test("leaves no mark after its deletion", async () => {
    const person = await inOrder([older, newer]);
    const later = (await statementsOf(person)).find(({ text }) => text === newer);
    await toldTo(person);
    expect((await person.memory(`/${later?.id}`, "DELETE")).status).toBe(204);
    const told = await toldTo(person);
    expect(told).toContain(`user: ${older}`);
  });
});

describe("a passage that no statement was made of", () => {
  const older = "my husband broke his arm at work so i walk the dogs, we have three of them";
  const newer = "yes, and his arm is fine again";

  test("is told with the statement that it may have ended", async () => {
    const person = await inOrder([older, newer]);
    expect((await statementsOf(person)).map(({ text }) => text)).not.toContain(newer);
    const told = await toldTo(person);
    expect(told).toContain(`user (said earlier, perhaps no longer so): ${older}`);
    expect(told.indexOf(newer)).toBeGreaterThan(told.indexOf(older));
  });

  test("marks it whichever is heard first", async () => {
    const told = await toldTo(await heard([older, newer], [1, 0]));
    expect(told).toContain(`user (said earlier, perhaps no longer so): ${older}`);
  });

  test("takes its mark along when it is forgotten", async () => {
    const person = await inOrder([older, newer]);
    const round = (await person.rounds()).find(({ text }) => text.includes(newer));
    expect((await person.memory(`/${round?.id}`, "DELETE")).status).toBe(204);
    expect(await toldTo(person)).toContain(`user: ${older}`);
  });
});

describe("a change in words of its own, which no rule knows", () => {
  const MARK = "user (said earlier, perhaps no longer so)";
  const bystander = "my sister keeps bees behind the old mill";

  test.each([
    ["my pottery class is in the church basement", "pottery class got kicked out of the basement, its at the school"],
    ["i pay 30 a month for the allotment", "allotment went up to 36 a month"],
    ["je roule en clio de 2012", "j'ai revendu la clio, je roule en zoé"],
    ["entreno con el equipo los lunes", "el equipo pasa los entrenos al miércoles"],
  ])("marks what it most likely ends, and nothing else: %s – %s", async (older, newer) => {
    for (const order of permutations([0, 1, 2])) {
      const told = await toldTo(await heard([older, bystander, newer], order));
      expect(told, order.join(" ")).toContain(`${MARK}: ${older}`);
      expect(told, order.join(" ")).not.toContain(`${MARK}: ${bystander}`);
      expect(told.indexOf(newer)).toBeGreaterThan(told.indexOf(older));
    }
  });

  test.each([
    ["my aunt once tried fencing", "my aunt once tried skating"],
    ["ich war letztes jahr in lissabon im urlaub", "ich war letztes jahr in turin im urlaub"],
  ])("marks nothing that is only said alike: %s – %s", async (older, newer) => {
    const told = await toldTo(await inOrder([older, newer]));
    expect(told).toContain(newer);
    expect(told).toContain(`user: ${older}`);
  });

  test.each([
    ["i play the oboe in a quintet", "i still play the oboe in a quintet"],
    ["my sister keeps bees", "my sister keeps bees behind the mill"],
  ])("is none in what says the same again: %s – %s", async (older, newer) => {
    const statements = await statementsOf(await inOrder([older, newer]));
    expect(statements.find(({ text }) => text === older)?.metadata["earlier"]).toBeUndefined();
  });

  test("leaves the mark before it where another statement turns out to be meant", async () => {
    const said = [
      "rhyme time on mondays 10.30, babies + hungover dads. give me a theme thats not the sea again",
      "book group is doing piranesi, 12 of us on the last thursday. sunniva runs it with me, shes my boss here and actually reads",
      "piranesi got 9 out of 10, now it's the bee sting, long, 16 of us these days we need more chairs",
      "the spend is at 6 already out of 6 and a half, and dad hasnt seen the dress shop invoice",
    ];
    const marksOf = async (order: readonly number[]): Promise<string[]> => {
      const statements = await statementsOf(await heard(said, order));
      const placeOf = (id: unknown): number =>
        said.findIndex((one) => statements.some((other) => other.id === id && one.startsWith(other.text)));
      return statements
        .filter(({ metadata }) => metadata["earlier"] !== undefined)
        .map(({ id, metadata }) => `${placeOf(id)} by ${placeOf(metadata["earlier"])}`)
        .toSorted();
    };
    const inTime = await marksOf([0, 1, 2, 3]);
    expect(inTime).toContain("1 by 2");
    for (const order of [
      [3, 2, 1, 0],
      [1, 2, 3, 0],
    ]) {
      expect(await marksOf(order), order.join(" ")).toEqual(inTime);
    }
  });

  test("takes its mark along when it is deleted", async () => {
    const [older, newer] = ["entreno con el equipo los lunes", "el equipo pasa los entrenos al miércoles"];
    const person = await inOrder([older, newer]);
    const later = (await statementsOf(person)).find(({ text }) => text === newer);
    expect((await person.memory(`/${later?.id}`, "DELETE")).status).toBe(204);
    expect(await toldTo(person)).toContain(`user: ${older}`);
  });
});

describe("a value in a passage that no statement was made of", () => {
  const OLDER = "my ferritin was 11 in the last test and my doctor was not happy";
  const earlierBy = async (newer: string): Promise<unknown> => {
    const statements = await statementsOf(await inOrder([OLDER, newer]));
    expect(statements.map(({ text }) => text)).toEqual([OLDER]);
    return statements[0]?.metadata["earlier"];
  };

  test.each(["yes. ferritin is 48. thanks", "ferritin is 48 says the lab. what is normal?"])(
    "marks the one before it: %s",
    async (newer) => expect(await earlierBy(newer)).toBeDefined(),
  );

  test.each(["yes. iron is 48. thanks", "is ferritin 48 a lot?"])("marks no other: %s", async (newer) =>
    expect(await earlierBy(newer)).toBeUndefined(),
  );
});

/** Imports turns of one conversation, a minute apart. */
async function talked(said: readonly string[], order: readonly number[]): Promise<Person> {
  const person = new Person();
  for (const i of order) {
    const at = new Date(AT + i * 60_000).toISOString();
    const line = { kind: "exchange", conversation: "talk", at, messages: [{ role: "user", content: said[i] }] };
    expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
  }
  return person;
}
describe("a change that does not name what it changes", () => {
  const MARK = "(said earlier, perhaps no longer so)";

  test("marks what the person said of the matter, and is told with it", async () => {
    const older = "my job is easy, i work at the hilton as a night porter";
    const newer = "they moved me to the events team, i start in may";
    const person = await inOrder([older, "my dog biscuit is scared of the vet", newer]);
    const told = await toldTo(person);
    expect(told).toContain(`${MARK}: ${older}`);
    expect(told.indexOf(newer)).toBeGreaterThan(told.indexOf(older));
    expect(told).not.toContain(`${MARK}: my dog`);
  });

  const TALK = [
    "my sister keeps 12 hens in the garden",
    "im at 48 points in the rowing league and want to reach 55",
    "fixed that, 52 now",
  ];

  test.each(permutations([0, 1, 2]))("marks a number said shortly before, heard as %i %i %i", async (...order) => {
    const told = await toldTo(await talked(TALK, order));
    expect(told).toContain(`${MARK}: ${TALK[1]}`);
    expect(told).not.toContain(`${MARK}: ${TALK[0]}`);
    expect(told.indexOf("52 now")).toBeGreaterThan(told.indexOf("48 points"));
  });
});

test("two statements about one person that both hold are both told", async () => {
  const person = await inOrder([
    "my sister lives in Turin near the river",
    "my sister teaches chemistry at a secondary school",
  ]);
  const told = await toldTo(person);
  expect(told).toContain("Turin");
  expect(told).toContain("chemistry");
  expect(told).not.toContain("perhaps changed");
});

describe("the order of hearing changes nothing", () => {
  const TALKS = [
    [
      "our rehearsals are on mondays at the town hall",
      "our rehearsals are on thursdays now because the hall is booked",
      "our rehearsals at the town hall are on fridays from now on",
    ],
    [
      "my daughter plays the violin in the school band",
      "my daughter quit the violin for good, her wrists hurt",
      "my daughter plays the violin in the school band",
    ],
    [
      "hi, i'm ana, i run a bakery in leeds with two ovens, and my choir rehearses on mondays",
      "our choir rehearses on thursdays now because the hall is booked",
      "we sold the bakery in leeds last month",
    ],
    [
      "my job is easy, i work at the hilton as a night porter",
      "they moved me to the events team, i start in may",
      "i work at the hilton in the kitchen these days",
    ],
  ];
  test.each(TALKS)("%s – %s – %s", async (...said) => {
    const stateAfter = async (order: readonly number[]): Promise<string[]> => {
      const person = await heard(said, order);
      const memories = await statementsOf(person);
      const named = (id: unknown): string => memories.find((one) => one.id === id)?.createdAt ?? "nothing";
      return memories
        .map(({ text, createdAt, validFrom, validTo, supersededBy, metadata }) =>
          [text, createdAt, validFrom, validTo, named(supersededBy), named(metadata["earlier"])].join(" | "),
        )
        .toSorted();
    };
    const [first = [], ...orders] = permutations([...said.keys()]);
    const expected = await stateAfter(first);
    expect(expected.length).toBeGreaterThan(1);
    for (const order of orders) expect(await stateAfter(order)).toEqual(expected);
  });
});
