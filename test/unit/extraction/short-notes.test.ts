import { expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";

const typesIn = (said: string): string[] => [...new Set(extractStatements(said).map(({ type }) => type))];

test.each([
  "cracked windscreen, fiat panda, can i still drive",
  "Not a lodger anymore, bought the flat in May",
  "Dear computer, I am ninety and my name is Hilda. How do I make the picture smaller?",
  "cher ordinateur, j'ai 90 ans et je m'appelle Hilda. comment réduire l'image ?",
  "pas de congélateur chez moi, juste un petit frigo",
])("is a statement, and no instruction: %s", (said) => expect(typesIn(said)).toEqual(["semantic"]));

test.each([
  "let's start with the third chapter",
  "I'd rather have the earlier slot",
  "Je préfère la troisième ébauche",
  "Prefiero la última propuesta",
  "Intolerances can be hard.",
  "Les allergies, c'est pénible.",
  "Let's fast-track the form.",
  "I'll also tell myself to slow down and use short words when it gets loud.",
  "Dear Ms Abel, I moved last week and need a new card.",
])("teaches nothing: %s", (said) => expect(extractStatements(said)).toEqual([]));
