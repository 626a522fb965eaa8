import { expect, test } from "vitest";
import { matchKindOf } from "../../../src/cache/match-kind.ts";

test.each([
  ["What is the capital of Norway?", "what is the capital of norway"],
  ["What is the capital of Norway?", "  What is  the capital of Norway ?"],
  ["¿Cuál es la capital de Noruega?", "cuál es la capital de noruega"],
  ["Caf\u00e9?", "Cafe\u0301"],
])("matchKindOf() is spelling for %j and %j", (a, b) => expect(matchKindOf(a, b)).toBe("spelling"));

test.each([
  ["What is the capital of Norway?", "What's the capital of Norway?"],
  ["Explain photosynthesis", "Please explain photosynthesis"],
  ["What is C?", "What is C++?"],
])("matchKindOf() is wording for %j and %j", (a, b) => expect(matchKindOf(a, b)).toBe("wording"));
