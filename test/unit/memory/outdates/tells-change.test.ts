import { describe, expect, test } from "vitest";
import { readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { tellsChange } from "../../../../src/memory/outdates/tells-change.ts";

describe("a sentence that tells a change", () => {
  test.each([
    "they moved me to the night shift",
    "did it, 62 now",
    "ich arbeite jetzt im Lager",
    "j'ai vendu mon vélo",
    "ya no vivo con Marta",
  ])("is %j", (text) => {
    expect(tellsChange(readLater(text))).toBe(true);
  });

  test.each(["my sister lives in Bergen", "ich habe zwei Hunde", "j'aime le thé vert", "tengo un perro"])(
    "is not %j",
    (text) => {
      expect(tellsChange(readLater(text))).toBe(false);
    },
  );
});
