import { ExtractionFailed } from "../memory/statements/extraction-failed.ts";
import { resendIfLost } from "../http/resend-if-lost.ts";
import type { Extractor } from "../ports/extractor.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { playIn, quotedIn } from "./rules-extractor.ts";

export interface LlmExtractor {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Null if the endpoint asks for none. A caller's key is never sent to it. */
  readonly apiKey: string | null;
  readonly model: string;
}

/** The prompt, and the code that reads the answer. Most deployments extract by patterns and never load them. */
const requests = lazyModule(() => import("./llm-extractor/request.ts"));
const answers = lazyModule(() => import("./llm-extractor/answer.ts"));

/** For one call, with all the formats it tries. */
const DEADLINE_MS = 25_000;
/** Statuses by which endpoints refuse a format that they do not know. */
const NOT_UNDERSTOOD: ReadonlySet<number> = new Set([400, 404, 415, 422, 501]);

/**
 * Returns an extractor that asks any `/chat/completions` like OpenAI's, once for a batch of turns. If the endpoint takes
 * no JSON schema, it is asked for a JSON object, then for JSON in words, and then for all three without a temperature.
 * The extractor remembers the format it takes.
 * A turn that is missing or malformed fails the batch. A finding whose quote the user did not say is dropped.
 */
export function llmExtractor({ baseUrl, apiKey, model }: LlmExtractor): Extractor {
  const headers = {
    "content-type": "application/json",
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
  };
  let format = 0;
  return {
    remote: true,
    quotedIn,
    playIn,
    async extract(_scope, turns) {
      const { FORMATS, promptFor } = requests.loaded ?? (await requests.load());
      const { readFindings } = answers.loaded ?? (await answers.load());
      const signal = AbortSignal.timeout(DEADLINE_MS);
      for (;;) {
        const body = JSON.stringify({ model, messages: promptFor(turns), ...FORMATS[format] });
        // A redirect is not followed, because the key is for this host.
        const init: RequestInit = { method: "POST", headers, body, signal, redirect: "manual" };
        const response = await resendIfLost(() => fetch(`${baseUrl}/chat/completions`, init));
        const text = await response.text();
        if (response.ok) return readFindings(text, turns);
        if (!NOT_UNDERSTOOD.has(response.status) || format >= FORMATS.length - 1)
          throw new ExtractionFailed(`status ${response.status}`);
        format += 1;
      }
    },
  };
}
