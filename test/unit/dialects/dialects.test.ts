import { describe, expect, it } from "vitest";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import { dialectOf } from "../../../src/dialects/dialects.ts";

describe("dialectOf()", () => {
  it.each([
    "https://api.groq.test/openai/v1/chat/completions",
    "https://api.groq.test/openai/v1/chat/completions?a=b",
    "https://azure.test/openai/deployments/gpt/chat/completions?api-version=2026-10-01",
  ])("takes a path that ends in /chat/completions for chat completions: %s", (url) => {
    expect(dialectOf(url)?.loaded).toBe(chatCompletions);
  });

  it.each([
    "https://api.groq.test/openai/v1/models?next=/chat/completions",
    "https://api.groq.test/openai/v1/chat/completions/chatcmpl-1",
    "https://api.groq.test/openai/v1/embeddings",
  ])("knows no dialect for any other path: %s", (url) => {
    expect(dialectOf(url)).toBeNull();
  });
});
