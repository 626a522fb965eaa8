import { fieldNamed } from "../body-fields.ts";
import { textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { member, type Span } from "../json-text.ts";
import { isText } from "./request.ts";

/** Finds the user's last text: the content, or the last text part of it. Returns null if there is none. */
export function questionSpan(body: JsonBody, { lastUser }: ChatRequest): Span | null {
  const message = fieldNamed(body, "messages")?.items?.[lastUser];
  return message ? textSpan(body.text, member(body.text, message.start, "content"), isText) : null;
}
