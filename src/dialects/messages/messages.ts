import type { Dialect } from "../dialect.ts";
import { readMessage } from "./message.ts";
import { placeBlocks } from "./place-blocks.ts";
import { attributionSpans, questionSpan } from "./question-span.ts";
import { replayAsEvents } from "./replay.ts";
import { readMessagesRequest } from "./request.ts";
import { messagesStreamReader } from "./stream-reader.ts";
import { writeMessage } from "./write-message.ts";

/** Anthropic's messages. */
export const messages: Dialect = {
  name: "messages",
  turnsField: "messages",
  streamEnd: { texts: ['"message_stop"'], pattern: /(?:^|\n|\r)data: ?\{[^\n\r]*"type": ?"message_stop"/ },
  readRequest: readMessagesRequest,
  placeBlocks,
  notShaping: new Set(["stream", "metadata", "diagnostics"]),
  questionSpan,
  notShapingSpans: attributionSpans,
  readAnswer: readMessage,
  streamReader: messagesStreamReader,
  replayWhole: (completion) => completion,
  replayEvents: replayAsEvents,
  write: writeMessage,
  errorEvent: (body) => `event: error\ndata: ${body}\n\n`,
};
