import type { ServerResponse } from "node:http";
import type { Answer } from "../../support/upstream-server.ts";

/* A provider for the scripted days of coding agents: it answers each request with the next reply that a test has put in. */

/** A reply of the model: words, or a call of a tool. */
export type Reply = { readonly text: string } | { readonly tool: string; readonly input: object };

/** Returns an answer that gives the replies in turn, and words without any. */
export function replying(replies: Reply[]): Answer {
  let answered = 0;
  return ({ url, body }, response) => {
    answered += 1;
    const { pathname } = new URL(url, "http://upstream.test");
    if (pathname.endsWith("/count_tokens")) return sendJson(response, { input_tokens: 4_321 });
    if (pathname.endsWith("/responses/compact"))
      return sendJson(response, { object: "response.compaction", output: [] });
    const asked = JSON.parse(new TextDecoder().decode(body)) as { readonly stream?: boolean };
    const reply = replies.shift() ?? { text: "Done." };
    if (pathname.endsWith("/messages")) return sendMessage(response, reply, answered, asked.stream === true);
    return sendResponse(response, reply, answered);
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function sendEvents(
  response: ServerResponse,
  events: readonly { readonly type: string; readonly [field: string]: unknown }[],
): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}

function sendMessage(response: ServerResponse, reply: Reply, number: number, isStream: boolean): void {
  const usage = { input_tokens: 10, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 5 };
  const base = { id: `msg_${number}`, type: "message", role: "assistant", model: "claude-test" };
  const thought = { type: "thinking", thinking: "They want it fixed.", signature: "c2lnbmVk" };
  const said =
    "text" in reply
      ? { type: "text", text: reply.text }
      : { type: "tool_use", id: `toolu_${number}`, name: reply.tool, input: reply.input };
  const stop_reason = "text" in reply ? "end_turn" : "tool_use";
  const content = [thought, said];
  if (!isStream) return sendJson(response, { ...base, content, stop_reason, stop_sequence: null, usage });
  const delta =
    "text" in reply
      ? { type: "text_delta", text: reply.text }
      : { type: "input_json_delta", partial_json: JSON.stringify(reply.input) };
  sendEvents(response, [
    { type: "message_start", message: { ...base, content: [], stop_reason: null, stop_sequence: null, usage } },
    { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
    { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: thought.thinking } },
    { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: thought.signature } },
    { type: "content_block_stop", index: 0 },
    { type: "ping" },
    {
      type: "content_block_start",
      index: 1,
      content_block: "text" in reply ? { ...said, text: "" } : { ...said, input: {} },
    },
    { type: "content_block_delta", index: 1, delta },
    { type: "content_block_stop", index: 1 },
    { type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage },
    { type: "message_stop" },
  ]);
}

function sendResponse(response: ServerResponse, reply: Reply, number: number): void {
  const usage = {
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 3 },
    total_tokens: 15,
  };
  const thought = { type: "reasoning", id: `rs_${number}`, summary: [], encrypted_content: "c2VhbGVk" };
  const said =
    "text" in reply
      ? {
          type: "message",
          id: `msg_${number}`,
          role: "assistant",
          status: "completed",
          content: [{ type: "output_text", text: reply.text, annotations: [] }],
        }
      : {
          type: "function_call",
          id: `fc_${number}`,
          call_id: `call_${number}`,
          name: reply.tool,
          arguments: JSON.stringify(reply.input),
          status: "completed",
        };
  const base = { id: `resp_${number}`, object: "response", created_at: 1, model: "gpt-test", status: "in_progress" };
  const done = { ...base, status: "completed", output: [thought, said], usage };
  sendEvents(response, [
    { type: "response.created", response: { ...base, output: [] } },
    { type: "response.output_item.done", output_index: 0, item: thought },
    ...("text" in reply ? [{ type: "response.output_text.delta", output_index: 1, delta: reply.text }] : []),
    { type: "response.output_item.done", output_index: 1, item: said },
    { type: "response.completed", response: done },
  ]);
}
