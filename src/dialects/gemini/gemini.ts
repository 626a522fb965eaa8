import type { Dialect } from "../dialect.ts";
import { geminiStreamReader, readContent } from "./answer.ts";
import { placeBlocks } from "./place-blocks.ts";
import { questionSpan } from "./question-span.ts";
import { replayAsEvents } from "./replay.ts";
import { readGeminiRequest } from "./request.ts";
import { writeContent } from "./write-content.ts";

/** Google's `generateContent`, whole and streamed. */
export const gemini: Dialect = {
  name: "gemini",
  turnsField: "contents",
  streamEnd: null,
  readRequest: readGeminiRequest,
  placeBlocks,
  // The path names the model.
  notShaping: new Set(["labels"]),
  questionSpan,
  readAnswer: readContent,
  streamReader: geminiStreamReader,
  replayWhole: (completion) => completion,
  replayEvents: replayAsEvents,
  write: writeContent,
  errorEvent: (body) => `data: ${body}\r\n\r\n`,
};
