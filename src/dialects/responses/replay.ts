import { type JsonObject, parseObject } from "../json.ts";
import { piecesOf } from "../pieces.ts";
import { itemsIn, objectsIn } from "./response.ts";

/** An event before it has its number. */
type Event = readonly [type: string, fields: JsonObject];

/** Yields a stored response as the server-sent events in which it might have come. */
export function* replayAsEvents(completion: string): Generator<string> {
  let number = 0;
  for (const [type, fields] of eventsOf(parseObject(completion) ?? {})) {
    const data = { type, ...fields, sequence_number: number++ };
    yield `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
  }
}

function* eventsOf(response: JsonObject): Generator<Event> {
  const begun = { ...response, status: "in_progress", completed_at: null, output: [], usage: null };
  yield ["response.created", { response: begun }];
  yield ["response.in_progress", { response: begun }];
  for (const [index, item] of itemsIn(response).entries()) yield* itemEvents(item, index);
  yield ["response.completed", { response }];
}

function* itemEvents(item: JsonObject, output_index: number): Generator<Event> {
  const isThought = item["type"] === "reasoning";
  const place = { item_id: item["id"], output_index };
  const begun = isThought ? { ...item, summary: [] } : { ...item, status: "in_progress" };
  yield ["response.output_item.added", { output_index, item: "content" in item ? { ...begun, content: [] } : begun }];
  for (const [summary_index, part] of objectsIn(isThought ? item["summary"] : []).entries()) {
    yield* partEvents("reasoning_summary_part", "reasoning_summary_text", { ...place, summary_index }, part);
  }
  for (const [content_index, part] of objectsIn(item["content"]).entries()) {
    const text = isThought ? "reasoning_text" : "output_text";
    yield* partEvents("content_part", text, { ...place, content_index }, part);
  }
  yield ["response.output_item.done", { output_index, item }];
}

function* partEvents(name: string, text: string, place: JsonObject, part: JsonObject): Generator<Event> {
  const odds = text === "output_text" ? { logprobs: [] } : {};
  yield [`response.${name}.added`, { ...place, part: { ...part, text: "" } }];
  for (const delta of piecesOf(String(part["text"]))) yield [`response.${text}.delta`, { ...place, delta, ...odds }];
  yield [`response.${text}.done`, { ...place, text: part["text"], ...odds }];
  yield [`response.${name}.done`, { ...place, part }];
}
