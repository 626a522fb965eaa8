import { fieldNamed } from "../body-fields.ts";
import { textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody, JsonObject } from "../json.ts";
import { member, type Span } from "../json-text.ts";
import { isAttribution, isText, turnsBefore } from "./request.ts";

/** Finds the user's last text: the content, or its last block of text. Returns null if there is none. */
export function questionSpan(body: JsonBody, request: ChatRequest): Span | null {
  const places = fieldNamed(body, "messages")?.items ?? [];
  const message = places[request.lastUser - turnsBefore(request, places.length)];
  return message ? textSpan(body.text, member(body.text, message.start, "content"), isText) : null;
}

/** Finds the block by which an agent says who pays: it is the first of the system text. */
export function attributionSpans(body: JsonBody): readonly Span[] {
  const { text } = body;
  const [first] = fieldNamed(body, "system")?.items ?? [];
  if (!first || text[first.start] !== "{") return [];
  const block = JSON.parse(text.slice(first.start, first.end)) as JsonObject;
  return isAttribution(block) ? [member(text, first.start, "text") ?? []].flat() : [];
}
