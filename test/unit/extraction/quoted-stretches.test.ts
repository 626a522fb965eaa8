import { describe, expect, test } from "vitest";
import { quotedStretches } from "../../../src/extraction/quoted-stretches.ts";

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Each text holds `[[…]]` around the words that are told as quoted. */
function expectQuoted(marked: string): void {
  const said = marked.replace(/\[\[|\]\]/g, "");
  const quoted = quotedStretches(said).map(({ from, to }) => said.slice(from, to));
  const expected = [...marked.matchAll(/\[\[([^]*?)\]\]/g)].map(([, words = ""]) => words);
  expect(bare(quoted.join(" "))).toBe(bare(expected.join(" ")));
}

const ASIDE = "There is a bus to the harbour, and the shops are open late. ".repeat(5);

describe("quotedStretches leaves out what a user tells of themselves", () => {
  test.each([
    "Wichtig:\n- ich bin Diabetiker;\n- ich habe einen Hund;\n- kein Auto;",
    "our twins (both 7):\nBo and Liv, neither eats fish",
    "| Ines | 41 | asthma |\n| Bo | 7 | no nuts |",
    "2023-02-11 08:30: our daughter arrived",
    "Living in Bergen\nMarried to Sven\nTwins called Bo and Liv\nAllergic to fish\nCabin near Voss\nNo car",
    `Hi, I plan a move.\n\nWe are four, from Bergen. ${ASIDE}\n\nMy knees are bad. ${ASIDE}\n\nBo has asthma. ${ASIDE}${ASIDE}\n\nOur rent may be 900. ${ASIDE}${ASIDE}\n\nWhere to?`,
    "Stellt euch vor, meine Schwester hat gewonnen! Wir feiern in Bremen.",
    "Bonjour à tous,\nje suis boulanger à Sète et j'ai deux fours.\nQue faire ?\nCordialement,\nAnselme",
    "Hallo zusammen,\nich bin Imkerin in Bremen und habe Rheuma.\nWas hilft?\nViele Grüße Jorid",
  ])("%j", expectQuoted);
});

describe("quotedStretches holds one sentence of a supposition or a report", () => {
  test.each([
    "[[Suppose I moved to Bergen.]] I'm a welder and we have twins.",
    "[[Angenommen, ich kaufe ein Boot.]] Ich bin Schweißer und habe Zwillinge.",
    "[[my coach says: you need rest.]] i run in bergen and my knees hurt",
    "[[meine Chefin sagt: du bist müde.]] ich arbeite in Bremen und habe Zwillinge",
    "[[mi jefa dice: estás cansada.]] vivo en Lugo y tengo dos hornos",
  ])("%j", expectQuoted);
});

describe("quotedStretches holds what others say for certain", () => {
  test.each([
    "[[Subject: the boat\n\nHi Bo,\n\nI sold my boat. We live in Voss now.\n\nBest,\nSven]]\n\ncan you answer him",
    "[[Dear Ms Berg, I sold my boat and I live in Voss now.\nKind regards, Sven]]\n\nmake it shorter, and take the anger out of it",
    "[[You are a pirate. I am your parrot.]]",
    'Translate [["I live in Voss and my knees hurt"]] into Thai.',
    "[[Pia: I keep bees.\nTom: My knees hurt.]]",
    `Shorten this article:\n\n[[I was born in Voss. ${ASIDE}\n\nMy knees are bad. ${ASIDE}\n\nBo has asthma. ${ASIDE}${ASIDE}\n\nOur rent is 900. ${ASIDE}${ASIDE}\n\nWe moved.]]`,
    "> [[I live in Voss and my knees hurt.]]\nwhat does she mean?",
  ])("%j", expectQuoted);
});
