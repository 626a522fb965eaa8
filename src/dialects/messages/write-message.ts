import type { PlainAnswer } from "../dialect.ts";

/** Words an answer as a message, with every count that a client may read. */
export function writeMessage({ digest, model, text, usage }: PlainAnswer): string {
  return JSON.stringify({
    id: `msg_${digest}`,
    type: "message",
    role: "assistant",
    model,
    content: [{ type: "text", text, citations: null }],
    container: null,
    stop_details: null,
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: {
      input_tokens: usage.prompt,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens: usage.completion,
      server_tool_use: null,
      service_tier: "standard",
    },
  });
}
