import { type Answer, type AnswerReader, NO_ANSWER } from "../dialect.ts";
import { eventReader } from "../event-reader.ts";
import { isObject, type JsonObject } from "../json.ts";
import { answerOf, itemsIn } from "./response.ts";

/** A streamed response, as far as it came. */
interface Growing {
  id: string | null;
  /** The response as the last event tells it. Null until it comes. */
  final: JsonObject | null;
  /** Whole items, by their place. */
  items: JsonObject[];
  /** Texts as far as they came, by the places of their item and their part. */
  readonly texts: Map<string, string>;
  failed: boolean;
}

/** Returns a reader that takes a streamed response from its last event, or from what came if that never does. */
export function responsesStreamReader(): AnswerReader {
  const state: Growing = { id: null, final: null, items: [], texts: new Map(), failed: false };
  const events = eventReader((event) => take(event, state));
  return {
    push: events.push,
    finish(ended) {
      const readable = events.finish();
      const { final } = state;
      if (!final) return partOf(state);
      const answer = answerOf(final, JSON.stringify(final));
      return ended && readable && !state.failed ? answer : { ...answer, complete: false, completion: null };
    },
  };
}

const partOf = ({ id, texts }: Growing): Answer => ({ ...NO_ANSWER, id, text: [...texts.values()].join("") });

function take(event: JsonObject, state: Growing): void {
  switch (event["type"]) {
    case "response.created":
      // A second beginning is a new try of the provider.
      Object.assign(state, { id: idOf(event["response"]), final: null, items: [] });
      state.texts.clear();
      return;
    case "response.output_text.delta": {
      const key = `${String(event["output_index"])} ${String(event["content_index"])}`;
      if (typeof event["delta"] === "string") state.texts.set(key, (state.texts.get(key) ?? "") + event["delta"]);
      return;
    }
    case "response.output_item.done":
      if (isObject(event["item"])) state.items.push(event["item"]);
      return;
    case "response.completed":
    case "response.incomplete":
    case "response.failed":
      state.final = finalOf(event["response"], state.items);
      return;
    case "error":
      state.failed = true;
      return;
    default:
  }
}

function idOf(response: unknown): string | null {
  return isObject(response) && typeof response["id"] === "string" ? response["id"] : null;
}

/** Returns the response of the last event. Some servers leave its items out, because each came on its own. */
function finalOf(response: unknown, items: readonly JsonObject[]): JsonObject | null {
  if (!isObject(response)) return null;
  return itemsIn(response).length === 0 && items.length > 0 ? { ...response, output: items } : response;
}
