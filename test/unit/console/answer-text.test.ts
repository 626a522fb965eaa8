import { expect, test } from "vitest";
import { answerText } from "../../../src/console/app/pages/playground/answer-text.ts";

const completion = (message: object) => JSON.stringify({ choices: [{ index: 0, message }] });

test.each([
  ["an answer", 200, completion({ content: "Cook soup." }), "Cook soup.", false],
  ["a refusal", 200, completion({ content: null, refusal: "I would rather not." }), "I would rather not.", true],
  ["a call of a tool alone", 200, completion({ content: null, tool_calls: [] }), "The answer holds no text.", true],
  ["JSON of another form", 200, "[]", "The answer holds no text.", true],
  ["a well status with a page", 200, "<p>Sign in</p>", "The answer was 200: Sign in", true],
  ["an error with a message", 401, '{"error":{"message":"Wrong key"}}', "The answer was 401: Wrong key", true],
  ["an error that is a text", 404, '{"error":"model not found"}', "The answer was 404: model not found", true],
  ["an error in another field", 422, '{"detail":"Too long"}', "The answer was 422: Too long", true],
  ["an error that says nothing known", 400, '{"code":7}', 'The answer was 400: {"code":7}', true],
  [
    "a page of a server in between",
    502,
    "<html><style>p{}</style><h1>502 Bad Gateway</h1><script>x()</script></html>",
    "The answer was 502: 502 Bad Gateway",
    true,
  ],
  ["nothing at all", 500, "", "The answer was 500, without a word", true],
])("%s is told in words", (_, status, body, text, isError) => {
  expect(answerText(status, body)).toEqual({ text, isError });
});

test("of a long page the beginning is shown", () => {
  expect(answerText(502, "word ".repeat(1_000)).text.length).toBeLessThan(240);
});
