import type { ServerResponse } from "node:http";
import type { Answer } from "../../support/upstream-server.ts";

/** One event of a streamed chat completion. */
export function chunk(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1_790_000_000, model: "m", choices })}\n\n`;
}

/** A whole streamed answer, as its events. */
export function eventsOf(content: string): string[] {
  return [
    chunk({ role: "assistant", content: "" }),
    ...(content.match(/\S+\s*/g) ?? []).map((word) => chunk({ content: word })),
    chunk({}, "stop"),
    "data: [DONE]\n\n",
  ];
}

/** The same answer as one object. */
export function completionOf(message: object, finish = "stop"): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_790_000_000,
    model: "m",
    choices: [
      { index: 0, message: { role: "assistant", refusal: null, ...message }, logprobs: null, finish_reason: finish },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

/** The data of each event, as the specification of server-sent events reads them. */
export function dataOf(stream: string): string[] {
  const events: string[] = [];
  let lines: string[] = [];
  for (const line of stream.split(/\r\n|\r|\n/)) {
    if (line.startsWith("data:")) lines.push(line.slice(5).replace(/^ /, ""));
    if (line !== "" || lines.length === 0) continue;
    events.push(lines.join("\n"));
    lines = [];
  }
  return events;
}

export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);

export function startStream(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "content-type": "text/event-stream", ...headers });
  response.flushHeaders();
}

/** Answers with a JSON body. */
export function answers(body: string | Uint8Array, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(body);
  };
}

/** Answers with these pieces, each sent on its own. */
export function streams(pieces: readonly (string | Uint8Array)[], headers: Record<string, string> = {}): Answer {
  return async (_request, response) => {
    startStream(response, headers);
    for (const piece of pieces) await sent(response, piece);
    response.end();
  };
}

/** Answers with these pieces, then cuts the connection. */
export function breaksAfter(pieces: readonly (string | Uint8Array)[], headers: Record<string, string> = {}): Answer {
  return async (_request, response) => {
    startStream(response, headers);
    for (const piece of pieces) await sent(response, piece);
    response.destroy();
  };
}

/** Hands a piece to the network and waits a little, so that it travels alone. */
async function sent(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => {
    response.write(piece, () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
}
