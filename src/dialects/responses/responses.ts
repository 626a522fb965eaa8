import type { Dialect } from "../dialect.ts";
import { ECHOES, withEchoes } from "./echoes.ts";
import { errorEvent } from "./error-event.ts";
import { placeBlocks } from "./place-blocks.ts";
import { questionSpan } from "./question-span.ts";
import { replayAsEvents } from "./replay.ts";
import { readResponsesRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { responsesStreamReader } from "./stream-reader.ts";
import { writeResponse } from "./write-response.ts";

/** OpenAI's responses. */
export const responses: Dialect = {
  name: "responses",
  turnsField: "input",
  streamEnd: {
    texts: ['"response.completed"', '"response.incomplete"', '"response.failed"'],
    pattern: /(?:^|\n|\r)data: ?\{[^\n\r]*?"type": ?"response\.(?:completed|incomplete|failed)"/,
  },
  readRequest: readResponsesRequest,
  placeBlocks,
  notShaping: new Set(["stream", "stream_options", ...ECHOES]),
  questionSpan,
  readAnswer: readResponse,
  streamReader: responsesStreamReader,
  replayWhole: (completion, { value }) => withEchoes(completion, value),
  replayEvents: (completion, _request, { value }) => replayAsEvents(withEchoes(completion, value)),
  write: writeResponse,
  errorEvent,
};
