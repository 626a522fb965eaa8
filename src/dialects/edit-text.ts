import { elements, type Span } from "./json-text.ts";

/** A change to a text: what replaces a span of it. An empty span is a place to insert at. */
export interface Edit extends Span {
  readonly text: string;
}

export const insertAt = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** Returns a text with the edits in it, which do not overlap. All other characters stay as they are. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    edited += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return edited + text.slice(at);
}

/**
 * Returns the edit that adds a block to a content: to the end of a string, or as the last part of a list. A null becomes a
 * string. Returns null for any other content, to which nothing can be added.
 * @param partOf a text as a part of a list
 */
export function appendToContent(
  text: string,
  content: Span,
  block: string,
  partOf: (block: string) => object,
): Edit | null {
  if (text[content.start] === '"') {
    const lead = content.end - content.start === 2 ? "" : "\n\n";
    return insertAt(content.end - 1, JSON.stringify(lead + block).slice(1, -1));
  }
  if (text[content.start] === "[") return appendToList(text, content, JSON.stringify(partOf(block)));
  return text.startsWith("null", content.start) ? { ...content, text: JSON.stringify(block) } : null;
}

/** Returns the edit that adds an element to the end of a list. */
export function appendToList(text: string, list: Span, element: string): Edit {
  const isEmpty = elements(text, list.start).length === 0;
  return insertAt(list.end - 1, isEmpty ? element : `,${element}`);
}

/** Returns the edit that adds a member to the beginning of an object that has others. */
export const prependMember = (object: Span, name: string, value: string): Edit =>
  insertAt(object.start + 1, `${JSON.stringify(name)}:${value},`);
