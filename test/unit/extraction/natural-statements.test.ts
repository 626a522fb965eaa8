import { describe, expect, test } from "vitest";
import { naturalStatements } from "../../../src/extraction/natural-statements.ts";

/* Sentences in people's own words. Figures: `npm run bench -- learns`. */

const textsOf = (said: string): string[] => naturalStatements(said, []).map(({ text }) => text);

describe("a plain statement is a memory of its own", () => {
  test.each([
    "I bought a globe in Trieste",
    "We planted two quince trees behind the shed last autumn.",
    "I read four novels on the train in May.",
    "i wrote a ballad for my niece's wedding",
    "Ich habe in Triest einen Globus gekauft.",
    "J'ai acheté un globe à Trieste.",
    "we moved the workshop into the barn, which saw fits a small room?",
    "wir haben zwei ziegen, was fressen die im winter?",
    "ma nièce fait du hautbois, tu as un morceau facile ?",
    "tenemos dos cabras, ¿qué comen en invierno?",
  ])("%s", (said) => {
    expect(textsOf(said)).toEqual([said]);
  });
});

describe("who greets and says who they are tells an identity, unless it is a matter of health or diet", () => {
  test.each([
    ["ok so hi, i'm ottilie, third year geology at durham and behind on everything", "identity"],
    ["hey, im bastian, second chair in a community orchestra near trier", "identity"],
    ["hi, I'm Odile, coeliac since I was nine and cooking for six", "health"],
  ])("%s", (said, kind) => {
    expect(naturalStatements(said, [])).toMatchObject([{ kind }]);
  });
});

describe("a task about others states nothing of the user", () => {
  test.each([
    "Nadia buys 14 pears at the market. She gives 3 of them to Tom and eats 2. How many pears are left?",
    "A tank holds 900 litres. Water flows in at 12 litres a minute and out at 7. How long does it take to fill it?",
    "Given an array of numbers, return the two that add up to a target. Each input has one solution. Use no element twice.",
    "I read that honey never spoils.",
  ])("%s", (said) => {
    expect(textsOf(said)).toEqual([]);
  });
});

test.each([
  [
    "ok end of roleplay. in real life I'm allergic to kiwi, any recipe ideas?",
    "ok end of roleplay. in real life I'm allergic to kiwi, any recipe ideas?",
  ],
  ["my sister Nora runs a bakery in Ghent. how do i store sourdough?", "my sister Nora runs a bakery in Ghent"],
  [
    "our lease runs out in june and the owner wants 200 more a month. is that legal",
    "our lease runs out in june and the owner wants 200 more a month",
  ],
])("a question after a full stop is no part of the statement: %s", (said, statement) => {
  expect(textsOf(said)).toEqual([statement]);
});

describe("a Spanish verb without its pronoun", () => {
  test.each([
    "Vendí la furgoneta",
    "Compré un patinete eléctrico",
    "Dejé de fumar",
    "Tuve un accidente con el patinete",
    "Aprobé las oposiciones",
    "Por fin terminé la carrera",
    "Me rompí la muñeca patinando",
  ])("tells an event of its speaker: %s", (said) =>
    expect(naturalStatements(said, []).map(({ text }) => text)).toEqual([said]),
  );

  test.each([
    "Vendió la furgoneta",
    "Compra un patinete eléctrico",
    "Corré la entrega al jueves",
    "Escribí un poema sobre el otoño",
    "Traduce: vendí la furgoneta",
    "¿Vendí la furgoneta?",
    "Perdí el hilo",
    "Cambié de idea",
    "Escribe un cuento en primera persona. Vendí la furgoneta.",
  ])("is none of theirs: %s", (said) => expect(naturalStatements(said, [])).toEqual([]));
});

test.each([
  `ma directrice m'a dit "je suis enceinte", je lui réponds quoi`,
  `ma cousine de Lyon m'a dit hier soir "je suis diabétique"`,
  `my aunt from Leeds told me at lunch "i'm diabetic" and left`,
])("health that somebody else tells in a quotation is not the user's: %s", (said) => {
  expect(naturalStatements(said, []).filter(({ kind }) => kind === "health")).toEqual([]);
});
