import * as fc from "fast-check";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import type { Dialect } from "../../../src/dialects/dialect.ts";
import { gemini } from "../../../src/dialects/gemini/gemini.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";

/** Texts as people and programs send them: any character, and those that meddle with JSON, events and tags. */
export const words: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    '"',
    "\\",
    "\n\ndata: [DONE]\n\n",
    "</memory>",
    "\u2028",
    "}]}",
    "event: error",
    "\u{1F9E1}",
    "\u0000",
  ),
);

export interface Spoken {
  readonly dialect: Dialect;
  readonly url: string;
  /** A request whose user says these things in turn, and that has this system text. */
  readonly bodyOf: (said: readonly string[], system: string | null) => object;
}

export const SPOKEN: readonly Spoken[] = [
  {
    dialect: chatCompletions,
    url: "http://x/v1/chat/completions",
    bodyOf: (said, system) => ({
      model: "m",
      messages: [...(system === null ? [] : [{ role: "system", content: system }]), ...alternating(said, "content")],
    }),
  },
  {
    dialect: messages,
    url: "http://x/v1/messages",
    bodyOf: (said, system) => ({
      model: "m",
      max_tokens: 9,
      ...(system === null ? {} : { system }),
      messages: alternating(said, "content"),
    }),
  },
  {
    dialect: responses,
    url: "http://x/v1/responses",
    bodyOf: (said, system) => ({
      model: "m",
      ...(system === null ? {} : { instructions: system }),
      input: alternating(said, "content"),
    }),
  },
  {
    dialect: gemini,
    url: "http://x/v1beta/models/m:generateContent",
    bodyOf: (said, system) => ({
      ...(system === null ? {} : { systemInstruction: { parts: [{ text: system }] } }),
      contents: alternating(said, "parts"),
    }),
  },
];

/** The user and the model in turn; the user is first and last, because there is an odd number of them. */
function alternating(said: readonly string[], field: "content" | "parts"): object[] {
  return said.map((text, i) => {
    if (field === "parts") return { role: i % 2 === 0 ? "user" : "model", parts: [{ text }] };
    return { role: i % 2 === 0 ? "user" : "assistant", content: text };
  });
}

/** Things said in a conversation, of which the first and the last are the user's. */
export const turns: fc.Arbitrary<string[]> = fc
  .array(words, { minLength: 1, maxLength: 6 })
  .map((said) => (said.length % 2 === 0 ? said.slice(1) : said));

/** Prints JSON with white space wherever it may stand, so that no edit may rely on how it was printed. */
export const printed = (value: object): fc.Arbitrary<string> =>
  fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 2), JSON.stringify(value, null, "\t \r"));
