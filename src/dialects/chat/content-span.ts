import { elements, member, type Span } from "../json-text.ts";

/** Returns the place of a message's content in the text. Returns undefined if the message has none. */
export function contentOf(text: string, messages: Span, index: number): Span | undefined {
  const message = elements(text, messages.start)[index];
  return message && member(text, message.start, "content");
}
