import { type Field, fieldsOf } from "./body-fields.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ChatRequest, Dialect } from "./dialect.ts";
import { isObject, type JsonBody, type JsonObject } from "./json.ts";
import { elements, member, type Span } from "./json-text.ts";

/**
 * A longer body keeps its own printing: an agent prints all of its requests alike, and to read half a megabyte once more
 * takes as long as to parse it.
 */
const MAX_NORMALISED_CHARACTERS = 64 * 1024;

/**
 * Returns all that shapes the answer except the user's last text, in parts to hash. A field that a provider adds is in it
 * from the first day. Short bodies that are printed in different ways have one shape.
 */
export function shapeOf(dialect: Dialect, body: JsonBody, request: ChatRequest): readonly string[] {
  const question = dialect.questionSpan(body, request);
  const blanks = [...(question ? [question] : []), ...(dialect.notShapingSpans?.(body) ?? [])];
  const shaping = fieldsOf(body)
    .filter(({ key }) => !dialect.notShaping.has(key))
    // By name alone: repeated fields keep their order, because the last of them counts.
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const { text } = body;
  if (text.length > MAX_NORMALISED_CHARACTERS) return shaping.flatMap((field) => printed(text, field, blanks));
  return [shaping.map(({ key, start }) => `${JSON.stringify(key)}:${canonicalJson(text, start, blanks)}`).join(",")];
}

/** Returns the user's last text: exactly what `shapeOf` leaves out. Returns "" if there is none. */
export function questionOf(dialect: Dialect, body: JsonBody, request: ChatRequest): string {
  const span = dialect.questionSpan(body, request);
  return span ? (JSON.parse(body.text.slice(span.start, span.end)) as string) : "";
}

/** Returns a field as it is printed, in the pieces around what is left out. */
function printed(text: string, { key, start, end }: Field, blanks: readonly Span[]): readonly string[] {
  const within = blanks.filter((blank) => blank.start >= start && blank.end <= end);
  const ends = [...within.toSorted((a, b) => a.start - b.start), { start: end, end }];
  return [key, ...ends.map((blank, i) => text.slice(ends[i - 1]?.end ?? start, blank.start))];
}

/** Finds the text of a content: the string itself, or its last part of text. Returns null if it has none. */
export function textSpan(text: string, content: Span | undefined, isText: (part: JsonObject) => boolean): Span | null {
  if (!content) return null;
  if (text[content.start] === '"') return content;
  if (text[content.start] !== "[") return null;
  const texts = elements(text, content.start).flatMap((part) => {
    if (text[part.start] !== "{") return [];
    const value: unknown = JSON.parse(text.slice(part.start, part.end));
    return isObject(value) && isText(value) ? (member(text, part.start, "text") ?? []) : [];
  });
  return texts.at(-1) ?? null;
}
