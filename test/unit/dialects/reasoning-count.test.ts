import { expect, test } from "vitest";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import { gemini } from "../../../src/dialects/gemini/gemini.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";

/* The tokens of an answer with which a model reasoned, where each provider counts them. */

const chat = (details: unknown) =>
  chatCompletions.readAnswer(
    JSON.stringify({
      choices: [{ message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }],
      usage: { prompt_tokens: 9, completion_tokens: 5, completion_tokens_details: details },
    }),
  ).usage;

test.each([
  ["chat", chat({ reasoning_tokens: 4 })],
  [
    "responses",
    responses.readAnswer(
      JSON.stringify({
        object: "response",
        id: "r",
        status: "completed",
        output: [],
        usage: { input_tokens: 9, output_tokens: 5, output_tokens_details: { reasoning_tokens: 4 } },
      }),
    ).usage,
  ],
  [
    "messages",
    messages.readAnswer(
      JSON.stringify({
        type: "message",
        id: "m",
        content: [],
        stop_reason: "end_turn",
        usage: { input_tokens: 9, output_tokens: 5, output_tokens_details: { thinking_tokens: 4 } },
      }),
    ).usage,
  ],
  [
    "gemini, which counts them beside the answer",
    gemini.readAnswer(
      JSON.stringify({
        candidates: [{ content: { parts: [{ text: "Hi" }] } }],
        usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 1, thoughtsTokenCount: 4 },
      }),
    ).usage,
  ],
])("%s", (_dialect, usage) => {
  expect(usage).toMatchObject({ prompt: 9, completion: 5, reasoning: 4 });
});

test.each([null, "many", {}, { reasoning_tokens: -1 }, { reasoning_tokens: 1.5 }, { reasoning_tokens: "4" }])(
  "what is no count is left out: %j",
  (details) => {
    expect(chat(details)).not.toHaveProperty("reasoning");
  },
);
