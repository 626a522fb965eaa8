import type { JsonObject } from "../json.ts";
import { piecesOf } from "../pieces.ts";
import { readStored } from "./message.ts";

/**
 * Yields a stored completion as the server-sent events in which it might have come: the role, the texts in pieces, the
 * finish, the usage if the request wants it, `[DONE]`. Each is made when it is asked for, so that the first is ready at once.
 */
export function* replayAsEvents(completion: string, includeUsage: boolean): Generator<string> {
  const { fields: stored, finishReason, message } = readStored(completion);
  const { usage, object: _object, ...top } = stored;
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

  yield delta({ role: message["role"] ?? "assistant", content: "" });
  for (const [key, value] of Object.entries(message)) {
    if (key === "role" || typeof value !== "string") continue;
    for (const piece of piecesOf(value)) yield delta({ [key]: piece });
  }
  yield delta({}, finishReason);
  if (includeUsage && usage) yield frame({ choices: [], usage });
  yield "data: [DONE]\n\n";
}
