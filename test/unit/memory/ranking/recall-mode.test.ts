import { describe, expect, it } from "vitest";
import { recallModeFor } from "../../../../src/memory/ranking/recall-mode.ts";

const repeatFactor = (query: string): number => recallModeFor(query).repeatFactor;

describe("a question of several things", () => {
  it.each([
    "How many concerts did I go to this spring?",
    "How often did I change the strings of my cello?",
    "What did I spend on the kayak in total?",
    "In which order did I visit the three castles?",
    "Can you list all the plants on my balcony?",
    "Wie viele Bücher habe ich seit Januar gelesen?",
    "In welcher Reihenfolge war ich auf den Inseln?",
    "Combien de fois ai-je nagé ce mois-ci ?",
    "Combien d'arbres ai-je plantés ?",
    "¿Cuántas veces fui al dentista este año?",
  ])("gives the memories of other conversations more room: %s", (query) => {
    expect(repeatFactor(query)).toBeLessThan(1);
    expect(repeatFactor(query)).toBeGreaterThan(0.5);
  });

  it.each([
    "Where did I buy the cello?",
    "What is the name of my sister's dog?",
    "How long have I had the kayak?",
    "Wo habe ich das Cello gekauft?",
    "Combien de temps dure mon trajet ?",
    "¿Dónde compré el violonchelo?",
  ])("is none that asks for one: %s", (query) => {
    expect(repeatFactor(query)).toBe(1);
  });
});
