import { canonicalJson } from "../canonical-json.ts";
import type { ChatRequest } from "../dialect.ts";
import type { JsonBody, JsonObject } from "../json.ts";
import { elements, member, members, type Span } from "../json-text.ts";
import { contentOf } from "./content-span.ts";
import { isText } from "./request.ts";

/** Fields that do not shape the answer: how it is delivered, and for whom. */
const NOT_SHAPING: ReadonlySet<string> = new Set(["stream", "stream_options", "user", "safety_identifier"]);

/**
 * Returns all of the request that shapes the answer, except the user's last text. A field that a provider adds is in it
 * from the first day.
 */
export function shapeOf({ text }: JsonBody, request: ChatRequest): string {
  const question = questionSpan(text, request);
  return (
    members(text, 0)
      .filter(({ key }) => !NOT_SHAPING.has(key))
      // By name alone: repeated fields keep their order, because the last of them counts.
      .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
      .map(({ key, start }) => `${JSON.stringify(key)}:${canonicalJson(text, start, question)}`)
      .join(",")
  );
}

/** Returns the user's last text, exactly what `shapeOf` leaves out. */
export function questionOf({ text }: JsonBody, request: ChatRequest): string {
  const span = questionSpan(text, request);
  return span ? (JSON.parse(text.slice(span.start, span.end)) as string) : "";
}

/** Finds the user's last text: the content, or the last text part of it. Returns null if there is none. */
function questionSpan(text: string, { turns, lastUser }: ChatRequest): Span | null {
  const messages = member(text, 0, "messages");
  const content = lastUser === -1 || !messages ? undefined : contentOf(text, messages, lastUser);
  if (!content || !turns[lastUser]) return null;
  if (text[content.start] === '"') return content;
  if (text[content.start] !== "[") return null;
  const texts = elements(text, content.start).flatMap((part) => {
    if (text[part.start] !== "{" || !isText(JSON.parse(text.slice(part.start, part.end)) as JsonObject)) return [];
    return member(text, part.start, "text") ?? [];
  });
  return texts.at(-1) ?? null;
}
