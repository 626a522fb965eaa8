import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";

const quotesOf = (said: string): string[] => extractStatements(said).map(({ quote }) => quote);

describe("a request that follows what somebody says of themselves is no part of the statement", () => {
  test.each([
    ["my name is Tom, quick question about pipes", "my name is Tom"],
    ["hi im Tom, quick question about pipes", "hi im Tom"],
    ["I have two kids, need ideas for the weekend", "I have two kids"],
    ["my dog is called Rufus, any tips for walks", "my dog is called Rufus"],
    ["ich heiße Tom, kurze frage zu rohren", "ich heiße Tom"],
    ["ich wohne in Kiel, brauche mal einen rat zu fahrrädern", "ich wohne in Kiel"],
    ["je m'appelle Tom, petite question sur les tuyaux", "je m'appelle Tom"],
    ["j'habite à Lille, j'aurais besoin d'un conseil pour un vélo", "j'habite à Lille"],
    ["me llamo Tom, una pregunta rápida sobre tuberías", "me llamo Tom"],
    ["soy profesora, tengo una duda sobre el horario", "soy profesora"],
  ])("%s", (said, quote) => expect(quotesOf(said)).toEqual([quote]));
});

test("a question or advice that somebody tells of stays in the statement", () =>
  expect(quotesOf("my sister Ida works for a helpline and answers each question herself")[0]).toContain("question"));
