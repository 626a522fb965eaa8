import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";

/** Returns the topics that a text asks to forget. */
const topics = (said: string): (string | null)[] => (extractForgetOrders(said)?.orders ?? []).map(({ what }) => what);

describe("extractForgetOrders() keeps the reason out of the topic and out of the rest", () => {
  test.each([
    ["forget the thing about my hearing aid, a bit too private", "my hearing aid"],
    ["delete what I told you about my uncle, that's nobody's business", "my uncle"],
    ["please forget the bit about the lawsuit, I'm a bit ashamed", "the lawsuit"],
    ["the lawsuit thing I shouldn't have mentioned, forget it", "lawsuit"],
    ["forget that about the lawsuit, very personal", "the lawsuit"],
    ["vergiss das mit dem Gutachten, das ist mir unangenehm", "Gutachten"],
    ["das mit dem Gutachten hätt ich lieber nicht sagen sollen, vergiss es", "dem Gutachten"],
    ["lösch bitte, was ich über Jens erzählt hab, war nicht ernst gemeint", "Jens"],
    ["oublie le truc sur mon opération, c'est trop intime", "mon opération"],
    ["efface ce que je t'ai dit sur Luc, ça ne regarde personne", "Luc"],
    ["olvida lo del embargo, me da apuro", "embargo"],
    ["lo del embargo no debí contarlo, bórralo", "embargo"],
  ])("%s", (said, topic) => expect(extractForgetOrders(said)).toMatchObject({ orders: [{ what: topic }], rest: "" }));
});

describe("extractForgetOrders() reads an order with", () => {
  test.each([
    ["the place at its end", "delete my blood type from whatever you keep", "my blood type"],
    ["another place", "wipe my blood type from wherever you store that", "my blood type"],
    ["a plea behind it", "erase my blood type, pretty please", "my blood type"],
    ["a sentence of the user's behind it", "can you lose the lawsuit thing, my boss reads this", "lawsuit"],
    ["'wieder' before a verb at its end", "das Gutachten kannst du wieder vergessen", "das Gutachten"],
    ["'die Sache' and a verb at its end", "die Sache mit dem Gutachten kannst du wieder löschen", "dem Gutachten"],
    ["'eso de'", "borra eso de mi hernia porfa", "mi hernia"],
  ])("%s", (_, said, topic) => expect(topics(said)).toEqual([topic]));

  test.each([
    "can you lose the last bit, my boss reads this",
    "das Konzert kannst du vergessen",
    "my boss said it's too personal",
    "i shouldn't have said that to my sister",
    "drop the onion thing, add basil",
    "lose the intro, my boss reads this",
  ])("nothing in: %s", (said) => expect(topics(said)).toEqual([]));
});
