import { describe, expect, test } from "vitest";
import { indexTerms, RecallIndex } from "../../../../src/memory/ranking/recall-index.ts";
import { compared, entry, found, indexOf, search, vector } from "./searched-index.ts";

/** Returns the weights of two words that are as rare. */
const shares = (telling: Readonly<Record<string, number>>): number[] => [
  ...indexOf({ tea: "zither", cake: "cello", other: "drum" })
    .weightsBeside("zither cello", (word) => telling[word] ?? 1)
    .values(),
];

describe("weights of a question", () => {
  test("are less for a word that tells little in any text", () => {
    const [zither, cello] = shares({ zither: 3, cello: 1 });
    expect(zither).toBeCloseTo(0.75);
    expect(cello).toBeCloseTo(0.25);
  });

  test("are 0 if no word tells anything", () => {
    expect(shares({ zither: 0, cello: 0 })).toEqual([0, 0]);
  });
});

describe("search by words", () => {
  test("puts the memory first that says more of the query", () => {
    const index = indexOf({ tea: "green tea in the morning", both: "green tea from the garden", van: "a blue van" });
    expect(found(index, "tea from the garden")).toEqual(["both", "tea"]);
  });

  test("ignores the framing of a question: a good idea of the past does not answer it", () => {
    const index = indexOf({
      idea: "I think that is a good idea, good thinking",
      school: "in high school I was on the debate team, which took most of my evenings",
    });
    expect(found(index, "Do you think it would be a good idea to visit my high school?")).toEqual(["school"]);
  });

  test("weighs a rare word more than a common one", () => {
    const common = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, `the cat number ${i}`]));
    const index = indexOf({ ...common, rare: "the zither" });
    const fits = search(index, "cat zither");
    const words = new Map(fits.map((fit) => [fit.id, fit.words]));
    expect(words.get("rare")).toBeGreaterThan(words.get("c1") ?? 1);
  });

  test("gives a fit between 0 and 1, near 1 for a memory that says all of the query", () => {
    const index = indexOf({ all: "zither lessons", more: "zither zither zither zither lessons lessons lessons" });
    for (const { words } of search(index, "zither lessons")) {
      expect(words).toBeGreaterThan(0.8);
      expect(words).toBeLessThanOrEqual(1);
    }
  });

  test("finds nothing for a query without content words", () => {
    expect(found(indexOf({ a: "the zither" }), "what is the")).toEqual([]);
  });

  test("does not find a memory that is not admitted", () => {
    const index = indexOf({ a: "zither", b: "zither" });
    expect(found(index, "zither", (id) => id === "b")).toEqual(["b"]);
  });

  test("does not depend on the search before", () => {
    const index = indexOf({ a: "zither", b: "cello" });
    const first = search(index, "zither");
    search(index, "cello");
    expect(search(index, "zither")).toEqual(first);
  });
});

describe("search by other forms of a word", () => {
  const memories = {
    cats: "zu Hause leben drei Katzen",
    hospital: "les hôpitaux de la ville me connaissent",
    songs: "escribo canciones por la noche",
    boat: "das blaue Boot liegt im Hafen",
  };

  test.each([
    ["Was frisst meine Katze?", "cats"],
    ["Quel hopital est le mien ?", "hospital"],
    ["¿De qué trata mi canción?", "songs"],
  ])("finds what answers %s", (question, id) => {
    const [first] = search(indexOf(memories), question).toSorted((a, b) => b.words - a.words);
    expect(first?.id).toBe(id);
    expect(first?.words).toBeGreaterThan(0);
  });

  test("gives the form that memories say the weight of the question's word", () => {
    const weights = indexOf(memories).weightsBeside("Was frisst meine Katze?");
    const [cats] = indexTerms("Katzen");
    expect([...weights.keys()]).toContain(cats);
  });

  test("keeps to the word itself if a memory says it", () => {
    const index = indexOf({ ...memories, cat: "die Katze schläft" });
    expect(found(index, "Was frisst meine Katze?").filter((id) => id.startsWith("cat"))).toEqual(["cat"]);
  });

  test("leaves the words of an English question as they are", () => {
    const index = indexOf({ rosen: "Rosen sells bread", drum: "a drum" });
    expect(found(index, "Where did I leave the rose for my friend?")).toEqual([]);
  });
});

describe("changes to the index", () => {
  test("remove a memory, and ignore an unknown id", () => {
    const index = indexOf({ a: "zither", b: "zither" });
    index.remove("a");
    index.remove("never");
    expect(found(index, "zither")).toEqual(["b"]);
    expect(index.size).toBe(1);
  });

  test("replace the words of a memory that is added again", () => {
    const index = indexOf({ a: "zither" });
    index.add(entry("a", "cello"));
    expect(found(index, "zither")).toEqual([]);
    expect(found(index, "cello")).toEqual(["a"]);
    expect(index.size).toBe(1);
  });

  test("keep the rest in the same order after most memories are removed", () => {
    const index = new RecallIndex();
    for (let i = 0; i < 200; i++) index.add(entry(`m${i}`, `zither ${i}`));
    for (let i = 5; i < 200; i++) index.remove(`m${i}`);
    expect(index.size).toBe(5);
    expect(found(index, "zither 2")[0]).toBe("m2");
    expect(found(index, "zither")).toHaveLength(5);
  });

  test("leave a word's weight as it is when memories that said it are changed or removed", () => {
    const index = new RecallIndex();
    const add = (i: number): void => index.add(entry(`m${i}`, "the zither"));
    for (let again = 0; again < 2; again++) for (let i = 0; i < 30; i++) add(i);
    for (let i = 1; i < 30; i++) index.remove(`m${i}`);
    const [fit] = search(index, "zither");
    expect(fit?.id).toBe("m0");
    expect(fit?.words).toBeGreaterThan(0.8);
  });

  test("grow beyond one page, which a search covers whole", () => {
    const index = new RecallIndex();
    for (let i = 0; i < 3_000; i++) index.add(entry(`m${i}`, `number n${i}x`));
    expect(found(index, "n2999x")).toEqual(["m2999"]);
    expect(found(index, "n0x")).toEqual(["m0"]);
  });
});

describe("search by vector", () => {
  test("finds a near memory that shares no word, with its cosine", () => {
    const index = new RecallIndex();
    index.add(entry("near", "zither", { vector: compared(vector(0.8, 0.6)) }));
    index.add(entry("none", "cello"));
    const fits = search(index, "harp", vector(1));
    expect(fits.find(({ id }) => id === "near")?.cosine).toBeCloseTo(0.8);
    expect(fits.find(({ id }) => id === "none")?.cosine ?? 0).toBe(0);
  });

  test("finds nothing for a vector of another length", () => {
    const index = new RecallIndex();
    index.add(entry("other", "zither", { vector: compared(new Float32Array([1, 0])) }));
    expect(search(index, "zither", vector(1))).toMatchObject([{ id: "other", cosine: 0 }]);
  });
});
