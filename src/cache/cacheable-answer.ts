import type { AnswerFormat } from "../dialects/dialect.ts";
import { isObject } from "../dialects/json.ts";
import { stripReasoning } from "../memory/safety/strip-reasoning.ts";
import { holdsRandomValue } from "./eligibility/random-answer.ts";
import { matchesSchema } from "./matches-schema.ts";

/** A text without visible characters: blanks, controls, zero-width characters, and the blank of Braille. */
const INVISIBLE = /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Returns whether an answer may be stored. It must say something beside its reasoning and have the form that the request
 * asked for. It must hold nothing drawn for this asker. A caller without an answer asks again, and must not get the same.
 */
export function isCacheableAnswer(answer: string, question: string, format: AnswerFormat): boolean {
  return (
    !INVISIBLE.test(stripReasoning(answer)) && matchesFormat(answer, format) && !holdsRandomValue(answer, question)
  );
}

function matchesFormat(answer: string, format: AnswerFormat): boolean {
  if (format === "text") return true;
  try {
    const value: unknown = JSON.parse(answer);
    if (typeof format === "object") return matchesSchema(value, format.schema);
    return format === "json" || isObject(value);
  } catch {
    return false;
  }
}
