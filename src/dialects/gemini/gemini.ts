import type { Dialect } from "../dialect.ts";
import { geminiStreamReader, readContent } from "./answer.ts";
import { placeBlocks } from "./place-blocks.ts";
import { replayAsEvents } from "./replay.ts";
import { readGeminiRequest } from "./request.ts";
import { questionOf, shapeOf } from "./shape.ts";
import { writeContent } from "./write-content.ts";

/** Google's `generateContent`, whole and streamed. */
export const gemini: Dialect = {
  turnsField: "contents",
  streamEnd: null,
  readRequest: readGeminiRequest,
  placeBlocks,
  shapeOf,
  questionOf,
  readAnswer: readContent,
  streamReader: geminiStreamReader,
  replayWhole: (completion) => completion,
  replayEvents: replayAsEvents,
  write: writeContent,
  errorEvent: (body) => `data: ${body}\r\n\r\n`,
};
