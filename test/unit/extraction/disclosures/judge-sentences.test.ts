import { describe, expect, it } from "vitest";
import { judgeSentences } from "../../../../src/extraction/disclosures/judge-sentences.ts";

const labels = (said: string) => judgeSentences(said).map(({ from, to, label }) => [said.slice(from, to), label]);
const kept = (said: string) => labels(said).flatMap(([sentence, label]) => (label === "keep" ? [sentence] : []));

describe("judgeSentences", () => {
  it("labels each sentence of a turn, with its offsets", () => {
    expect(labels("I work as a nurse in Leeds. What is the capital of Peru?")).toEqual([
      ["I work as a nurse in Leeds.", "keep"],
      ["What is the capital of Peru?", "not"],
    ]);
  });

  it.each([
    ["English", "my sister runs a bakery in York and i help out on saturdays"],
    ["German", "Wir haben zwei Katzen und wohnen seit Mai in Kassel."],
    ["French", "Je suis infirmière à Lyon et je travaille surtout la nuit."],
    ["Spanish", "Tengo dos hijos y vivimos en un piso pequeño en Valencia."],
  ])("keeps what a user tells of themselves in %s", (_, said) => {
    expect(kept(said)).toEqual([said]);
  });

  it.each([
    ["a question", "How long does it take to boil an egg?"],
    ["a request", "Write me a short poem about the sea."],
    ["thanks", "Thanks, that was really helpful!"],
    ["a played part", "Pretend you are a king and I am your knight. I have lost my sword in the river."],
    ["a pasted text", 'Translate into Greek: "I live in a small village with my two brothers."'],
  ])("does not keep %s", (_, said) => {
    expect(kept(said)).toEqual([]);
  });

  it("tells how the user wants to be answered apart from facts", () => {
    expect(labels("From now on, please keep your answers under three sentences.")[0]?.[1]).toBe("instruction");
  });

  it.each([
    "I'm Oddny, and I run a ferry near Voss.",
    "Soy Anselma y dirijo un taller en Lugo.",
    "Je suis Odile, et je tiens un four à Sète.",
  ])("takes a name for who somebody is, whatever they do: %s", (said) =>
    expect(judgeSentences(said)[0]?.kind).toBe("identity"),
  );

  it.each(["<user_query>[]</user_query>", "<message>\n[]\n</message>", "<question> [] </question>"])(
    "leaves out the tags of a client: %s",
    (around) => {
      const own = "I keep bees in Voss and I have two boats.";
      expect(kept(around.replace("[]", own))).toEqual([own]);
    },
  );

  it("takes a mood for no name", () =>
    expect(judgeSentences("I'm tired, and I run a ferry near Voss.")[0]?.kind).not.toBe("identity"));

  it("gives a kept sentence a kind and a confidence, and no other sentence a kind", () => {
    const [told, asked] = judgeSentences("I'm allergic to peanuts and take antihistamines. What is a rash?");
    expect(told).toMatchObject({ label: "keep", kind: "health" });
    expect(told?.confidence).toBeGreaterThan(0.3);
    expect(asked?.kind).toBeNull();
  });

  it("returns nothing for a text without words", () => {
    expect(judgeSentences("  \n ")).toEqual([]);
  });

  it("judges the ends of a long list only", () => {
    const judged = judgeSentences("one more line\n".repeat(1_000));
    expect(judged).toHaveLength(200);
    expect(judged.at(-1)?.to).toBe("one more line\n".length * 1_000 - 1);
  });

  it("takes the stretches that are not the user's from the caller", () => {
    const said = "I live in Bath with my three dogs.";
    expect(judgeSentences(said, [{ from: 0, to: said.length, why: "played" }])[0]?.label).not.toBe("keep");
  });

  it("reads the vectors of kept sentences alone, for their kinds", () => {
    const read: string[] = [];
    const vectorOf = (text: string): Float32Array => {
      read.push(text);
      return new Float32Array(128);
    };
    const said = "My two daughters live with me in a flat in Ghent. How warm is the moon?";
    expect(judgeSentences(said, undefined, vectorOf).map(({ label }) => label)).toEqual(["keep", "not"]);
    expect(read).toEqual(["My two daughters live with me in a flat in Ghent."]);
  });
});
