import type { Dialect } from "../dialect.ts";
import { readCompletion } from "./read-completion.ts";
import { placeInSystem } from "./place-in-system.ts";
import { readChatRequest } from "./request.ts";
import { replayAsEvents, textOf } from "./replay.ts";
import { questionOf, shapeOf } from "./shape.ts";
import { chatStreamReader } from "./stream-reader.ts";
import { writeCompletion } from "./write-completion.ts";

/** OpenAI's chat completions, which most other providers offer as well. */
export const chatCompletions: Dialect = {
  turnsField: "messages",
  streamEnd: { text: "[DONE]", pattern: /(?:^|\n|\r)data: ?\[DONE\]/ },
  readRequest: readChatRequest,
  placeBlocks: (body, { turns }, { system }) => placeInSystem(body, turns, system),
  shapeOf,
  questionOf,
  readAnswer: readCompletion,
  streamReader: chatStreamReader,
  replayWhole: (completion) => completion,
  replayEvents: (completion, { wantsUsage }) => replayAsEvents(completion, wantsUsage),
  textOf,
  write: writeCompletion,
  errorEvent: (body) => `data: ${body}\n\n`,
};
