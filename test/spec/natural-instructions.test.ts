import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Standing instructions in people's own words are in force from the next request on, whatever it asks. */

const ASKED: readonly (readonly [said: string, words: string, unrelated: string])[] = [
  ["which kettle lasts? oh and stick to two sentences, i read on the bus", "two sentences", "Why is the sea salty?"],
  ["weights in kilos, i grew up in lisbon", "weights in kilos", "Who painted the ceiling of the chapel in Rome?"],
  ["keine emojis bitte, das wirkt albern", "keine emojis", "Wie entsteht ein Regenbogen?"],
  ["les prix toujours en euros, j'habite à Namur", "les prix toujours en euros", "Pourquoi le ciel est-il bleu ?"],
  ["sé breve, que leo en el metro", "sé breve", "¿Qué es un eclipse?"],
];

test.each(ASKED)("%j stands in the next request, in another conversation", async (said, words, unrelated) => {
  const person = new Person();
  await person.say(said);
  await person.say(unrelated);
  expect(await person.told()).toContain(words);
});

test("a later wish about the same thing takes the place of the earlier one", async () => {
  const person = new Person();
  await person.say("prices in dollars please, i live in texas");
  await person.say("prices in euros from now on, i moved");
  await person.say("Why is the sea salty?");
  const told = await person.told();
  expect(told).toContain("prices in euros");
  expect(told).not.toContain("prices in dollars");
});

test("an order of the moment does not reach the next request", async () => {
  const person = new Person();
  await person.say("answer in one paragraph: why did carthage fall?");
  await person.say("Why is the sea salty?");
  expect(await person.told()).not.toContain("one paragraph");
});
