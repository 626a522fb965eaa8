import { describe, expect, test } from "vitest";
import { isMemoryEcho } from "../../../../src/memory/statements/memory-echo.ts";

const CAT = "My cat is called Moss.";
const BIKE = "My bike is in the shed.";
const FLAT = "Ich wohne seit Mai in Kiel.";

describe("isMemoryEcho() if the user only asks and the answer only repeats", () => {
  test.each([
    ["What is my cat called?", "Your cat is called Moss.", CAT],
    ["What's my cat's name?", "Moss!", CAT],
    ["Hi there! What is the name of my cat?", "Based on what you told me earlier, your cat is Moss.", CAT],
    ["Tell me what my cat is called.", "Your cat is called Moss. Is there anything else I can help with?", CAT],
    ["What is my cat called?", "Your cat is called Moss, a lovely name.", CAT],
    ["Wo wohne ich?", "Du wohnst seit Mai in Kiel.", FLAT],
    ["Comment s'appelle mon chat ?", "Votre chat s'appelle Moss.", "Mon chat s'appelle Moss."],
    ["¿Cómo se llama mi gato?", "Tu gato se llama Moss.", "Mi gato se llama Moss."],
    [
      "What is my cat called?",
      "You said: What is my cat called?\nI was told about you:\n- My cat is called Moss.",
      CAT,
    ],
    ["Where is the bike of mine", "You said: Where is the bike of mine\nI was told:\n- My bike is in the shed.", BIKE],
    ["So where did I put my bike", "In the shed.", BIKE],
    ["Can you find my bike", "In the shed.", BIKE],
    ["I forgot where my bike is", "It is in the shed, as you said!", BIKE],
    ["I can't remember where my bike is.", "In the shed.", BIKE],
    ["Ich weiß nicht mehr, wo ich wohne.", "Du wohnst seit Mai in Kiel.", FLAT],
    ["J'ai oublié comment s'appelle mon chat", "Votre chat s'appelle Moss.", "Mon chat s'appelle Moss."],
    ["No recuerdo cómo se llama mi gato", "Tu gato se llama Moss.", "Mi gato se llama Moss."],
    ["Wo wohne ich", "Du wohnst seit Mai in Kiel.", FLAT],
  ])("is true for %j: %j", (said, answer, told) => expect(isMemoryEcho({ said, answer }, [told])).toBe(true));
});

describe("isMemoryEcho() if the round says something new", () => {
  test.each([
    ["if no memory was injected", "What is my cat called?", "Your cat is called Moss.", ""],
    ["if the answer does not know", "What is my cat called?", "I don't know that.", CAT],
    ["if the user states something", "My cat Moss is ill.", "Oh no, poor Moss!", CAT],
    ["if the user states the contrary", "My cat is not called Moss.", "Your cat is called Moss.", CAT],
    ["if the question states something", "What is my cat called, since I got a dog too?", "Moss.", CAT],
    ["if the question mentions something new", "Did I say that I bought a boat?", "No, but your cat is Moss.", CAT],
    ["if the user says more than a question", "I got a dog. What is my cat called?", "Your cat is called Moss.", CAT],
    ["if the question has words of its own", "Will Moss like salmon mousse from Bergen?", "Moss will.", CAT],
    ["if the answer tells more", "What should I buy for my cat?", "For Moss: a laser pointer and a tunnel.", CAT],
    ["if the question begins with a clause", "When I moved I sold my cat Moss", "Poor Moss!", CAT],
    ["if the question word opens a statement", "What I like about my cat is Moss", "Moss is your cat.", CAT],
    ["if the user forgot the thing itself", "I forgot my cat at the vet", "Poor Moss!", CAT],
    ["if what was forgotten is told", "I forgot where my bike is, it was on Baker Street", "In the shed.", BIKE],
    ["if the question states something in German", "Wo wohne ich, weil ich umziehe?", "Seit Mai in Kiel.", FLAT],
  ])("is false %s", (_why, said, answer, told) =>
    expect(isMemoryEcho({ said, answer }, told ? [told] : [])).toBe(false),
  );
});
