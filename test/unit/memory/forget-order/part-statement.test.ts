import { describe, expect, test } from "vitest";
import { clausesKept } from "../../../../src/memory/forget-order/part-statement.ts";

const kept = (said: string, what: string): string[] | null => clausesKept(said, { what, as: "topic" });

describe("clausesKept() keeps the other things of a list", () => {
  test.each([
    ["I own a kayak and a drum kit", "the kayak", ["I own a drum kit"]],
    ["we live by the canal with two geese", "the geese", ["we live by the canal"]],
    ["gave up sugar in march, started archery, moved to Tring", "the sugar", ["started archery", "moved to Tring"]],
    ["ich hab einen Papagei und eine Geige", "den Papagei", ["ich hab eine Geige"]],
    ["ich hab drei Enten, wohne in Verden und arbeite im Zoo", "Verden", ["ich hab drei Enten", "arbeite im Zoo"]],
    ["j'ai une péniche et deux ânes", "la péniche", ["j'ai deux ânes"]],
    ["tengo insomnio y tres gallinas", "el insomnio", ["tengo tres gallinas"]],
  ])("%s – without %s", (said, what, left) => expect(kept(said, what)).toEqual(left));
});

describe("clausesKept() gives a clause that says how a thing is no other subject", () => {
  test.each([
    ["I keep four geese by the shed and the spare key is under the pot", "the geese", "the spare key is under the pot"],
    [
      "ich hab drei Gänse im Garten und der Schlüssel liegt im Schuppen",
      "die Gänse",
      "der Schlüssel liegt im Schuppen",
    ],
    ["j'ai trois oies au jardin et la clé est sous le pot", "les oies", "la clé est sous le pot"],
    ["tengo tres gansos en casa y la llave está bajo la maceta", "los gansos", "la llave está bajo la maceta"],
  ])("%s – without %s", (said, what, left) => expect(kept(said, what)).toEqual([left]));
});

describe("clausesKept() lets go what may only add to what goes", () => {
  test.each([
    ["I have a loan from Cobb & Hale, 9000 at five percent", "the loan"],
    ["my tumour is benign, the size of a walnut", "the tumour"],
    ["I live with two geese", "geese"],
    ["I was sued by my tenant and it cost me the shop", "my tenant"],
  ])("%s – without %s", (said, what) => expect(kept(said, what)).toEqual([]));
});

describe("clausesKept() lets go who is named in the part behind", () => {
  test.each([
    ["I kissed a married colleague, he's called Ruben", "Ruben"],
    ["estoy con un compañero casado, se llama Rubén", "Rubén"],
    ["je vois quelqu'un depuis un mois, il s'appelle Bastien", "Bastien"],
    ["je suis amoureuse de ma prof de yoga, Solène", "Solène"],
  ])("%s – without %s", (said, what) => expect(kept(said, what)).toEqual([]));

  test("but not what stands before a name in a list", () => {
    expect(kept("I sing in Bath, play darts, ride to Wells", "Wells")).toEqual(["I sing in Bath", "play darts"]);
  });
});
