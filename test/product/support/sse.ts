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

export function startStream(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "content-type": "text/event-stream", ...headers });
  response.flushHeaders();
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
export async function sent(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => {
    response.write(piece, () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
}
