import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";
import { asksOfWorld, isInOtherScript, isWordProblem } from "../../../src/extraction/tells-of-nobody.ts";

const learnt = (said: string): string[] => extractStatements(said).map(({ quote }) => quote);

describe("turns that tell of nobody", () => {
  test.each([
    "who presides over the council on a daily basis",
    "qui a chanté la chanson du vieux port en premier",
    "Paula has 14 crates of pears. She sells 5 of them on Monday. Her brother brings 3 more on Tuesday. How many crates does Paula have now?",
    "Marcus is packing up his stall on the pier. He sold 14 kites a day for 6 days. On Sunday he sold twice as many. How many kites did Marcus sell?",
    "A baker works a 9-hour shift on 4 days a week. She bakes 30 loaves an hour. How many loaves does she bake in a week?",
  ])("teach nothing: %s", (said) => {
    expect(learnt(said)).toEqual([]);
  });

  test.each([
    ["our dog Rufus can't have chicken, what should we feed him?", "Rufus can't have chicken"],
    ["Biscuit is my beagle, six years, 12 kilos. How much should he eat?", "Biscuit is my beagle"],
  ])("are not those in which somebody speaks: %s", (said, words) => {
    expect(learnt(said).join(" | ")).toContain(words);
  });
});

describe("a question that somebody else asks", () => {
  test.each([
    "my uncle wants to know if you can put diesel in a boat",
    "asking for my neighbour: can a tortoise eat melon? hers ate half of one",
    "meine nachbarin fragt ob man melone einfrieren kann",
    "mon cousin demande si on peut mettre du gasoil dans une barque",
    "un vecino pregunta si con lija basta para la barca",
  ])("teaches nothing: %s", (said) => {
    expect(learnt(said)).toEqual([]);
  });

  test.each([
    ["my uncle wants to know if I still eat meat, and I have been vegan since May", "vegan since May"],
    ["my daughter wants to be a vet and asks for a dog every day", "wants to be a vet"],
    ["my boss asked me to move to the Leeds office in June", "Leeds office"],
    ["asking for my wife: she's pregnant and can't eat sushi", "pregnant"],
    ["pregunto por mi hermana, es alérgica al látex", "látex"],
    ["ich frage für meinen Sohn, er hat Zöliakie", "Zöliakie"],
    ["je demande pour ma mère, elle est diabétique", "diabétique"],
  ])("is not all that names somebody who asks: %s", (said, words) => {
    expect(learnt(said).join(" | ")).toContain(words);
  });
});

describe("a question about the world", () => {
  test.each([
    "who plays the butler on the train",
    "to whom is the song about the harbour dedicated",
    "wer spielt den Butler im Zug",
    "qui joue la reine dans la tempête",
    "quién canta la canción del puerto",
    "Should cities ban cars?",
  ])("names nobody of the user's: %s", (said) => {
    expect(asksOfWorld(said)).toBe(true);
  });

  test.each([
    "which means no nuts for Leo",
    "who is allowed to visit my mother",
    "wie gesagt, keine Nüsse",
    "qui peut garder mon chien",
    "quién cuida a mi perro",
    "did the move, sold the van over the summer",
    "where the river bends stands the old mill",
  ])("is none of the user's, and no statement: %s", (said) => {
    expect(asksOfWorld(said)).toBe(false);
  });
});

test.each([
  ["Ein Zug hat 12 Wagen. In jedem sitzen 30 Leute. Nun steigen 45 aus. Wie viele fahren weiter?", true],
  ["Léa a 20 billes, en donne 6 et en perd 4. Combien de billes a-t-elle ?", true],
  ["Hay 40 gallinas y 3 zorros. Cada zorro come 2. ¿Cuántas gallinas quedan?", true],
  ["Biscuit, beagle, 6 years. Weighs 12 kg. How much food does he need?", false],
  ["Tom is 6 and Ann is 9, they share 2 rooms. Any ideas for a trip?", false],
])("a word problem gives numbers and asks for another: %s", (said, expected) => {
  expect(isWordProblem(said)).toBe(expected);
});

test.each([
  ["На каком расстоянии от Земли находится Луна", true],
  ["请用一句话解释彩虹", true],
  ["wir heißen Müller und wohnen in Ürzig", false],
  ["my uncle lives in Αθήνα", false],
])("the script of a sentence is told by its letters: %s", (said, expected) => {
  expect(isInOtherScript(said)).toBe(expected);
});
