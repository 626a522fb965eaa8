import { ExtractionFailed } from "../memory/extraction-failed.ts";
import type { Extractor } from "../ports/extractor.ts";
import { readFindings } from "./llm-extractor/answer.ts";
import { FORMATS, promptFor } from "./llm-extractor/request.ts";

export interface LlmExtractor {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Null: it asks for none. A caller's key is never sent to it. */
  readonly apiKey: string | null;
  readonly model: string;
}

/** For one call, whatever format it takes in the end. */
const DEADLINE_MS = 25_000;
/** The statuses by which endpoints say that they do not know a format. */
const NOT_UNDERSTOOD: ReadonlySet<number> = new Set([400, 404, 415, 422, 501]);

/**
 * Any `/chat/completions` that speaks as OpenAI's does, asked once for a batch of turns. One that does not take a JSON
 * schema is asked for a JSON object, then for JSON in words; what it takes is remembered. Its answer is checked: a turn
 * that is missing or malformed fails the batch, a quote that was not said drops its finding.
 */
export function llmExtractor({ baseUrl, apiKey, model }: LlmExtractor): Extractor {
  const headers = {
    "content-type": "application/json",
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
  };
  let format = 0;
  return {
    remote: true,
    async extract(_scope, turns) {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      for (;;) {
        const body = JSON.stringify({ model, temperature: 0, messages: promptFor(turns), ...FORMATS[format] });
        // A redirect is not followed: the key is for this host.
        const init: RequestInit = { method: "POST", headers, body, signal, redirect: "manual" };
        const response = await fetch(`${baseUrl}/chat/completions`, init);
        const text = await response.text();
        if (response.ok) return readFindings(text, turns);
        if (!NOT_UNDERSTOOD.has(response.status) || format >= FORMATS.length - 1)
          throw new ExtractionFailed(`status ${response.status}`);
        format += 1;
      }
    },
  };
}
