import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Guarantee 9: what somebody must not eat, or does not like, is told wherever food is chosen, in four languages. */

describe("a limit on food is told when food is chosen", () => {
  test.each([
    ["I'm allergic to shellfish.", "Plan a buffet for me.", "shellfish"],
    ["no papaya for me, my tongue itches from it", "Suggest a breakfast for me.", "papaya"],
    ["can't stand beetroot", "What could I cook tonight?", "beetroot"],
    ["we keep kosher at home", "Give me an idea for dinner.", "kosher"],
    ["Ich bin allergisch gegen Haselnüsse.", "Gib mir ein Rezept.", "Haselnüsse"],
    ["Pilze gehen bei mir gar nicht.", "Was könnte ich heute Abend kochen?", "Pilze"],
    ["Ich bin Vegetarier.", "Schlag mir ein Menü vor.", "Vegetarier"],
    ["Je suis allergique aux moules.", "Tu me proposes un menu pour samedi ?", "moules"],
    ["je ne supporte pas le lait", "Donne-moi une recette.", "lait"],
    ["Soy alérgica al marisco.", "¿Qué puedo pedir en el restaurante?", "marisco"],
    ["el gluten me sienta mal", "Dame una receta para la cena.", "gluten"],
  ])("%j is told for %j", async (said, asked, told) => {
    const person = new Person();
    await person.say(said);
    await person.say(asked);
    expect(await person.told()).toContain(told);
  });
});
