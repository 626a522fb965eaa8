import { fieldNamed } from "../body-fields.ts";
import { textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { member, type Span } from "../json-text.ts";
import { isText, turnsBefore } from "./request.ts";

/** Finds the user's last text: the last part of text of the content. Returns null if there is none. */
export function questionSpan(body: JsonBody, request: ChatRequest): Span | null {
  const places = fieldNamed(body, "contents")?.items ?? [];
  const content = places[request.lastUser - turnsBefore(request, places.length)];
  return content ? textSpan(body.text, member(body.text, content.start, "parts"), isText) : null;
}
