import { resendIfLost } from "../http/resend-if-lost.ts";
import { EmbedderUnavailable } from "../memory/embedding/embedder-unavailable.ts";
import type { Embedder } from "../ports/embedder.ts";
import { readEmbeddings } from "./openai-embedding/answer.ts";
import { isRefusal, retryAfterMs } from "./openai-embedding/refusal.ts";
import { remoteEmbedding } from "./remote-embedding.ts";

export interface OpenAiEmbedding {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Null if the provider asks for no key. */
  readonly apiKey: string | null;
  readonly model: string;
}

/**
 * Embeds through any `/embeddings` endpoint like OpenAI's. The address is no part of the space, because the model makes
 * the vectors.
 */
export function openAiEmbedding({ baseUrl, apiKey, model }: OpenAiEmbedding): Embedder {
  const headers = {
    "content-type": "application/json",
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
  };
  return remoteEmbedding(`openai-1/${encodeURIComponent(model)}`, async (texts, signal) => {
    const body = JSON.stringify({ model, input: texts, encoding_format: "float" });
    // The key is for this host alone, so a redirect is not followed.
    const init: RequestInit = { method: "POST", headers, body, signal, redirect: "manual" };
    const response = await resendIfLost(() => fetch(`${baseUrl}/embeddings`, init));
    const text = await response.text();
    if (!response.ok) {
      if (isRefusal(response.status, text)) return "refused";
      const later = retryAfterMs(response.headers.get("retry-after"), Date.now());
      throw new EmbedderUnavailable(`status ${response.status}`, later);
    }
    const vectors = readEmbeddings(text, texts.length);
    if (!vectors) throw new EmbedderUnavailable("answer");
    return vectors;
  });
}
