import type { Dialect } from "../dialect.ts";
import { readCompletion } from "./read-completion.ts";
import { placeBlocks } from "./place-blocks.ts";
import { questionSpan } from "./question-span.ts";
import { readChatRequest } from "./request.ts";
import { replayAsEvents } from "./replay.ts";
import { chatStreamReader } from "./stream-reader.ts";
import { writeCompletion } from "./write-completion.ts";

/** OpenAI's chat completions, which most other providers offer as well. */
export const chatCompletions: Dialect = {
  name: "chat",
  turnsField: "messages",
  streamEnd: { texts: ["[DONE]"], pattern: /(?:^|\n|\r)data: ?\[DONE\]/ },
  readRequest: readChatRequest,
  placeBlocks,
  notShaping: new Set(["stream", "stream_options", "user", "safety_identifier"]),
  questionSpan,
  readAnswer: readCompletion,
  streamReader: chatStreamReader,
  replayWhole: (completion) => completion,
  replayEvents: (completion, { wantsUsage }) => replayAsEvents(completion, wantsUsage),
  write: writeCompletion,
  errorEvent: (body) => `data: ${body}\n\n`,
};
