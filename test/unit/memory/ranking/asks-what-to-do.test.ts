import { describe, expect, test } from "vitest";
import { asksWhatToDo } from "../../../../src/memory/ranking/asks-what-to-do.ts";

describe("a question of what to do", () => {
  test.each([
    "what should we do on friday?",
    "So, what can I do with the kids this afternoon?",
    "what am i doing tomorrow",
    "Was soll ich am Wochenende machen?",
    "und was machen wir heute Abend?",
    "que faire samedi soir ?",
    "Qu'est-ce que je fais demain ?",
    "¿qué puedo hacer el lunes?",
    "oye, ¿qué hacemos hoy?",
  ])("is found in %j", (text) => {
    expect(asksWhatToDo(text)).toBe(true);
  });

  test.each([
    "what did we do on friday?",
    "What do I do for a living?",
    "What does the heart do?",
    "Was haben wir am Wochenende gemacht?",
    "Was macht ein Notar?",
    "Qu'est-ce que j'ai fait samedi ?",
    "¿Qué hice el lunes?",
    "¿Qué hace un notario?",
    "I know what I should do.",
  ])("is not found in %j", (text) => {
    expect(asksWhatToDo(text)).toBe(false);
  });
});
