import { describe, expect, test } from "vitest";
import { isGeneralQuestion } from "../../../src/cache/eligibility/general-question.ts";

describe("isGeneralQuestion()", () => {
  test.each([
    "do snails have teeth?",
    "can ostriches fly",
    "how are candles made?",
    "when do badgers hibernate?",
    "which planet has the most moons?",
    "what colour is a shark's blood?",
    "what does a bailiff do?",
    "how come swans are white?",
    "is the kiwi a bird?",
    "wie schnell schwimmt ein lachs?",
    "woraus besteht beton?",
    "wer hält den rekord im kugelstoßen?",
    "welcher fluss hat die größte mündung?",
    "was frisst ein dachs?",
    "wann beginnt der frühling?",
    "comment se fabrique le savon ?",
    "quel oiseau vole le plus haut ?",
    "que mange un blaireau ?",
    "les escargots ont-ils des dents ?",
    "¿cuándo se fundó la otan?",
    "¿cómo se fabrica el jabón?",
    "¿qué pájaro vuela el más alto?",
    "¿vuelan las avestruces?",
  ])("is true for: %s", (question) => expect(isGeneralQuestion(question)).toBe(true));

  test.each([
    "do kids need glasses for that?",
    "can dogs eat grapes?",
    "how is the carpet cleaned?",
    "when does the course start?",
    "which soap is good for eczema?",
    "what do children like?",
    "what does the roofer charge?",
    "who has the drill?",
    "do my snails have teeth?",
    "können hunde schokolade essen?",
    "was frisst die katze?",
    "wann beginnt der kurs?",
    "que mange le bébé ?",
    "quand commence le cours ?",
    "¿qué come la perra?",
    "¿cuándo empieza el curso?",
  ])("is false for: %s", (question) => expect(isGeneralQuestion(question)).toBe(false));
});
