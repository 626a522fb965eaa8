import { describe, expect, test } from "vitest";
import { foodLimitIn } from "../../../../src/memory/statements/food-limits.ts";
import { type Topic, topicsOf } from "../../../../src/memory/topics/topics.ts";

describe("topicsOf names what a statement and a question share", () => {
  test.each<[said: string, asked: string, topic: Topic]>([
    ["I can't eat figs, my lips swell.", "Plan a picnic for two.", "food"],
    ["Ich vertrage keine Haselnüsse.", "Was könnte ich zum Abendessen kochen?", "food"],
    ["Je suis allergique aux moules.", "Tu me proposes un menu pour samedi ?", "food"],
    ["Soy celíaca desde niña.", "¿Qué merienda me recomiendas?", "food"],
    ["I only work Tuesdays to Thursdays.", "Good time to meet?", "schedule"],
    ["Freitags hab ich frei.", "Welcher Termin passt mir für die Besprechung?", "schedule"],
    ["My son collects fossils.", "which gift for my son", "family"],
    ["Mi nieta toca el violín.", "¿qué regalo le llevo a mi nieta?", "family"],
    ["My shoulder was operated on in May.", "Suggest a hobby for me.", "body"],
    ["J'ai une hernie discale.", "Comment porter un meuble lourd ?", "body"],
    ["My back went, nothing over 10 kilos.", "Best way to unload 30 sacks of sand?", "body"],
    ["Mein Rücken ist kaputt.", "Wie bekomme ich 30 Säcke Zement abgeladen?", "body"],
    ["Mon dos a lâché, hernie.", "J'ai 30 sacs de ciment à décharger.", "body"],
    ["Tengo una hernia en la espalda.", "Tengo que descargar 30 sacos de arena.", "body"],
    ["I'm colour-blind.", "Pick colours for my chart.", "senses"],
    ["I break out in a rash from nickel.", "Recommend earrings for me.", "material"],
    ["Wir haben nur 300 Euro im Monat zum Sparen, mein Budget ist knapp.", "Wie kann ich günstig anlegen?", "money"],
    ["We sign our letters with both names.", "Write a letter to the school for me.", "style"],
    ["I program in Elixir; my editor is Helix.", "What's a good language for a small script?", "tools"],
    ["I sold my car.", "How do I get to the airport tomorrow?", "travel"],
  ])("%j and %j share %s", (said, asked, topic) => {
    expect(topicsOf(said)).toContain(topic);
    expect(topicsOf(asked)).toContain(topic);
  });
});

describe("topicsOf finds no topic in a question about the world", () => {
  test.each([
    "What is the melting point of tin?",
    "who painted the night watch?",
    "how much protein is in an egg?",
    "which country is Tashkent in?",
    "Wie viele Saiten hat eine Harfe?",
    "Wer hat das Telefon erfunden?",
    "Qui a écrit Germinal ?",
    "combien de pattes a un crabe ?",
    "¿Cuántos huesos tiene un perro?",
    "¿Quién pintó Las Meninas?",
  ])("%j", (asked) => expect(topicsOf(asked)).toEqual([]));

  test.each(["", "hello", "moin", "the of and"])("%j", (said) => expect(topicsOf(said)).toEqual([]));
});

describe("foodLimitIn knows what somebody does not eat", () => {
  test.each([
    "I'm allergic to shellfish.",
    "can't stand beetroot",
    "aubergine makes me gag",
    "no papaya for me, my tongue itches from it",
    "we keep kosher at home",
    "My daughter doesn't eat meat.",
    "Pilze gehen gar nicht",
    "ich vertrag keine Milch",
    "Bei uns gibt es nichts mit Nüssen.",
    "Mein Sohn mag keinen Spinat.",
    "ich esse halal",
    "je ne supporte pas le lait",
    "les huîtres me rendent malade",
    "je mange sans gluten",
    "Je n'aime pas les champignons.",
    "el gluten me sienta mal",
    "No me gusta el apio.",
    "no como cerdo",
    "los mariscos me dan asco",
    "soy intolerante a la lactosa",
  ])("%j", (said) => expect(foodLimitIn(said)).toBe(true));

  test.each([
    "I love mushrooms.",
    "I'm allergic to cats.",
    "I can't stand loud music.",
    "We have no oven.",
    "Ich mag Pilze sehr.",
    "Mein Vertrag wird nicht verlängert.",
    "Ich bin gegen Pollen allergisch.",
    "J'adore le fromage.",
    "Je ne supporte pas le bruit.",
    "Me encanta el queso.",
    "No tengo horno.",
    "Soy alérgica al látex.",
  ])("not %j", (said) => expect(foodLimitIn(said)).toBe(false));
});
