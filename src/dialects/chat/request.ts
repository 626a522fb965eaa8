import type { AnswerFormat, ChatRequest, Turn, Unreadable } from "../dialect.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type RequestSettings, settingsIn } from "../request-settings.ts";
import { turnOf } from "../turn-of.ts";

/** Reads a request for a chat completion. */
export function readChatRequest(body: JsonObject): ChatRequest | Unreadable {
  const { model, messages } = body;
  if (!Array.isArray(messages) || !messages.every(isObject)) return "no-messages";
  if (typeof model !== "string") return "no-model";
  const stream = body["stream"] === true;
  // Nobody asks for these of a request without memory and cache.
  let turns: readonly Turn[] | null = null;
  let settings: RequestSettings | null = null;
  const readTurns = (): readonly Turn[] => (turns ??= messages.map(readTurn));
  return {
    model,
    stream,
    wantsUsage: !stream || (isObject(body["stream_options"]) && body["stream_options"]["include_usage"] === true),
    format: formatIn(body["response_format"]),
    user: userIn(body, "user") ?? userIn(body, "safety_identifier"),
    conversation: null,
    history: "sent",
    continues: null,
    isKept: false,
    get settings() {
      return (settings ??= settingsIn(body, model));
    },
    get turns() {
      return readTurns();
    },
    get lastUser() {
      return readTurns().findLastIndex(({ role }) => role === "user");
    },
  };
}

function formatIn(format: unknown): AnswerFormat {
  const type = isObject(format) ? format["type"] : null;
  if (type === "json_object") return "object";
  if (!isObject(format) || type !== "json_schema") return "text";
  const schema = isObject(format["json_schema"]) ? format["json_schema"]["schema"] : null;
  return isObject(schema) ? { schema } : "json";
}

function userIn(body: JsonObject, param: string): ChatRequest["user"] {
  const id = body[param];
  return typeof id === "string" ? { id, param } : null;
}

function readTurn(message: JsonObject): Turn {
  const { content } = message;
  const role = typeof message["role"] === "string" ? message["role"] : "";
  const named = typeof message["name"] === "string" && message["name"].trim() !== "" ? { name: message["name"] } : {};
  if (typeof content === "string")
    return { ...named, ...turnOf({ role, texts: [content], holdsMore: false, hasResult: false }) };
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  const texts = parts.filter(isText).map(({ text }) => text);
  return { ...named, ...turnOf({ role, texts, holdsMore: texts.length < parts.length, hasResult: false }) };
}

/** Returns whether a part of a message is text. */
export const isText = (part: JsonObject): part is JsonObject & { text: string } =>
  part["type"] === "text" && typeof part["text"] === "string";
