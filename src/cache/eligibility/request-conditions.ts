import type { BypassCondition } from "./bypass-condition.ts";

const MAX_QUESTION_CHARACTERS = 2_000;

/** Conditions on the user's last message, cheapest first. */
export const REQUEST_CONDITIONS: readonly BypassCondition[] = [
  { reason: "parts", applies: ({ questionIsText }) => !questionIsText },
  // The length comes before every condition that reads the text.
  { reason: "long", applies: ({ question }) => question.length > MAX_QUESTION_CHARACTERS },
  { reason: "empty", applies: ({ question }) => !/[\p{L}\p{N}]/u.test(question) },
];
