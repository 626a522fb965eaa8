import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import { resolveForgetTarget } from "../../../../src/memory/forget-order/resolve-forget-target.ts";

const remembered = (said: string, at: number) => ({ id: said, said, slot: null, asks: false, turns: [said], at });

/** Returns what an order would delete of some sentences. */
const goes = (order: string, ...said: readonly string[]): string[] =>
  (extractForgetOrders(order)?.orders ?? []).flatMap(({ what, ...one }) =>
    what === null ? [] : resolveForgetTarget({ what, ...one }, said.map(remembered)),
  );

describe("an order whose act stands anywhere", () => {
  test.each([
    ["could you please un-know that I'm dyslexic", "I can't spell for toffee, dyslexia since school. Any apps?"],
    ["that custody business, bin it", "My ex wants the kids every weekend and we're in court in June."],
    ["You can let go of what I told you regarding my stepdad.", "My stepdad hit me when I was little."],
    ["My medical history is not for keeping. Remove.", "I've got type 2 diabetes, is mango ok"],
    ["I'd prefer that the bedroom stuff isn't stored.", "My partner and I haven't had sex in a year."],
    ["Die Tabletten gehen keinen was an, raus damit", "ich nehme seit märz venlafaxin, darf ich alkohol trinken?"],
    ["mein sprachproblem brauchst du nicht mehr zu wissen", "ich stottere, wie überstehe ich das referat"],
    ["Je ne souhaite pas que ma maladie soit conservée.", "Je suis bipolaire, puis-je faire de la plongée ?"],
    ["l'histoire de mon frère avec la police, faut que ça parte", "mon frère a été arrêté hier"],
    ["Preferiría que mi enfermedad no constara en ningún sitio.", "Tengo cáncer de mama, ¿puedo viajar en avión?"],
    ["no hace falta que guardes mi peso", "peso 98 kilos, qué bici aguanta?"],
  ])("means its matter: %s", (order, said) => {
    expect(goes(order, said, "I keep bees on a flat roof.", "Je chante dans une chorale.")).toEqual([said]);
  });

  test("means the one delicate thing if it regrets something and names nothing", () => {
    const told = "is it weird im 34 and never been kissed";
    expect(goes("omg why did i say that. delete delete delete", told, "i do improv on wednesdays")).toEqual([told]);
    expect(goes("omg why did i say that. delete delete delete", told, "I owe my brother 900 euros")).toEqual([]);
  });

  test("means of somebody what is delicate if it regrets having told it", () => {
    const told = "mon père sort de prison en juin";
    expect(goes("T'avais pas à savoir pour papa. Retire ça.", told, "mon père adore le jazz")).toEqual([told]);
  });

  test("means nothing where another thing only shares a word with its matter", () => {
    expect(goes("please drop the baby shower thing from your memory", "I'm pregnant with twins")).toEqual([]);
    expect(goes("that custody business, bin it", "I keep bees on a flat roof.")).toEqual([]);
  });

  test("means nothing where two fit", () => {
    const said = ["i had my appendix out in May", "my knee surgery is on Friday"];
    expect(goes("kindly let the operation vanish from your notes", ...said)).toEqual([]);
  });
});

describe("no order", () => {
  test.each([
    "I keep dropping my pills, what box should I buy?",
    "my therapist told me to let go of my ex, how do i do that",
    "I told my boss about the pregnancy and she just said forget it",
    "between us, I'm pregnant. When do I tell work?",
    "the accident was a mistake, I should have braked",
    "I should not have told my mum about the affair",
    "Ich hätte meinem Mann nicht von der Affäre erzählen sollen",
    "Meine Therapeutin sagt, ich soll das mit meinem Ex vergessen",
    "mon patron ne garde jamais rien pour lui, j'ai honte",
    "je n'aurais pas dû dire à ma mère que je suis enceinte",
    "me da vergüenza pero tengo hongos, ¿qué crema los quita?",
    "mi jefe me dijo que olvide lo del aumento de sueldo",
    "no need to keep the weight off forever, right?",
  ])("is in: %s", (said) => expect(extractForgetOrders(said)).toBeNull());
});
