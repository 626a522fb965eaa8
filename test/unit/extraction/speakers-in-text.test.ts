import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";

/* A name beside words makes them that person's. A heading beside words leaves them the user's. */

const valuesIn = (said: string): string[] =>
  extractStatements(said).flatMap((found) => (found.type === "amendment" ? [] : [`${found.slot}=${found.value}`]));

describe("extractStatements finds nothing in the words of named speakers", () => {
  test.each([
    "(pia) I live in Kiel.",
    "[Tom] I live in Bonn.",
    "<tom> I live in Bonn.",
    "Pia - I live in Kiel.",
    "tom — I live in Bonn.",
    "Pia Berg - I'm allergic to soy.",
    "Pia – Ich wohne in Kiel.",
    "René – J'habite à Lyon.",
    "Lola - Vivo en Málaga.",
    "Pia  9:14 AM\nI live in Kiel\nTom  9:15 AM\nI live in Bonn",
    "Pia wrote:Do come in May. I live in Kiel.",
    "Pia wrote:Please come in May. I live in Kiel.",
    "Pia wrote:**Hi** I live in Kiel.",
    "Pia 09:14\nI live in Kiel",
    "Pia, [12.03.26 09:14]\nI live in Kiel\n\nTom, [12.03.26 09:15]\nI live in Bonn",
    "I live in Kiel. – Pia\nI live in Bonn. – Tom",
    "I live in Kiel - Pia\nI live in Bonn - Tom",
    "I live in Kiel (pia)\nI live in Bonn (tom)",
    "I live in Kiel (Pia)\nI live in Bonn (Tom)",
    "I live in Kiel. (Pia)\nI have a dog. (Tom)",
    "**Pia**\nI live in Kiel.\n\n**Tom**\nI live in Bonn.",
    "Pia\nI live in Kiel.\n\nTom\nI live in Bonn.",
    "Pia Berg\nIch wohne in Kiel.\n\nTom Ott\nIch wohne in Bonn.",
  ])("%j", (said) => expect(valuesIn(said)).toEqual([]));
});

describe("extractStatements reads the user's own words beside a heading", () => {
  test.each([
    ["Note: I live in Kiel", "home=kiel"],
    ["Update - I moved to Bonn", "home=bonn"],
    ["PS: I live in Kiel", "home=kiel"],
    ["Question: I live in Kiel. What is near?", "home=kiel"],
    ["Quick question - I live in Kiel. What is near?", "home=kiel"],
    ["Hi, I live in Kiel", "home=kiel"],
    ["Me: I live in Kiel", "home=kiel"],
    ["Me - I live in Kiel", "home=kiel"],
    ["Diet - I'm vegan", "diet=vegan"],
    ["Vegan - I'm vegan", "diet=vegan"],
    ["(sorry) I live in Kiel", "home=kiel"],
    ["(btw) I live in Kiel", "home=kiel"],
    ["(UK) I live in Leeds", "home=leeds"],
    ["Frage - ich wohne in Kiel", "home=kiel"],
    ["Précision - j'habite à Lille", "home=lille"],
    ["Pregunta - vivo en Cádiz", "home=cádiz"],
    ["# Where I am\n\nI live in Kiel.", "home=kiel"],
    ["Work\nI'm a teacher.\n\nHome\nI live in Kiel.", "home=kiel"],
    ["**Home**\nI live in Kiel.\n\n**Diet**\nI'm vegan.", "home=kiel"],
    ["Hi Tom\nI live in Kiel.\n\nBest\nPia", "home=kiel"],
    ["Hello Tom\n\nI live in Kiel.\n\nCheers\nPia", "home=kiel"],
    ["I live in Kiel. – Pia", "home=kiel"],
    ["I live in Kiel (Germany)\nI work at Acme (Bonn)", "home=kiel"],
    ["I play chess (daily)\nI play poker (weekly)", "plays:chess=yes"],
    ["I'm vegan (mostly)\nI live in Kiel (still)", "home=kiel"],
    ["Breakfast\nI live in Kiel.\n\nLunch\nI'm vegan.", "diet=vegan"],
    ["Bonn - also I live in Kiel", "home=kiel"],
    ["I have a dog (Rex)\nI live in Kiel", "home=kiel"],
  ])("%j", (said, value) => expect(valuesIn(said)).toContain(value));
});
