import { canonicalJson } from "./canonical-json.ts";
import { isObject, type JsonObject } from "./json.ts";
import { elements, member, members, type Span } from "./json-text.ts";

/**
 * Returns all members of a body that shape the answer, printed one way. A field that a provider adds is in it from the first
 * day.
 * @param notShaping the fields that do not shape the answer: how it is delivered, and for whom
 * @param blanks strings to leave out
 */
export function shapeOfMembers(text: string, notShaping: ReadonlySet<string>, blanks: readonly Span[]): string {
  return (
    members(text, 0)
      .filter(({ key }) => !notShaping.has(key))
      // By name alone: repeated fields keep their order, because the last of them counts.
      .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
      .map(({ key, start }) => `${JSON.stringify(key)}:${canonicalJson(text, start, blanks)}`)
      .join(",")
  );
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

/** Returns the string at a place. Returns "" if there is none. */
export const stringAt = (text: string, span: Span | null): string =>
  span ? (JSON.parse(text.slice(span.start, span.end)) as string) : "";
