import { describe, expect, test } from "vitest";
import { readTimeQuestion } from "../../../../src/memory/ranking/time-question.ts";

const NOW = Date.UTC(2026, 9, 20, 12);

describe("readTimeQuestion() reads a time that an event names in", () => {
  test.each([
    "what did I do the week before the fair?",
    "what has changed since I sold the boat?",
    "who was my landlord until the move?",
    "what did I cook after the regatta?",
    "wo wohnte ich vor dem Umzug?",
    "seit ich gekündigt habe, was hat sich geändert?",
    "was habe ich nach der Taufe gemacht?",
    "depuis que j'ai vendu le bateau, qu'est-ce qui a changé ?",
    "qu'ai-je fait après le baptême ?",
    "¿qué hice después del bautizo?",
    "desde que vendí el barco, ¿qué ha cambiado?",
    "¿hace cuánto que remo?",
  ])("%s", (question) => expect(readTimeQuestion(question, NOW)).toEqual({ periods: [] }));
});

describe("readTimeQuestion() reads none in", () => {
  test.each([
    "what should I eat after a regatta?",
    "what can I cook since I have only eggs?",
    "was koche ich nach dem Rudern?",
    "que manger après le sport ?",
    "¿qué como después de remar?",
    "I sold the boat after the regatta.",
  ])("%s", (text) => expect(readTimeQuestion(text, NOW)).toBeNull());
});
