import type { AnswerFormat, ChatRequest, Turn, Unreadable } from "../dialect.ts";
import { isObject, type JsonObject } from "../json.ts";
import { settingsIn } from "../request-settings.ts";
import { turnOf } from "../turn-of.ts";

/** Matches the end of a path: the model, and how it is to answer. */
const MODEL = /\/models\/([^/?:]+):(stream)?[Gg]enerateContent(?:\?|$)/;

/** Matches the query of a stream of events. Without it, a stream is one JSON list. */
const AS_EVENTS = /[?&]alt=sse(?:&|$)/;

/** Reads a request for content. Its path names the model, and whether the answer is a stream. */
export function readGeminiRequest(body: JsonObject, url: string): ChatRequest | Unreadable {
  const { contents } = body;
  const [, model, stream] = MODEL.exec(url) ?? [];
  if (!Array.isArray(contents) || !contents.every(isObject)) return "no-messages";
  if (model === undefined) return "no-model";
  const config = configIn(body);
  const turns = [...readSystem(systemIn(body)), ...contents.map(readContent)];
  return {
    target: url.replace(/:streamGenerateContent(?:\?alt=(?:sse|json))?$/, ":generateContent"),
    model: decoded(model),
    stream: stream !== undefined,
    isListStream: stream !== undefined && !AS_EVENTS.test(url),
    wantsUsage: true,
    format: formatIn(config),
    settings: settingsIn(asInChat(body, config), decoded(model)),
    user: null,
    conversation: null,
    history: "sent",
    continues: null,
    isKept: false,
    turns,
    lastUser: turns.findLastIndex(({ role }) => role === "user"),
  };
}

/** Returns the settings under the names of chat completions. Both spellings of a field count. */
function asInChat(body: JsonObject, config: JsonObject): JsonObject {
  const modalities = config["responseModalities"] ?? config["response_modalities"];
  return {
    ...body,
    temperature: config["temperature"],
    n: config["candidateCount"] ?? config["candidate_count"],
    seed: config["seed"],
    logprobs: config["responseLogprobs"] ?? config["response_logprobs"],
    modalities: Array.isArray(modalities) ? modalities.map((modality) => String(modality).toLowerCase()) : modalities,
    // It refers to what the provider holds, which may change under the same name.
    prompt: body["cachedContent"] ?? body["cached_content"],
  };
}

/** The two spellings that the provider takes. */
export const SYSTEM_FIELDS = ["systemInstruction", "system_instruction"];

const systemIn = (body: JsonObject): unknown => SYSTEM_FIELDS.map((name) => body[name]).find((value) => value != null);

/** Returns how many turns stand before the list of contents. */
export const turnsBefore = ({ turns }: ChatRequest, contents: number): number => turns.length - contents;

/** Returns the settings, in whichever spelling they came. */
function configIn(body: JsonObject): JsonObject {
  const both = [body["generation_config"], body["generationConfig"]].filter(isObject);
  return Object.assign({}, ...both) as JsonObject;
}

/** Returns a model's name as it is meant. A name that cannot be decoded is for the upstream to refuse. */
function decoded(model: string): string {
  try {
    return decodeURIComponent(model);
  } catch {
    return model;
  }
}

function formatIn(config: JsonObject): AnswerFormat {
  if ((config["responseMimeType"] ?? config["response_mime_type"]) !== "application/json") return "text";
  const schema = config["responseJsonSchema"] ?? config["response_json_schema"];
  return isObject(schema) ? { schema } : "json";
}

function readSystem(system: unknown): readonly Turn[] {
  return isObject(system) ? [{ ...readContent({ ...system, role: "system" }), textOnly: true }] : [];
}

function readContent({ role = "user", parts }: JsonObject): Turn {
  const all = Array.isArray(parts) ? parts.filter(isObject) : [];
  const texts = all.filter(isText).map(({ text }) => text);
  const hasResult = all.some((part) => "functionResponse" in part || "function_response" in part);
  const speaker = role === "model" ? "assistant" : String(role);
  return turnOf({ role: speaker, texts, holdsMore: texts.length < all.length, hasResult });
}

/** Returns whether a part is text. */
export const isText = (part: JsonObject): part is JsonObject & { text: string } =>
  typeof part["text"] === "string" && part["thought"] !== true;
