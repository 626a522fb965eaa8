import { expect, test } from "vitest";
import { kindOfSlot } from "../../../../src/memory/statements/kind-of-slot.ts";

test.each([
  ["name", "identity"],
  ["speaks:french", "identity"],
  ["home", "home"],
  ["own:landlord", "home"],
  ["employer", "work"],
  ["own:working hours", "work"],
  ["own:thesis", "project"],
  ["allergy:nuts", "health"],
  ["own:dentist", "health"],
  ["diet", "food"],
  ["eats:meat", "food"],
  ["taste:sushi", "preference"],
  ["favourite:colour", "preference"],
  ["own:sister", "family"],
  ["own:children", "family"],
  ["pet:dog:name", "family"],
  ["own:car", "possession"],
  ["own:partnership deed", "possession"],
  ["plan:lisbon", "plan"],
  ["own:budget", "state"],
  ["instruction:length", "instruction"],
  ["note:the key is in the shed", "other"],
  ["constructor", "other"],
  [null, "other"],
])("a fact in %j is of the kind %j", (slot, kind) => {
  expect(kindOfSlot(slot)).toBe(kind);
});
