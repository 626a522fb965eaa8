import type { PlainAnswer } from "../dialect.ts";

/** Words an answer as content. */
export function writeContent({ digest, model, text, usage }: PlainAnswer): string {
  return JSON.stringify({
    candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason: "STOP", index: 0 }],
    usageMetadata: {
      promptTokenCount: usage.prompt,
      candidatesTokenCount: usage.completion,
      totalTokenCount: usage.prompt + usage.completion,
    },
    modelVersion: model,
    responseId: digest,
  });
}
