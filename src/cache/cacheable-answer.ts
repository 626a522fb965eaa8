import { holdsRandomValue } from "./eligibility/random-answer.ts";

/** What is there and cannot be seen: blanks, controls, zero-width characters, and the blank of Braille. */
const INVISIBLE = /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Whether an answer is one that may be given again: it says something, is JSON where JSON was asked for, and holds nothing
 * that was drawn for this asker. Who was given no answer asks again, and must not get the same.
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
