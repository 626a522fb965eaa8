import { shapeOfMembers, stringAt, textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { elements, member, type Span } from "../json-text.ts";
import { isText, turnsBefore } from "./request.ts";

const NOT_SHAPING: ReadonlySet<string> = new Set(["labels"]);

/** Returns all of the request that shapes the answer, except the user's last text. The path names the model. */
export function shapeOf({ text }: JsonBody, request: ChatRequest): string {
  const question = questionSpan(text, request);
  return shapeOfMembers(text, NOT_SHAPING, question ? [question] : []);
}

/** Returns the user's last text, exactly what `shapeOf` leaves out. */
export const questionOf = ({ text }: JsonBody, request: ChatRequest): string =>
  stringAt(text, questionSpan(text, request));

function questionSpan(text: string, request: ChatRequest): Span | null {
  const contents = member(text, 0, "contents");
  if (request.lastUser === -1 || !contents) return null;
  const places = elements(text, contents.start);
  const content = places[request.lastUser - turnsBefore(request, places.length)];
  return content ? textSpan(text, member(text, content.start, "parts"), isText) : null;
}
