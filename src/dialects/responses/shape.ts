import { shapeOfMembers, stringAt, textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { elements, member, type Span } from "../json-text.ts";
import { ECHOES } from "./echoes.ts";
import { contentAt } from "./place-blocks.ts";
import { isText } from "./request.ts";

const NOT_SHAPING: ReadonlySet<string> = new Set(["stream", "stream_options", ...ECHOES]);

/** Returns all of the request that shapes the answer, except the user's last text. */
export function shapeOf({ text }: JsonBody, request: ChatRequest): string {
  const question = questionSpan(text, request);
  return shapeOfMembers(text, NOT_SHAPING, question ? [question] : []);
}

/** Returns the user's last text, exactly what `shapeOf` leaves out. */
export const questionOf = ({ text }: JsonBody, request: ChatRequest): string =>
  stringAt(text, questionSpan(text, request));

function questionSpan(text: string, request: ChatRequest): Span | null {
  const input = member(text, 0, "input");
  if (request.lastUser === -1 || !input) return null;
  const items = text[input.start] === "[" ? elements(text, input.start) : [];
  return textSpan(text, contentAt(text, request, input, items, request.lastUser), isText);
}
