import type { PlainAnswer } from "../dialect.ts";

/** Words an answer as a response, with every field that a client may read. */
export function writeResponse({ digest, model, text, usage, at }: PlainAnswer): string {
  const seconds = Math.floor(at / 1000);
  const content = [{ type: "output_text", text, annotations: [], logprobs: [] }];
  return JSON.stringify({
    id: `resp_${digest}`,
    object: "response",
    created_at: seconds,
    completed_at: seconds,
    status: "completed",
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    model,
    output: [{ id: `msg_${digest}`, type: "message", status: "completed", role: "assistant", content }],
    parallel_tool_calls: true,
    previous_response_id: null,
    prompt_cache_key: null,
    reasoning: { effort: null, summary: null },
    safety_identifier: null,
    service_tier: "default",
    store: true,
    temperature: 1,
    text: { format: { type: "text" } },
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    truncation: "disabled",
    usage: {
      input_tokens: usage.prompt,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: usage.completion,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.prompt + usage.completion,
    },
    user: null,
  });
}
