import { type JsonObject, parseObject } from "../json.ts";
import { piecesOf } from "../pieces.ts";
import { wordsIn } from "../stored-text.ts";
import { candidatesIn } from "./answer.ts";

/** Yields stored content as the server-sent events in which it might have come. The last one says why it ended. */
export function* replayAsEvents(completion: string): Generator<string> {
  const content = parseObject(completion) ?? {};
  const { finishReason, ...candidate } = candidatesIn(content)[0] ?? {};
  const pieces = piecesOf(wordsIn(content));
  for (const [i, text] of pieces.entries()) {
    const ended = i === pieces.length - 1 ? { finishReason } : {};
    yield event({
      ...content,
      candidates: [{ ...candidate, content: { role: "model", parts: [{ text }] }, ...ended }],
    });
  }
}

const event = (content: JsonObject): string => `data: ${JSON.stringify(content)}\r\n\r\n`;
