import { holdsRandomValue } from "./eligibility/random-answer.ts";

/** A text without visible characters: blanks, controls, zero-width characters, and the blank of Braille. */
const INVISIBLE = /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Returns whether an answer may be stored. It must say something, be JSON if the request asked for JSON, and hold
 * nothing drawn for this asker. A caller without an answer asks again, and must not get the same.
 * @param format the request's `response_format`
 */
export function isCacheableAnswer(answer: string, question: string, format: unknown): boolean {
  return !INVISIBLE.test(answer) && matchesFormat(answer, format) && !holdsRandomValue(answer, question);
}

function matchesFormat(answer: string, format: unknown): boolean {
  const type = typeof format === "object" && format !== null && "type" in format ? format.type : null;
  if (type !== "json_object" && type !== "json_schema") return true;
  try {
    const value: unknown = JSON.parse(answer);
    return type === "json_schema" || (typeof value === "object" && value !== null && !Array.isArray(value));
  } catch {
    return false;
  }
}
