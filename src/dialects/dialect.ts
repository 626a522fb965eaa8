import type { Edit } from "./edit-text.ts";
import type { JsonBody, JsonObject } from "./json.ts";
import type { Span } from "./json-text.ts";
import type { RequestSettings } from "./request-settings.ts";

/** One message of a request, as far as memory and cache read it. */
export interface Turn {
  readonly role: string;
  /** The name of the speaker, where several speak in this role. Absent if the message names none. */
  readonly name?: string;
  /** The text of the message. Line breaks join its parts, and half of a surrogate pair is U+FFFD. */
  readonly text: string;
  /** False if the message holds more than text: an image, a tool call. */
  readonly textOnly: boolean;
}

/** Returns whether a turn instructs the model: nobody says it in the conversation. */
export const isInstruction = ({ role }: Turn): boolean => role === "system" || role === "developer";

/** A form that a request demands of the answer's text: any text, any JSON, a JSON object, or JSON that has a schema. */
export type AnswerFormat = "text" | "json" | "object" | { readonly schema: JsonObject };

/**
 * The place of a conversation's earlier turns. `sent`: in the request. `held`: at the provider, which takes the system text
 * anew with each request. `fixed`: at the provider, together with a system text that cannot be changed.
 */
export type History = "sent" | "held" | "fixed";

/** A chat request as the rest of the proxy sees it, whichever API it speaks. */
export interface ChatRequest {
  /** The target without how the answer is delivered. Left out if the URL does not say that. */
  readonly target?: string;
  readonly model: string;
  readonly stream: boolean;
  /** True if the stream is to be one JSON list instead of events. Left out for events. */
  readonly isListStream?: boolean;
  /** True if the answer has to say how many tokens it took. */
  readonly wantsUsage: boolean;
  readonly format: AnswerFormat;
  /** The end user that the body names, and the field that names them. */
  readonly user: { readonly id: string; readonly param: string } | null;
  /** The conversation that the body names. */
  readonly conversation: string | null;
  readonly history: History;
  /** The settings by which the cache judges whether an answer may stand for another. */
  readonly settings: RequestSettings;
  /** The id of the answer that this request follows, if the provider holds what came before. */
  readonly continues: string | null;
  /** True if a later request may name this one's answer, because the provider keeps it. */
  readonly isKept: boolean;
  /** True if the body says that a subagent asks. Left out where no body can say so. */
  readonly isSubagent?: boolean;
  readonly turns: readonly Turn[];
  /** The index in `turns` at which the user last spoke; -1 if the user says nothing. */
  readonly lastUser: number;
}

/** A body that is no chat request, by the reason: the upstream will say what is wrong with it. */
export type Unreadable = "no-messages" | "no-model";

/** A text for the model that goes to the end of a message of the user. */
export interface TurnBlock {
  /** The index of the message in `turns`. */
  readonly turn: number;
  readonly text: string;
}

/** Texts for the model, by the place in the request that they go to. */
export interface Blocks {
  /** Goes to the end of the system text. Empty if there is none. */
  readonly system: string;
  readonly turns: readonly TurnBlock[];
}

/** Tokens as the provider counts them. */
export interface Usage {
  readonly prompt: number;
  readonly completion: number;
  /** The part of the prompt that the provider read from its own cache of prompts. Left out if it does not say. */
  readonly promptCacheRead?: number;
  /** The part of the prompt that it wrote there. Left out if it does not say. */
  readonly promptCacheWritten?: number;
  /** The part of the completion with which the model reasoned. Left out if the provider does not say. */
  readonly reasoning?: number;
}

/** An answer, as far as it was read on its way to the client. */
export interface Answer {
  /** The provider's id of it, by which a later request may name it. Null if it has none, or failed. */
  readonly id: string | null;
  /** The words of the assistant, as far as they came. */
  readonly text: string;
  /** Other words of the answer: reasoning, a refusal. */
  readonly asides: string;
  /** True if the answer was neither cut, filtered nor refused, and calls no tool. */
  readonly complete: boolean;
  /** The answer as JSON text. Null if it cannot be replayed without losing anything. */
  readonly completion: string | null;
  /** Null if the provider did not count. */
  readonly usage: Usage | null;
  /** True if the request did not ask the stream for its usage. */
  readonly lacksUsage: boolean;
}

export const NO_ANSWER: Answer = {
  id: null,
  text: "",
  asides: "",
  complete: false,
  completion: null,
  usage: null,
  lacksUsage: false,
};

/** A reader of an answer that comes as server-sent events. */
export interface AnswerReader {
  push(bytes: Uint8Array<ArrayBuffer>): void;
  /** @param ended the stream came to its own end */
  finish(ended: boolean): Answer;
}

/** A mark in a stream, by which clients know that they have the whole answer. */
export interface StreamEnd {
  /** Texts of which one stands in every mark. Bytes are searched for them first, because decoding them takes longer. */
  readonly texts: readonly string[];
  /** Matches the mark, from the start of its line. */
  readonly pattern: RegExp;
}

/** An answer before a dialect words it. */
export interface PlainAnswer {
  /** Tells answers apart. */
  readonly digest: string;
  readonly model: string;
  readonly text: string;
  readonly usage: Usage;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * One provider API, as the proxy needs it: how to read its requests and answers, and how to write them. Nothing outside
 * `src/dialects` knows a field of a provider. All methods are pure.
 */
export interface Dialect {
  /** The name in logs and metrics. */
  readonly name: "chat" | "responses" | "messages" | "gemini";
  /** The field of a request that holds the turns. */
  readonly turnsField: string;
  /** Null if only the end of the stream says that the answer is whole. */
  readonly streamEnd: StreamEnd | null;

  /** @param url the target: some providers name the model, and the kind of answer, in the path */
  readRequest(body: JsonObject, url: string): ChatRequest | Unreadable;
  /** Returns the edits that put the blocks into a body, whose other bytes stay as they are. */
  placeBlocks(body: JsonBody, request: ChatRequest, blocks: Blocks): readonly Edit[];
  /** The fields of a body that do not shape the answer: how it is delivered, and for whom. */
  readonly notShaping: ReadonlySet<string>;
  /** Finds the user's last text: the content of the message, or its last part of text. Returns null if there is none. */
  questionSpan(body: JsonBody, request: ChatRequest): Span | null;
  /** Finds other strings that do not shape the answer. Left out if there are never any. */
  notShapingSpans?(body: JsonBody): readonly Span[];

  /** Reads an answer that came as one JSON object. */
  readAnswer(json: string): Answer;
  /** Returns a reader for an answer that comes as server-sent events. */
  streamReader(): AnswerReader;

  /** Returns a stored completion as the body of a whole answer to this request. */
  replayWhole(completion: string, body: JsonBody): string;
  /** Yields a stored completion as the server-sent events in which it might have come. */
  replayEvents(completion: string, request: ChatRequest, body: JsonBody): Iterable<string>;

  /** Returns a made answer as a completion. */
  write(answer: PlainAnswer): string;
  /** Returns the event that ends a broken stream. No mark of the end follows it. */
  errorEvent(body: string): string;
}
