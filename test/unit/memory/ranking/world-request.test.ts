import { describe, expect, test } from "vitest";
import { isWorldRequest } from "../../../../src/memory/ranking/world-request.ts";

describe("a polite request about the world", () => {
  test.each([
    "Tell me about otters, please.",
    "could you please explain how glaciers form",
    "Please describe the water cycle",
    "I'd like to learn more about volcanoes",
    "Erzähl mir bitte etwas über Vulkane",
    "Könnten Sie mir bitte erklären, wie Gletscher entstehen?",
    "Parlez-moi des volcans, s'il vous plaît",
    "Háblame de los volcanes, por favor",
    "Name three rivers in Africa.",
    "Could you please name 5 moons of Jupiter?",
    "Nenne drei Flüsse in Afrika.",
    "Nenne mir bitte zwei Edelgase",
    "Cite trois fleuves d'Afrique.",
    "Donne-moi cinq gaz nobles, s'il te plaît",
    "Nombra tres ríos de África.",
    "Translate 'I am allergic to nuts' into French.",
    "Übersetze „mein Hund ist krank“ ins Englische.",
    "Traduis « bon appétit » en anglais.",
    "Traduce «mi casa es tu casa» al inglés, por favor",
  ])("is: %s", (text) => {
    expect(isWorldRequest(text)).toBe(true);
  });

  test.each([
    "Tell me about me",
    "tell me about yourself",
    "Explain why my bread never rises",
    "Tell me about a good restaurant",
    "Please describe our plan",
    "Parlez-moi de moi",
    "Erzähl mir von meinem Projekt",
    "Cuéntame de mis planes",
    "Tell me about otters. I keep one.",
    "What should I cook?",
    "Write a text about otters",
    "Name three dishes for tonight",
    "Name two people I could ask",
    "List the open tasks",
    "Nenne drei Rezepte ohne Nüsse",
    "Cite trois idées de cadeau pour mon mari",
    "Translate my introduction into German",
    "Translate it into German",
    "Übersetze 'guten Tag' für meine Frau",
    "Traduce la carta al inglés",
  ])("is not: %s", (text) => {
    expect(isWorldRequest(text)).toBe(false);
  });
});
