import { expect, test } from "vitest";
import { isRefusal, retryAfterMs } from "../../../../src/adapters/openai-embedding/refusal.ts";

test.each([
  [400, "This model's maximum context length is 8192 tokens, however you requested 9000 tokens"],
  [413, "Input validation error: `inputs` must have less than 512 tokens"],
  [422, ""],
  [500, "input is too large to process. increase the physical batch size"],
  [500, "the input length exceeds the context length"],
])("%i %j is the text's fault", (status, body) => {
  expect(isRefusal(status, body)).toBe(true);
});

test.each([
  [401, "Incorrect API key provided"],
  [404, "The model `x` does not exist"],
  [408, ""],
  [429, "Rate limit reached: too many tokens"],
  [500, "internal error"],
  [503, "overloaded"],
])("%i %j is the provider's", (status, body) => {
  expect(isRefusal(status, body)).toBe(false);
});

test.each([
  [null, null],
  ["", null],
  ["soon", null],
  ["30", 30_000],
  ["0", 0],
  ["Fri, 20 Nov 2026 08:00:10 GMT", 10_000],
  ["Fri, 20 Nov 2026 07:00:00 GMT", 0],
])("Retry-After %j is %j ms", (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 10, 20, 8))).toBe(ms);
});
