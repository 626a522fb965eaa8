import type { ChatRequest } from "./chat-completions.ts";
import { isObject, type JsonObject, parseObject } from "./json.ts";

/** About this many words a piece, as models send them. */
const PIECE = /(?:\S+\s*){1,4}|\s+/g;

/**
 * A stored completion as the stream of server-sent events it might have come in: the role, the texts
 * in pieces, the finish, the usage where it was asked for, `[DONE]`.
 */
export function replayAsStream(completion: string, includeUsage: boolean): string {
  const stored = parseObject(completion) ?? {};
  const { choices, usage, object: _object, ...top } = stored;
  const choice: unknown = Array.isArray(choices) ? choices[0] : null;
  const message = isObject(choice) && isObject(choice["message"]) ? choice["message"] : {};
  const frame = (fields: JsonObject): string => {
    const chunk = {
      ...top,
      object: "chat.completion.chunk",
      ...fields,
      ...(includeUsage && !fields["usage"] ? { usage: null } : {}),
    };
    return `data: ${JSON.stringify(chunk)}\n\n`;
  };
  const delta = (fields: JsonObject, finish: unknown = null): string =>
    frame({ choices: [{ index: 0, delta: fields, logprobs: null, finish_reason: finish }] });

  const events = [delta({ role: message["role"] ?? "assistant", content: "" })];
  for (const [key, value] of Object.entries(message)) {
    if (key === "role" || typeof value !== "string") continue;
    for (const piece of value.match(PIECE) ?? []) events.push(delta({ [key]: piece }));
  }
  events.push(delta({}, isObject(choice) ? choice["finish_reason"] : "stop"));
  if (includeUsage && usage) events.push(frame({ choices: [], usage }));
  return `${events.join("")}data: [DONE]\n\n`;
}

/** Whether a stored completion holds what this caller is owed: one put together from a stream may lack its usage. */
export function canReplay(completion: string, { stream, includeUsage }: ChatRequest): boolean {
  return (stream && !includeUsage) || parseObject(completion)?.["usage"] !== null;
}

/** What the assistant says in a stored completion. */
export function textOf(completion: string): string {
  const choices = parseObject(completion)?.["choices"];
  const choice: unknown = Array.isArray(choices) ? choices[0] : null;
  const message = isObject(choice) ? choice["message"] : null;
  return isObject(message) && typeof message["content"] === "string" ? message["content"] : "";
}
