import { EmbedderUnavailable } from "../memory/embedding/embedder-unavailable.ts";
import type { Embedder } from "../ports/embedder.ts";
import { remoteEmbedding } from "./remote-embedding.ts";

/** The part of the binding that is used: an embedding model, from texts to vectors in their order. */
export interface TextEmbeddings {
  run(model: string, input: { text: string[] }): Promise<{ data?: unknown } | null>;
}

const TOO_LONG = /too (?:large|long)|context|tokens/i;

/** Embeds with one of Cloudflare's models, through the binding `AI`. */
export function workersAiEmbedding(ai: TextEmbeddings, model: string): Embedder {
  return remoteEmbedding(`workers-ai-1/${encodeURIComponent(model)}`, async (texts) => {
    const answer = await run(ai, model, [...texts]);
    if (answer === "refused") return "refused";
    const { data } = answer ?? {};
    if (!Array.isArray(data) || !data.every(isVector)) throw new EmbedderUnavailable("answer");
    return data;
  });
}

/** Calls the binding, which gives its reasons only in words. */
async function run(ai: TextEmbeddings, model: string, text: string[]): Promise<{ data?: unknown } | "refused" | null> {
  try {
    return await ai.run(model, { text });
  } catch (error) {
    if (error instanceof Error && TOO_LONG.test(error.message)) return "refused";
    throw new EmbedderUnavailable("workers-ai");
  }
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === "number");
}
