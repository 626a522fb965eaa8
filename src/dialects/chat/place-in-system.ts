import { isInstruction, type Turn } from "../dialect.ts";
import type { JsonBody } from "../json.ts";
import { elements, member, splice } from "../json-text.ts";
import { contentOf } from "./content-span.ts";

/**
 * Puts a text at the end of the first system (or developer) message, as a string or as a part of its own. Makes a message
 * where there is none, and a content where that message has none. All other bytes stay as they are.
 */
export function placeInSystem({ text }: JsonBody, turns: readonly Turn[], block: string): string {
  const messages = member(text, 0, "messages");
  if (!messages) return text;
  const place = turns.findIndex(isInstruction);
  if (place === -1) {
    const message = JSON.stringify({ role: "system", content: block });
    return splice(text, messages.start + 1, turns.length === 0 ? message : `${message},`);
  }
  const content = contentOf(text, messages, place);
  if (content && text[content.start] === '"') {
    const lead = content.end - content.start === 2 ? "" : "\n\n";
    return splice(text, content.end - 1, JSON.stringify(lead + block).slice(1, -1));
  }
  if (content && text[content.start] === "[") {
    const part = JSON.stringify({ type: "text", text: block });
    return splice(text, content.end - 1, elements(text, content.start).length === 0 ? part : `,${part}`);
  }
  if (content) {
    const isNull = text.startsWith("null", content.start);
    return isNull ? text.slice(0, content.start) + JSON.stringify(block) + text.slice(content.end) : text;
  }
  const message = elements(text, messages.start)[place];
  return message ? splice(text, message.start + 1, `"content":${JSON.stringify(block)},`) : text;
}
