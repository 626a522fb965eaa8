import { describe, expect, test } from "vitest";
import { inKnownSlots } from "../../support/known-slots.ts";

/* People write without marks: a value ends at its clause, and the words behind it are a fact of their own. */

const valuesIn = (said: string): string[] =>
  inKnownSlots(said).flatMap((found) => (found.type === "amendment" ? [] : [`${found.slot}=${found.value}`]));

describe("extractStatements ends a value before words of courtesy", () => {
  test.each([
    ["my name is ottilie hi", "name=ottilie"],
    ["my name's wenzel nice to meet you", "name=wenzel"],
    ["im from tartu thanks a lot", "origin=tartu"],
    ["ich heiße wenzel danke dir", "name=wenzel"],
    ["ich wohne in emden moin", "home=emden"],
    ["ich bin vegan danke", "diet=vegan"],
    ["ich hasse spinat lg", "taste:spinat=dislikes"],
    ["je m'appelle odile bonjour", "name=odile"],
    ["j'habite à sète merci beaucoup", "home=sète"],
    ["mon chien s'appelle filou merci", "pet:dog:name=filou"],
    ["me llamo anselmo hola", "name=anselmo"],
    ["vivo en lugo muchas gracias", "home=lugo"],
    ["mi perro se llama trufa gracias", "pet:dog:name=trufa"],
  ])("%j states %s", (said, value) => expect(valuesIn(said)).toEqual([value]));
});

describe("extractStatements reads each fact of a text without marks", () => {
  test.each([
    ["i live in tartu im a baker", ["home=tartu", "job=baker"]],
    ["im 41 i live in tartu", ["age=41", "home=tartu"]],
    ["i hate figs i love plums", ["taste:figs=dislikes", "taste:plums=likes"]],
    ["my birthday is on 9 june im turning 41", ["birthday=9 june", "age=41"]],
    ["i live in tartu how far is riga", ["home=tartu"]],
    ["im allergic to figs what can i bake", ["allergy:figs=yes"]],
    ["ich wohne in emden ich bin bäcker", ["home=emden", "job=bäcker"]],
    ["ich bin 41 ich wohne in emden", ["age=41", "home=emden"]],
    ["ich bin allergisch gegen feigen was kann ich backen", ["allergy:feigen=yes"]],
    ["j'habite à sète je suis boulanger", ["home=sète", "job=boulanger"]],
    ["j'ai 41 ans j'habite à sète", ["age=41", "home=sète"]],
    ["me llamo anselmo vivo en lugo", ["name=anselmo", "home=lugo"]],
    ["me llamo anselmo y toco la flauta", ["name=anselmo", "plays:flauta=yes"]],
    ["ich heiße wenzel und spiele geige", ["name=wenzel", "plays:geige=yes"]],
    ["vivo en lugo soy panadero", ["home=lugo", "job=panadero"]],
  ])("%j states %j", (said, values) => expect(valuesIn(said)).toEqual(values));

  test("and quotes each by its own words", () => {
    const quotes = inKnownSlots("me llamo anselmo y toco la flauta").map(({ quote }) => quote);
    expect(quotes).toEqual(["me llamo anselmo", "toco la flauta"]);
  });
});

describe("extractStatements cuts no clause that belongs to the words before it", () => {
  test.each([
    "i love the town i live in",
    "do you think i live in tartu",
    "i wish i lived in tartu",
    "why do i hate figs",
    "my brother thinks i love figs",
    "tell me if i live in tartu",
    "ich glaube ich wohne in der falschen stadt",
    "ich weiß wo ich wohne",
    "je crois que je suis malade",
    "creo que soy alérgico a los higos",
    "no sé si soy vegano",
  ])("%j", (said) => expect(valuesIn(said)).toEqual([]));

  test.each([
    ["Ich bin im Mai geboren und wohne in Emden.", "home=emden"],
    ["Can you please remember that I'm vegetarian?", "diet=vegetarian"],
  ])("%j", (said, value) => expect(valuesIn(said)).toEqual([value]));
});
