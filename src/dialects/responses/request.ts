import type { AnswerFormat, ChatRequest, Turn, Unreadable } from "../dialect.ts";
import { isObject, type JsonObject } from "../json.ts";
import { settingsIn } from "../request-settings.ts";
import { turnOf } from "../turn-of.ts";

/** Reads a request for a response. */
export function readResponsesRequest(body: JsonObject): ChatRequest | Unreadable {
  const { model, previous_response_id: previous } = body;
  const items = itemsIn(body);
  if (!items) return "no-messages";
  // A stored prompt brings its model.
  if (typeof model !== "string" && !isObject(body["prompt"])) return "no-model";
  const turns = [...readInstructions(body["instructions"]), ...items.map(readItem)];
  const conversation = idIn(body["conversation"]);
  return {
    model: typeof model === "string" ? model : "",
    stream: body["stream"] === true,
    wantsUsage: true,
    format: formatIn(body["text"]),
    user: userIn(body, "user") ?? userIn(body, "safety_identifier"),
    conversation: conversation ?? sessionIn(body["prompt_cache_key"]),
    history: typeof previous === "string" || conversation !== null ? "held" : "sent",
    continues: typeof previous === "string" ? previous : null,
    isKept: body["store"] !== false,
    settings: settingsIn(body, typeof model === "string" ? model : ""),
    turns,
    lastUser: turns.findLastIndex(({ role }) => role === "user"),
  };
}

/** Returns how many turns stand before the list of items. */
export const turnsBefore = ({ turns }: ChatRequest, items: number): number => turns.length - items;

/** Returns the items of the input; a text is one of them. Returns null if it is neither. */
function itemsIn({ input, prompt, previous_response_id: previous, conversation }: JsonObject): JsonObject[] | null {
  if (typeof input === "string") return [{ role: "user", content: input }];
  if (Array.isArray(input)) return input.every(isObject) ? input : null;
  const isElsewhere = isObject(prompt) || typeof previous === "string" || idIn(conversation) !== null;
  return (input === undefined || input === null) && isElsewhere ? [] : null;
}

function idIn(conversation: unknown): string | null {
  const id = isObject(conversation) ? conversation["id"] : conversation;
  return typeof id === "string" ? id : null;
}

/** Matches a UUID of version 7, by which a coding agent names its session. Apps take other keys for many conversations. */
const SESSION = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

const sessionIn = (key: unknown): string | null => (typeof key === "string" && SESSION.test(key) ? key : null);

function formatIn(text: unknown): AnswerFormat {
  const format = isObject(text) ? text["format"] : null;
  if (!isObject(format)) return "text";
  if (format["type"] === "json_object") return "object";
  if (format["type"] !== "json_schema") return "text";
  return isObject(format["schema"]) ? { schema: format["schema"] } : "json";
}

function userIn(body: JsonObject, param: string): ChatRequest["user"] {
  const id = body[param];
  return typeof id === "string" ? { id, param } : null;
}

function readInstructions(instructions: unknown): readonly Turn[] {
  if (typeof instructions === "string") return [{ role: "system", text: instructions.toWellFormed(), textOnly: true }];
  if (!Array.isArray(instructions)) return [];
  const texts = instructions.filter(isObject).map((item) => readItem(item).text);
  return [{ role: "system", text: texts.join("\n"), textOnly: true }];
}

/** Reads an item. Calls of tools, their output, thoughts and what nobody knows yet are nobody's words. */
function readItem(item: JsonObject): Turn {
  const { role, content } = item;
  if (!isMessage(item) || typeof role !== "string") return { role: "tool", text: "", textOnly: false };
  if (typeof content === "string") return turnOf({ role, texts: [content], holdsMore: false, hasResult: false });
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  const texts = parts.filter(isText).map(({ text }) => text);
  return turnOf({ role, texts, holdsMore: texts.length < parts.length, hasResult: false });
}

/** Returns whether an item is a message: that is the kind of an item that names none. */
export const isMessage = ({ type }: JsonObject): boolean => type === undefined || type === "message";

const TEXTS: ReadonlySet<unknown> = new Set(["input_text", "output_text", "text"]);

/** Returns whether a part of a message is text. */
export const isText = (part: JsonObject): part is JsonObject & { text: string } =>
  TEXTS.has(part["type"]) && typeof part["text"] === "string";
