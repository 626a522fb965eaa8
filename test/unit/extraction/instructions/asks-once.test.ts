import { expect, test } from "vitest";
import { extractStatements } from "../../../../src/extraction/extract-statements.ts";

const instructionsIn = (said: string): string[] =>
  extractStatements(said).flatMap((one) => (one.type === "procedural" ? [one.text] : []));

test.each([
  "Remind me to water the figs, please keep it short",
  "our head chef wants the answers without jargon",
  "in the flyer please use no emojis",
  "im Plakat bitte keine Ausrufezeichen",
  "dans l'affiche pas d'emojis s'il te plaît",
  "en el cartel sin emojis, por favor",
  "convert 14 miles to kilometers",
  "si llama mi suegra dile que use frases cortas",
  "be honest, is my plan any good?",
  "appelle-moi demain",
])("takes no standing instruction from what is for one occasion: %s", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each([
  "don't water down bad news for me",
  "Uhrzeiten im 24-Stunden-Format",
  "sáltate lo básico, llevo años en esto, y respóndeme siempre con pocas palabras",
  "in my emails always use short sentences, you know my style",
  "parle-moi comme à un adulte, pas comme à un client",
])("takes a standing instruction in words of its own: %s", (said) => {
  expect(instructionsIn(said)).not.toEqual([]);
});

test.each([
  "no longer vegan fyi",
  "btw no longer cycling to town",
  "never owned one",
  "never had a dog",
  "nicht mehr vegan",
  "nie besessen",
  "jamais eu de chat",
  "nunca he esquiado",
])("takes none from what was or is no more: %s", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each([
  "no longer use bullet points",
  "no longer than four lines",
  "no longer texts please",
  "don't call me buddy anymore",
  "nicht mehr duzen",
  "nicht mehr so lang bitte",
  "never mention football",
])("takes one from a denial that says how to answer: %s", (said) => {
  expect(instructionsIn(said)).not.toEqual([]);
});
