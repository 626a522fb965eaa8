interface Settings {
  /** How long an answer takes; bindings are text. */
  readonly DELAY_MS?: string;
}

const CONTENT =
  "A light rain jacket, a warm layer for the evening and sturdy shoes cover most days. Bring a spare battery, " +
  "because cold drains it faster, a cloth for the lens, and a small tripod if you want the stars. The hotel has " +
  "towels and a sauna, so swimwear is worth the space. For the path to the upper hut you want water, some food and " +
  "a paper map, since reception ends behind the first ridge. Put documents and medicine into your hand luggage.";

const BODY = JSON.stringify({
  id: "chatcmpl-BenchBenchBenchBenchBench",
  object: "chat.completion",
  created: 1_790_000_000,
  model: "gpt-4o-mini-2024-07-18",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: CONTENT, refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: {
    prompt_tokens: 31,
    completion_tokens: 102,
    total_tokens: 133,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  },
  service_tier: "default",
  system_fingerprint: "fp_bench",
});

/** The headers that a provider sends. */
const HEADERS = {
  "content-type": "application/json",
  "openai-organization": "bench",
  "openai-processing-ms": "3",
  "openai-version": "2020-10-01",
  "x-ratelimit-limit-requests": "10000",
  "x-ratelimit-remaining-requests": "9999",
  "x-request-id": "req_bench",
};

/** Milliseconds between two chunks of a stream. */
const CHUNK_MS = 2;
const encoder = new TextEncoder();

/** Streams as many chunks as a request asks for, in the form of a chat completion. */
function streamOf(chunks: number): ReadableStream<Uint8Array> {
  const words = CONTENT.split(" ");
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent > 0) await new Promise((resolve) => setTimeout(resolve, CHUNK_MS));
      const content = `${words[sent % words.length] ?? ""} `;
      const choice = { index: 0, delta: { content }, finish_reason: null };
      const more = {
        id: "chatcmpl-Bench",
        object: "chat.completion.chunk",
        created: 1_790_000_000,
        model: "gpt-4o-mini",
      };
      const last = { ...more, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
      sent += 1;
      controller.enqueue(encoder.encode(`data: ${JSON.stringify({ ...more, choices: [choice] })}\n\n`));
      if (sent < chunks) return;
      controller.enqueue(encoder.encode(`data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`));
      controller.close();
    },
  });
}

/** The header in which a request asks for a stream, and for how many chunks. It passes through all that is measured. */
const CHUNKS = "x-bench-chunks";

/** A provider of one answer, a chat completion of typical size. On workerd, like all that is measured. */
export default {
  async fetch(request: Request, { DELAY_MS = "0" }: Settings): Promise<Response> {
    await request.arrayBuffer();
    const chunks = Number(request.headers.get(CHUNKS) ?? "0");
    if (chunks > 0)
      return new Response(streamOf(chunks), { headers: { ...HEADERS, "content-type": "text/event-stream" } });
    const delay = Number(DELAY_MS);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    return new Response(BODY, { headers: HEADERS });
  },
};
