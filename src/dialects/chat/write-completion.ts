import type { PlainAnswer } from "../dialect.ts";

/** Words an answer as a completion. */
export function writeCompletion({ digest, model, text, usage, at }: PlainAnswer): string {
  return JSON.stringify({
    id: `chatcmpl-${digest}`,
    object: "chat.completion",
    created: Math.floor(at / 1000),
    model,
    choices: [
      { index: 0, message: { role: "assistant", content: text, refusal: null }, logprobs: null, finish_reason: "stop" },
    ],
    usage: {
      prompt_tokens: usage.prompt,
      completion_tokens: usage.completion,
      total_tokens: usage.prompt + usage.completion,
    },
  });
}
