import { describe, expect, test } from "vitest";
import { periodsIn } from "../../../src/text/periods.ts";

const NOW = Date.UTC(2026, 9, 20, 12);
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const periods = (text: string): string[] => periodsIn(text, NOW).map(({ from, to }) => `${day(from)} ${day(to)}`);

describe("periodsIn() reads a time gone by", () => {
  test.each([
    ["where did I live in March 2024?", "2024-03-01 2024-04-01"],
    ["what was my rent in september?", "2026-09-01 2026-10-01"],
    ["who was my boss in November?", "2025-11-01 2025-12-01"],
    ["what did I do on the 3rd of May?", "2026-05-03 2026-05-04"],
    ["what happened last summer?", "2026-06-01 2026-09-01"],
    ["which car did I drive in the winter of 2025?", "2024-12-01 2025-03-01"],
    ["where did I work in 2023?", "2023-01-01 2024-01-01"],
    ["what did I tell you last month?", "2026-09-01 2026-10-01"],
    ["what did I say two weeks ago?", "2026-10-06 2026-10-07"],
    ["wo hab ich im März 2024 gewohnt?", "2024-03-01 2024-04-01"],
    ["was hab ich letzten Sommer gemacht?", "2026-06-01 2026-09-01"],
    ["où j'habitais en mars 2024 ?", "2024-03-01 2024-04-01"],
    ["qu'est-ce que j'ai fait l'été dernier ?", "2026-06-01 2026-09-01"],
    ["¿dónde vivía en marzo de 2024?", "2024-03-01 2024-04-01"],
    ["¿qué hice el verano pasado?", "2026-06-01 2026-09-01"],
    ["what did I eat between March and May 2026?", "2026-03-01 2026-06-01"],
    ["what happened from 3 December to 10 January?", "2025-12-03 2026-01-11"],
    ["was war zwischen März und Mai?", "2026-03-01 2026-06-01"],
    ["entre mars et mai, j'ai fait quoi ?", "2026-03-01 2026-06-01"],
    ["¿qué hice entre el 2 de marzo y mayo?", "2026-03-02 2026-06-01"],
    ["¿qué hice en mayo del año pasado?", "2025-05-01 2025-06-01"],
  ])("%s", (text, period) => expect(periods(text)).toEqual([period]));
});

describe("periodsIn() reads none in", () => {
  test.each([
    "may I ask you something?",
    "how do I march in step?",
    "what is the summer triangle?",
    "what should I do in December 2031?",
    "plan next week",
    "tell me about mars",
    "what is my name?",
  ])("%s", (text) => expect(periods(text)).toEqual([]));
});
