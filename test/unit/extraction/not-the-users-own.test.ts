import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";

/* Words that read like a statement of the user and are none. */

const valuesIn = (said: string): string[] =>
  extractStatements(said).flatMap((found) => (found.type === "amendment" ? [] : [`${found.slot}=${found.value}`]));

describe("extractStatements finds nothing in other people's words", () => {
  test.each([
    "As my coach put it, I hate mornings.",
    "As Nora always says, I live in Porto.",
    "In Nora's words, I hate mornings.",
    "In the words of my coach, I hate mornings.",
    "Forwarded from Nora. I moved to Porto last week.",
    "Message from Nora - I moved to Porto last week.",
    "A note from my landlord. I live in Porto.",
    "Here is what my brother wrote. I moved to Porto. What should I answer?",
    "This is what Tom said. I'm allergic to soy.",
    "She goes, I hate mornings, and I laughed.",
    "My boss was like, I live in Porto, and left.",
    "Nora meinte, ich bin allergisch gegen Soja.",
    "Mein Bruder schrieb, ich wohne in Kiel.",
    "Wie Nora immer sagt, ich hasse Montage.",
    "Nachricht von Nora. Ich wohne in Kiel.",
    "Hier ist, was mein Bruder geschrieben hat. Ich wohne in Kiel.",
    "Comme dit Nora, je déteste les lundis.",
    "Message de Nora. J'habite à Lille.",
    "Voici ce que mon frère a écrit. J'habite à Lille.",
    "Como dice Nora, odio los lunes.",
    "Mensaje de Nora. Vivo en Cádiz.",
    "Esto es lo que mi hermano escribió. Vivo en Cádiz.",
  ])("%j", (said) => expect(valuesIn(said)).toEqual([]));
});

describe("extractStatements finds nothing in suppositions and roles", () => {
  test.each([
    "For the sake of argument, I live in Porto.",
    "For argument's sake, I'm a pilot.",
    "Theoretically I'm a pilot and I live in Porto.",
    "In theory, I live in Porto.",
    "In an ideal world I live in Porto and I have two dogs.",
    "In another life I'm a pilot. I live in Porto.",
    "As a thought experiment, I live in Porto.",
    "Tun wir so, als wäre ich Koch. Ich wohne in Kiel.",
    "Rein theoretisch wohne ich in Kiel.",
    "In einer idealen Welt wohne ich in Kiel.",
    "Imaginons que je suis cuisinier. J'habite à Lille.",
    "Faisons comme si j'étais cuisinier. J'habite à Lille.",
    "Dans un monde idéal, j'habite à Lille.",
    "Supón que soy cocinera. Vivo en Cádiz.",
    "Digamos que soy cocinera. Vivo en Cádiz.",
    "En un mundo ideal, vivo en Cádiz.",
  ])("%j", (said) => expect(valuesIn(said)).toEqual([]));
});

describe("extractStatements finds nothing in a text to be translated, corrected or answered", () => {
  test.each([
    "Please rephrase. I live in Porto and I am allergic to soy.",
    "Translate into German. I live in Porto.",
    "I live in Porto and I'm allergic to soy. Translate that into German.",
    "I live in Porto and I'm allergic to soy. Can you rephrase this?",
    "I'm allergic to soy. How do you say that in Spanish?",
    "Is this sentence correct? I live in Porto since two years.",
    "I live in Porto since two years. Is that correct English?",
    "I live in Porto since two years. Please check my grammar.",
    "Answer this customer. I live in Porto and I am allergic to soy. Do you deliver?",
    "Reply to this email. I live in Porto.",
    "Ich wohne in Kiel. Übersetze das.",
    "Ich wohne in Kiel. Kannst du das übersetzen?",
    "Ist dieser Satz richtig? Ich wohne in Kiel.",
    "Antworte diesem Kunden. Ich wohne in Kiel.",
    "J'habite à Lille. Traduis ça en anglais.",
    "J'habite à Lille. Traduis-le.",
    "J'habite à Lille. Peux-tu traduire ça ?",
    "Vivo en Cádiz. ¿Puedes traducir esto?",
    "Est-ce que cette phrase est correcte ? J'habite à Lille.",
    "Réponds à ce client. J'habite à Lille.",
    "Vivo en Cádiz. Traduce eso al inglés.",
    "Vivo en Cádiz. Tradúcelo.",
    "¿Esta frase es correcta? Vivo en Cádiz.",
    "Responde a este cliente. Vivo en Cádiz.",
  ])("%j", (said) => expect(valuesIn(said)).toEqual([]));
});

describe("extractStatements finds the user's own statement beside such words", () => {
  test.each([
    ["I live in Porto. What should I cook tonight?", "home=porto"],
    ["In short, I live in Porto.", "home=porto"],
    ["In other words, I live in Porto.", "home=porto"],
    ["I live in Porto. Is that far from Lisbon?", "home=porto"],
    ["I live in Porto. Translate 'good morning' into Portuguese.", "home=porto"],
    ["Answer this question. I live in Porto, where can I surf?", "home=porto"],
    ["My brother wrote me a letter. I live in Porto.", "home=porto"],
    ["Ich wohne in Kiel. Was kann man da machen?", "home=kiel"],
    ["J'habite à Lille. Comment aller à Paris ?", "home=lille"],
    ["Vivo en Cádiz. ¿Qué tiempo hace?", "home=cádiz"],
  ])("%j", (said, value) => expect(valuesIn(said)).toContain(value));
});
