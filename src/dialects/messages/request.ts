import type { AnswerFormat, ChatRequest, History, Turn, Unreadable } from "../dialect.ts";
import { isObject, type JsonObject } from "../json.ts";
import { settingsIn } from "../request-settings.ts";
import { turnOf } from "../turn-of.ts";

/** Reads a request for a message. */
export function readMessagesRequest(body: JsonObject): ChatRequest | Unreadable {
  const { model, messages, thread } = body;
  if (!Array.isArray(messages) || !messages.every(isObject)) return "no-messages";
  if (typeof model !== "string") return "no-model";
  const turns = [...readSystem(body["system"]), ...messages.map(readTurn)];
  return {
    model,
    stream: body["stream"] === true,
    wantsUsage: true,
    format: formatIn(body["output_config"]) ?? formatIn({ format: body["output_format"] }) ?? "text",
    user: userIn(body["metadata"]),
    conversation: null,
    history: historyIn(thread),
    continues:
      isObject(thread) && typeof thread["previous_message_id"] === "string" ? thread["previous_message_id"] : null,
    isKept: isObject(thread),
    settings: settingsIn(body, model),
    isSubagent: saysSubagent(body["system"]),
    turns,
    lastUser: turns.findLastIndex(({ role }) => role === "user"),
  };
}

/** Returns how many turns stand before the list of messages. */
export const turnsBefore = ({ turns }: ChatRequest, messages: number): number => turns.length - messages;

function historyIn(thread: unknown): History {
  return isObject(thread) && thread["type"] === "continue" ? "fixed" : "sent";
}

function formatIn(config: unknown): AnswerFormat | null {
  const format = isObject(config) ? config["format"] : null;
  if (!isObject(format) || format["type"] !== "json_schema") return null;
  return isObject(format["schema"]) ? { schema: format["schema"] } : "json";
}

function userIn(metadata: unknown): ChatRequest["user"] {
  const id = isObject(metadata) ? metadata["user_id"] : null;
  return typeof id === "string" ? { id, param: "metadata.user_id" } : null;
}

/** Matches the block by which an agent says who pays: it is no instruction, and changes from request to request. */
const ATTRIBUTION = /^x-anthropic-billing-header:[^\n]*\s*$/;

export const isAttribution = (block: unknown): boolean =>
  isObject(block) && typeof block["text"] === "string" && ATTRIBUTION.test(block["text"]);

/** Returns whether an agent says in that block that one of its subagents asks. */
const saysSubagent = (system: unknown): boolean =>
  Array.isArray(system) &&
  system.some(
    (block) => isAttribution(block) && /\bcc_is_subagent=(?:true|1)\b/.test(String((block as JsonObject)["text"])),
  );

function readSystem(system: unknown): readonly Turn[] {
  if (typeof system === "string") return [{ role: "system", text: system.toWellFormed(), textOnly: true }];
  if (!Array.isArray(system)) return [];
  const texts = system.filter(isObject).filter((block) => isText(block) && !isAttribution(block));
  return [
    {
      role: "system",
      text: texts
        .map(({ text }) => String(text))
        .join("\n")
        .toWellFormed(),
      textOnly: true,
    },
  ];
}

function readTurn(message: JsonObject): Turn {
  const { content } = message;
  const role = typeof message["role"] === "string" ? message["role"] : "";
  if (typeof content === "string") return turnOf({ role, texts: [content], holdsMore: false, hasResult: false });
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  const texts = parts.filter(isText).map(({ text }) => text);
  // Results of tools come in the user's name.
  const hasResult = parts.some(({ type }) => typeof type === "string" && type.endsWith("tool_result"));
  return turnOf({ role, texts, holdsMore: texts.length < parts.length, hasResult });
}

/** Returns whether a part of a message is text. */
export const isText = (part: JsonObject): part is JsonObject & { text: string } =>
  part["type"] === "text" && typeof part["text"] === "string";
