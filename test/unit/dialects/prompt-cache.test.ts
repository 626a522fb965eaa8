import { expect, test } from "vitest";
import type { Usage } from "../../../src/dialects/dialect.ts";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import { gemini } from "../../../src/dialects/gemini/gemini.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";

/* The counts that a provider gives of its own cache of prompts. */

const chat = (usage: object) =>
  chatCompletions.readAnswer(
    JSON.stringify({ choices: [{ message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }], usage }),
  );
const response = (usage: object) =>
  responses.readAnswer(JSON.stringify({ object: "response", id: "r", status: "completed", output: [], usage }));
const message = (usage: object) =>
  messages.readAnswer(JSON.stringify({ type: "message", id: "m", content: [], stop_reason: "end_turn", usage }));
const content = (usageMetadata: object) =>
  gemini.readAnswer(JSON.stringify({ candidates: [{ content: { parts: [{ text: "Hi" }] } }], usageMetadata }));

test.each<[string, Usage | null, Usage]>([
  [
    "chat, as OpenAI counts",
    chat({ prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 8 } }).usage,
    { prompt: 9, completion: 1, promptCacheRead: 8 },
  ],
  [
    "chat, as OpenRouter counts writes",
    chat({ prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 7 } })
      .usage,
    { prompt: 9, completion: 1, promptCacheRead: 0, promptCacheWritten: 7 },
  ],
  [
    "chat, as DeepSeek counts",
    chat({ prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 6 }).usage,
    { prompt: 9, completion: 1, promptCacheRead: 6 },
  ],
  [
    "chat without such a count",
    chat({ prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: null }).usage,
    { prompt: 9, completion: 1 },
  ],
  [
    "chat with a count that is none",
    chat({ prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: "8" } }).usage,
    { prompt: 9, completion: 1 },
  ],
  [
    "responses",
    response({ input_tokens: 9, output_tokens: 1, input_tokens_details: { cached_tokens: 8 } }).usage,
    { prompt: 9, completion: 1, promptCacheRead: 8 },
  ],
  [
    "messages, where the prompt is what was new, read and written",
    message({ input_tokens: 1, output_tokens: 1, cache_read_input_tokens: 5, cache_creation_input_tokens: 3 }).usage,
    { prompt: 9, completion: 1, promptCacheRead: 5, promptCacheWritten: 3 },
  ],
  [
    "gemini",
    content({ promptTokenCount: 9, candidatesTokenCount: 1, cachedContentTokenCount: 8 }).usage,
    { prompt: 9, completion: 1, promptCacheRead: 8 },
  ],
])("%s", (_name, usage, expected) => {
  expect(usage).toEqual(expected);
});

test("a stream tells them as well", () => {
  const reader = chatCompletions.streamReader();
  const events = [
    { choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" }] },
    { choices: [], usage: { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 8 } } },
  ];
  reader.push(
    new TextEncoder().encode(
      events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""),
    ) as Uint8Array<ArrayBuffer>,
  );
  expect(reader.finish(true).usage).toEqual({ prompt: 9, completion: 1, promptCacheRead: 8 });
});
