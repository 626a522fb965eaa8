import { fieldNamed } from "../body-fields.ts";
import { textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import type { Span } from "../json-text.ts";
import { contentAt } from "./place-blocks.ts";
import { isText } from "./request.ts";

/** Finds the user's last text: the input, or the last text of its message. Returns null if there is none. */
export function questionSpan(body: JsonBody, request: ChatRequest): Span | null {
  if (request.lastUser === -1) return null;
  return textSpan(body.text, contentAt(body.text, request, fieldNamed(body, "input"), request.lastUser), isText);
}
