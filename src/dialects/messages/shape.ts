import { shapeOfMembers, stringAt, textSpan } from "../body-shape.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody, JsonObject } from "../json.ts";
import { elements, member, type Span } from "../json-text.ts";
import { isAttribution, isText, turnsBefore } from "./request.ts";

const NOT_SHAPING: ReadonlySet<string> = new Set(["stream", "metadata", "diagnostics"]);

/** Returns all of the request that shapes the answer, except the user's last text and who pays. */
export function shapeOf({ text }: JsonBody, request: ChatRequest): string {
  const question = questionSpan(text, request);
  return shapeOfMembers(text, NOT_SHAPING, [...(question ? [question] : []), ...attributionSpans(text)]);
}

/** Returns the user's last text, exactly what `shapeOf` leaves out. */
export const questionOf = ({ text }: JsonBody, request: ChatRequest): string =>
  stringAt(text, questionSpan(text, request));

function questionSpan(text: string, request: ChatRequest): Span | null {
  const messages = member(text, 0, "messages");
  if (request.lastUser === -1 || !messages) return null;
  const places = elements(text, messages.start);
  const message = places[request.lastUser - turnsBefore(request, places.length)];
  return message ? textSpan(text, member(text, message.start, "content"), isText) : null;
}

/** Finds the block by which an agent says who pays: it is the first of the system text. */
function attributionSpans(text: string): readonly Span[] {
  const system = member(text, 0, "system");
  if (!system || text[system.start] !== "[") return [];
  const [first] = elements(text, system.start);
  if (!first || text[first.start] !== "{") return [];
  const block = JSON.parse(text.slice(first.start, first.end)) as JsonObject;
  return isAttribution(block) ? [member(text, first.start, "text") ?? []].flat() : [];
}
