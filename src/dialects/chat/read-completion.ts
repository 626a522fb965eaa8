import { type Answer, NO_ANSWER } from "../dialect.ts";
import { isObject, parseObject } from "../json.ts";
import { asidesIn, contentIn, isReplayable, isWhole, usageIn } from "./message.ts";

/** Reads a completion that came as one JSON object. A replay sends its very bytes. */
export function readCompletion(json: string): Answer {
  const parsed = parseObject(json);
  const choices = parsed?.["choices"];
  const choice: unknown = Array.isArray(choices) && choices.length === 1 ? choices[0] : null;
  if (!isObject(choice) || !isObject(choice["message"])) return NO_ANSWER;
  const { message } = choice;
  const text = contentIn(message);
  const complete = isWhole(choice["finish_reason"], message) && text !== "";
  const completion = complete && isReplayable(choice, message) ? json : null;
  const usage = usageIn(parsed?.["usage"]);
  return {
    id: null,
    text,
    asides: asidesIn(message),
    complete,
    completion,
    usage,
    lacksUsage: parsed?.["usage"] === null,
  };
}
