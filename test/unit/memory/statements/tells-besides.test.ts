import { describe, expect, test } from "vitest";
import { tellsBesides } from "../../../../src/memory/statements/tells-besides.ts";

describe("tellsBesides()", () => {
  test.each([
    ["own:daughter:elke", "my daughter Elke broke her wrist", true],
    ["own:daughter:elke", "my daughter is called Elke", false],
    ["pet:dog:name", "my dog Rex bit the postman", false],
    ["own:rent", "my rent is 780 and goes up in May", false],
    ["home", "I live in Oslo with a parrot", false],
  ])("%s: %s", (slot, quote, expected) => expect(tellsBesides({ slot, quote })).toBe(expected));
});
