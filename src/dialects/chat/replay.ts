import { isObject, type JsonObject, parseObject } from "../json.ts";

/** A few words a piece, as models send them; a run without spaces is cut as well, never inside a character. */
const PIECE = /(?:\S{1,16}\s*){1,4}|\s+/gu;

/**
 * A stored completion as the server-sent events it might have come in: the role, the texts in pieces, the
 * finish, the usage where it was asked for, `[DONE]`. Made as they are asked for: the first one is there at once.
 */
export function* replayAsEvents(completion: string, includeUsage: boolean): Generator<string> {
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

  yield delta({ role: message["role"] ?? "assistant", content: "" });
  for (const [key, value] of Object.entries(message)) {
    if (key === "role" || typeof value !== "string") continue;
    for (const piece of value.match(PIECE) ?? []) yield delta({ [key]: piece });
  }
  yield delta({}, isObject(choice) ? choice["finish_reason"] : "stop");
  if (includeUsage && usage) yield frame({ choices: [], usage });
  yield "data: [DONE]\n\n";
}

/** What the assistant says in a stored completion. */
export function textOf(completion: string): string {
  const choices = parseObject(completion)?.["choices"];
  const choice: unknown = Array.isArray(choices) ? choices[0] : null;
  const message = isObject(choice) ? choice["message"] : null;
  return isObject(message) && typeof message["content"] === "string" ? message["content"] : "";
}
