import { expect, test } from "vitest";
import { saysAgain } from "../../../../src/memory/outdates/judged/says-again.ts";

test.each([
  ["i play the oboe in a quintet", "i still play the oboe in a quintet"],
  ["i'm allergic to nuts", "i'm allergic to nuts, all of them"],
  ["ich spiele oboe", "ich spiele immer noch oboe"],
  ["je chante le mardi", "je chante toujours le mardi, à lyon"],
  ["canto los martes", "todavía canto los martes"],
])("says the same again: %s – %s", (early, late) => expect(saysAgain(late, early)).toBe(true));

test.each([
  ["i play the oboe in a quintet", "i play the oboe in a quartet"],
  ["i sing on tuesdays", "i sing on tuesdays no longer"],
  ["ich spiele oboe", "ich spiele oboe nicht mehr"],
  ["je chante le mardi", "je chante le mardi mais plus longtemps"],
  ["canto los martes", "canto los martes ya no"],
])("says something else: %s – %s", (early, late) => expect(saysAgain(late, early)).toBe(false));
