import { isObject, type JsonBody, type JsonObject } from "../json.ts";
import { canonicalJson } from "../canonical-json.ts";
import { elements, member, members, type Span, splice } from "../json-text.ts";

/** One message, as far as memory and cache read it. */
export interface Turn {
  readonly role: string;
  /** Who of several speaks in this role; absent: the message does not say. */
  readonly name?: string;
  /** The text of it; parts are joined by line breaks. Half of a surrogate pair is U+FFFD in it. */
  readonly text: string;
  /** False when there is more to it than text: an image, a tool call. */
  readonly textOnly: boolean;
}

/** A chat request as the rest of the proxy sees it. */
export interface ChatRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** Whom the body names as the end user, and in which field. */
  readonly user: { readonly id: string; readonly param: string } | null;
  readonly turns: readonly Turn[];
  /** Where in `turns` the user last spoke; -1: nowhere. */
  readonly lastUser: number;
}

/** Fields that do not shape the answer: how it is delivered, and for whom. */
const NOT_SHAPING: ReadonlySet<string> = new Set(["stream", "stream_options", "user", "safety_identifier"]);

/** @returns null for a body that is no chat request: the upstream will say what is wrong with it */
export function readChatRequest(body: JsonObject): ChatRequest | null {
  const { model } = body;
  if (!holdsMessages(body) || typeof model !== "string") return null;
  const { messages } = body;
  const turns = messages.map(readTurn);
  return {
    model,
    stream: body["stream"] === true,
    includeUsage: isObject(body["stream_options"]) && body["stream_options"]["include_usage"] === true,
    user: userIn(body, "user") ?? userIn(body, "safety_identifier"),
    turns,
    lastUser: turns.findLastIndex(({ role }) => role === "user"),
  };
}

export function holdsMessages(body: JsonObject): body is JsonObject & { messages: readonly JsonObject[] } {
  const { messages } = body;
  return Array.isArray(messages) && messages.every(isObject);
}

function userIn(body: JsonObject, param: string): { id: string; param: string } | null {
  const id = body[param];
  return typeof id === "string" ? { id, param } : null;
}

function readTurn(message: JsonObject): Turn {
  const { content } = message;
  const role = typeof message["role"] === "string" ? message["role"] : "";
  const named = typeof message["name"] === "string" && message["name"].trim() !== "" ? { name: message["name"] } : {};
  if (typeof content === "string") return { role, ...named, text: content.toWellFormed(), textOnly: true };
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  const texts = parts.flatMap((part) => (isText(part) ? [part.text] : []));
  const textOnly = texts.length > 0 && texts.length === parts.length;
  return { role, ...named, text: texts.join("\n").toWellFormed(), textOnly };
}

const isText = (part: JsonObject): part is JsonObject & { text: string } =>
  part["type"] === "text" && typeof part["text"] === "string";

const isSystem = ({ role }: Turn): boolean => role === "system" || role === "developer";

/**
 * Puts a block of text at the end of the first system (or developer) message, as a string or as a
 * part of its own; makes one where there is none, and a text where that has none. All other bytes stay as they are.
 */
export function placeInSystem({ text }: JsonBody, { turns }: ChatRequest, block: string): string {
  const messages = member(text, 0, "messages");
  if (!messages) return text;
  const place = turns.findIndex(isSystem);
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

function contentOf(text: string, messages: Span, place: number): Span | undefined {
  const message = elements(text, messages.start)[place];
  return message && member(text, message.start, "content");
}

/**
 * All of the request that shapes the answer, but for the user's last text: one string to be hashed.
 * Whatever field a provider may add is in it from the first day.
 */
export function shapeOf({ text }: JsonBody, { turns, lastUser }: ChatRequest): string {
  const question = questionSpan(text, turns, lastUser);
  return (
    members(text, 0)
      .filter(({ key }) => !NOT_SHAPING.has(key))
      // By name alone: of repeated fields the last counts, so that their order must stay.
      .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
      .map(({ key, start }) => `${JSON.stringify(key)}:${canonicalJson(text, start, question)}`)
      .join(",")
  );
}

/** Where the user's last text stands: the content, or the last text part of it. */
function questionSpan(text: string, turns: readonly Turn[], lastUser: number): Span | null {
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

/** The user's last text, exactly what `shapeOf` leaves out; empty when there is none. */
export function questionOf({ text }: JsonBody, { turns, lastUser }: ChatRequest): string {
  const span = questionSpan(text, turns, lastUser);
  return span ? (JSON.parse(text.slice(span.start, span.end)) as string) : "";
}
