import { shapeOfMembers, stringAt, textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { member, type Span } from "../json-text.ts";
import { contentOf } from "./content-span.ts";
import { isText } from "./request.ts";

const NOT_SHAPING: ReadonlySet<string> = new Set(["stream", "stream_options", "user", "safety_identifier"]);

/** Returns all of the request that shapes the answer, except the user's last text. */
export function shapeOf({ text }: JsonBody, request: ChatRequest): string {
  const question = questionSpan(text, request);
  return shapeOfMembers(text, NOT_SHAPING, question ? [question] : []);
}

/** Returns the user's last text, exactly what `shapeOf` leaves out. */
export const questionOf = ({ text }: JsonBody, request: ChatRequest): string =>
  stringAt(text, questionSpan(text, request));

/** Finds the user's last text: the content, or the last text part of it. Returns null if there is none. */
function questionSpan(text: string, { lastUser }: ChatRequest): Span | null {
  const messages = member(text, 0, "messages");
  return lastUser === -1 || !messages ? null : textSpan(text, contentOf(text, messages, lastUser), isText);
}
