import type { ChatRequest } from "../dialect.ts";
import { type JsonObject, parseObject } from "../json.ts";
import { piecesOf } from "../pieces.ts";
import { wordsIn } from "../stored-text.ts";
import { candidatesIn } from "./answer.ts";

/** Yields stored content as the events in which it might have come, or as a list of them. The last one says why it ended. */
export function* replayAsEvents(completion: string, { isListStream }: ChatRequest): Generator<string> {
  const content = parseObject(completion) ?? {};
  const { finishReason, ...candidate } = candidatesIn(content)[0] ?? {};
  const pieces = piecesOf(wordsIn(content));
  for (const [i, text] of pieces.entries()) {
    const ended = i === pieces.length - 1 ? { finishReason } : {};
    const event = {
      ...content,
      candidates: [{ ...candidate, content: { role: "model", parts: [{ text }] }, ...ended }],
    };
    yield isListStream ? `${i === 0 ? "[" : ",\r\n"}${JSON.stringify(event)}` : frame(event);
  }
  if (isListStream) yield pieces.length === 0 ? "[]" : "]";
}

const frame = (content: JsonObject): string => `data: ${JSON.stringify(content)}\r\n\r\n`;
