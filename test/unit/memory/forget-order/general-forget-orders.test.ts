import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import { growthOf, STEEP } from "../../../support/growth.ts";

/** Returns the topics that a text asks to forget. */
const topics = (said: string): (string | null)[] => (extractForgetOrders(said)?.orders ?? []).map(({ what }) => what);

describe("extractForgetOrders() finds the topic of a request in any order of its parts", () => {
  test.each([
    ["that about my job was a joke", "my job"],
    ["the stuff about my cousin's trial, please get rid of it", "my cousin's trial"],
    ["could you lose the bit about my debts?", "my debts"],
    ["remove all mention of Kevin", "Kevin"],
    ["I lied about my age, forget that", "my age"],
    ["my stepdad: delete everything", "my stepdad"],
    ["I want my diagnosis gone from your memory", "my diagnosis"],
    ["pls wipe the tattoo stuff", "tattoo"],
    ["what I told you yesterday about my flatmate should be deleted", "my flatmate"],
    ["I don't want you to know about my therapy", "my therapy"],
    ["das mit dem Tattoo hab ich erfunden", "dem Tattoo"],
    ["war nur Spaß mit dem Tattoo", "dem Tattoo"],
    ["ich will nicht, dass du meine Adresse speicherst", "meine Adresse"],
    ["alles über meine Schulden kann weg", "meine Schulden"],
    ["le truc avec mon prof c'était pour rire", "mon prof"],
    ["je plaisantais pour le tatouage", "le tatouage"],
    ["supprime ce que tu sais de ma thérapie", "ma thérapie"],
    ["get the tattoo out of your head please", "the tattoo"],
    ["delete what I said about my flatmate, ok?", "my flatmate"],
    ["you don't need to keep the bit on my salary", "my salary"],
    ["my therapy: pls don't store that", "my therapy"],
    ["un-remember the name of my landlord", "the name of my landlord"],
    ["i'd rather you didn't know about the trial", "the trial"],
    ["I shouldn't have told you about my debts, delete it", "my debts"],
    ["could you not remember the tattoo thing", "tattoo"],
    ["I don't want you to have my home address", "my home address"],
    ["I don't want you to have any info on my salary", "my salary"],
    ["I don't want you to have stuff about my flatmate", "my flatmate"],
    ["das mit dem Tattoo bitte wieder rausnehmen", "Tattoo"],
    ["du musst dir das mit meinen Schulden nicht merken", "meinen Schulden"],
    ["tu so, als hätt ich nie von Kevin erzählt", "Kevin"],
    ["fais comme si je n'avais jamais parlé de Kevin", "Kevin"],
    ["j'aurais pas dû te parler de la dette, efface", "la dette"],
    ["haz como que nunca te hablé de mi hermano", "mi hermano"],
    ["saca de tu memoria a mi ex", "mi ex"],
    ["no debí contarte lo del despido, olvídalo", "despido"],
    ["lo de mi hermano era mentira", "mi hermano"],
    ["no guardes lo de mi embarazo", "mi embarazo"],
  ])("%s", (said, topic) => expect(topics(said)).toEqual([topic]));

  test("and keeps what is said besides", () =>
    expect(extractForgetOrders("that about my job was a joke. I teach maths.")).toMatchObject({
      orders: [{ what: "my job", as: "topic" }],
      rest: "I teach maths.",
    }));
});

describe("extractForgetOrders() finds no request in", () => {
  test.each([
    "my job is a joke",
    "I never said that, my boss did",
    "I shouldn't have told my boss about the surgery",
    "how do I get my ex out of my head?",
    "you don't need to know the recipe by heart",
    "take the bread out of the oven",
    "nimm das Brot eine Stunde vorher raus",
    "fais comme si tu étais un pirate",
    "haz como que eres un pirata",
    "quita el ajo de la receta",
    "I never mentioned my sister, ok?",
    "this whole business with my neighbour is a joke",
    "that business with my neighbour was a joke",
    "the thing with my shoulder isn't serious, I was swimming again today",
    "das mit meiner Schulter war nicht so ernst, glaube ich",
    "the stories about my uncle were lies",
    "I want my piercing removed",
    "I need my stitches out; please remind me",
    "I lied about my age, everyone did on that site",
    "ignore what you know about my diet, I'm cooking for guests",
    "I made up a story about dragons for the kids",
    "tell me a joke about my job",
    "that joke about lawyers was funny",
    "he was kidding about the promotion",
    "they lied about my age on the form",
    "I lost the notes about chemistry",
    "how do I get rid of fruit flies?",
    "remove the part about pricing from the email",
    "please don't forget the thing about the loan",
    "remember what I told you about my landlord",
    "I want the package gone by tomorrow",
    "pretend I never took French, teach me from zero",
    "never store eggs in the door",
    "don't bring up the weather again",
    "was kostet das mit dem Versand?",
    "ist das mit dem Kredit ein Witz?",
    "c'est une blague ou quoi ?",
    "lo del tiempo está fatal hoy",
  ])("%s", (said) => expect(topics(said)).toEqual([]));
});

test("extractForgetOrders() takes time by the length of requests, not by its square", () => {
  const piece = "please forget the part about what I said about the thing about my ";
  expect(growthOf(extractForgetOrders, piece, 20_000)).toBeLessThan(STEEP);
});
