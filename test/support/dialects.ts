/* The dialects of clients as the tests speak them: bodies and answers by hand, and no code of the product. */

/** One text of a conversation. */
export interface Spoken {
  readonly by: "user" | "assistant";
  readonly text: string;
}

export interface Request {
  readonly system?: string;
  readonly stream?: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface SpokenDialect {
  readonly name: string;
  readonly path: (stream: boolean) => string;
  readonly body: (spoken: readonly Spoken[], request: Request) => Record<string, unknown>;
  /** Returns the text at the place of the system in a body that was sent on. */
  readonly systemIn: (body: string) => string;
  /** Returns the texts of the user in a body that was sent on. */
  readonly usersIn: (body: string) => string[];
  /** Returns what a client reads in an answer. */
  readonly heard: (answer: string) => string;
  /** Matches the last event of a whole stream. */
  readonly end: RegExp;
  /** Matches the event that ends a broken stream. */
  readonly broken: RegExp;
}

interface Part {
  readonly text?: string;
}

type Content = string | readonly Part[] | null | undefined;

const textOf = (content: Content): string =>
  typeof content === "string" ? content : (content ?? []).map(({ text }) => text ?? "").join("\n\n");

/** Returns the data of whole events, as objects. */
const eventsIn = <T>(text: string): T[] =>
  text
    .split(/\r?\n/)
    .filter((line) => /^data: \{.*\}$/.test(line))
    .map((line) => JSON.parse(line.slice("data: ".length)) as T);

interface ChatBody {
  readonly messages: readonly { readonly role: string; readonly content: Content }[];
}

const chatBody = (text: string): ChatBody => JSON.parse(text) as ChatBody;

const chat: SpokenDialect = {
  name: "chat completions",
  path: () => "/v1/chat/completions",
  body: (spoken, { system, stream, fields }) => ({
    model: "gpt-test",
    messages: [
      ...(system === undefined ? [] : [{ role: "system", content: system }]),
      ...spoken.map(({ by, text }) => ({ role: by, content: text })),
    ],
    ...(stream && { stream }),
    ...fields,
  }),
  systemIn: (body) => textOf(chatBody(body).messages.find(({ role }) => role === "system")?.content),
  usersIn: (body) =>
    chatBody(body)
      .messages.filter(({ role }) => role === "user")
      .map(({ content }) => textOf(content)),
  heard: (answer) =>
    answer.startsWith("{")
      ? ((JSON.parse(answer) as { choices: { message: { content: string } }[] }).choices[0]?.message.content ?? "")
      : eventsIn<{ choices?: { delta: { content?: string } }[] }>(answer)
          .map(({ choices }) => choices?.[0]?.delta.content ?? "")
          .join(""),
  end: /data: \[DONE\]\n\n$/,
  broken: /\n\ndata: \{"error":\{"message":"[^"]+","type":"upstream_error",[^\n]+\}\n\n$/,
};

interface MessagesBody {
  readonly system?: Content;
  readonly messages: readonly { readonly role: string; readonly content: Content }[];
}

const messagesBody = (text: string): MessagesBody => JSON.parse(text) as MessagesBody;

const messages: SpokenDialect = {
  name: "messages",
  path: () => "/v1/messages",
  body: (spoken, { system, stream, fields }) => ({
    model: "claude-test",
    max_tokens: 500,
    ...(system !== undefined && { system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }] }),
    messages: spoken.map(({ by, text }) => ({ role: by, content: [{ type: "text", text }] })),
    ...(stream && { stream }),
    ...fields,
  }),
  systemIn: (body) => textOf(messagesBody(body).system),
  usersIn: (body) =>
    messagesBody(body)
      .messages.filter(({ role }) => role === "user")
      .map(({ content }) => textOf(content)),
  heard: (answer) =>
    answer.startsWith("{")
      ? textOf((JSON.parse(answer) as { content: Part[] }).content)
      : eventsIn<{ delta?: Part }>(answer)
          .map(({ delta }) => delta?.text ?? "")
          .join(""),
  end: /event: message_stop\ndata: \{"type":"message_stop"\}\n\n$/,
  broken:
    /\n\nevent: error\ndata: \{"type":"error","request_id":"req_\w+","error":\{"message":"[^"]+","type":"upstream_error",[^\n]+\}\n\n$/,
};

interface ResponsesBody {
  readonly instructions?: string | null;
  readonly input: string | readonly { readonly role?: string; readonly content?: Content }[];
}

const responsesBody = (text: string): ResponsesBody => JSON.parse(text) as ResponsesBody;

const responses: SpokenDialect = {
  name: "responses",
  path: () => "/v1/responses",
  body: (spoken, { system, stream, fields }) => ({
    model: "gpt-test",
    ...(system !== undefined && { instructions: system }),
    input: spoken.map(({ by, text }) => ({ role: by, content: text })),
    ...(stream && { stream }),
    ...fields,
  }),
  systemIn: (body) => responsesBody(body).instructions ?? "",
  usersIn: (body) => {
    const { input } = responsesBody(body);
    const items = typeof input === "string" ? [{ role: "user", content: input }] : input;
    return items.filter(({ role }) => role === "user").map(({ content }) => textOf(content));
  },
  heard: (answer) =>
    answer.startsWith("{")
      ? (JSON.parse(answer) as { output: { content: Part[] }[] }).output.map(({ content }) => textOf(content)).join("")
      : eventsIn<{ type: string; delta?: string }>(answer)
          .map(({ type, delta }) => (type === "response.output_text.delta" ? delta : ""))
          .join(""),
  end: /event: response\.completed\ndata: \{.+\}\n\n$/,
  broken:
    /\n\nevent: error\ndata: \{"type":"error","code":"upstream_broke_off",[^\n]+"error":\{"message":"[^"]+","type":"upstream_error",[^\n]+\}\}\n\n$/,
};

interface GeminiContent {
  readonly role?: string;
  readonly parts: readonly Part[];
}

interface GeminiBody {
  readonly systemInstruction?: GeminiContent;
  readonly contents: readonly GeminiContent[];
}

const geminiBody = (text: string): GeminiBody => JSON.parse(text) as GeminiBody;

const gemini: SpokenDialect = {
  name: "gemini",
  path: (stream) => `/v1/models/gemini-test:${stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
  body: (spoken, { system, fields }) => ({
    ...(system !== undefined && { systemInstruction: { parts: [{ text: system }] } }),
    contents: spoken.map(({ by, text }) => ({ role: by === "user" ? "user" : "model", parts: [{ text }] })),
    ...fields,
  }),
  systemIn: (body) => textOf(geminiBody(body).systemInstruction?.parts),
  usersIn: (body) =>
    geminiBody(body)
      .contents.filter(({ role }) => role === "user")
      .map(({ parts }) => textOf(parts)),
  heard: (answer) =>
    (answer.startsWith("{") ? [JSON.parse(answer) as GeminiAnswer] : eventsIn<GeminiAnswer>(answer))
      .flatMap(({ candidates = [] }) => candidates.map(({ content }) => textOf(content.parts)))
      .join(""),
  end: /"finishReason":"STOP"\}[^\n]+\}\r\n\r\n$/,
  broken: /\n\ndata: \{"error":\{"message":"[^"]+","type":"upstream_error",[^\n]+\}\r\n\r\n$/,
};

interface GeminiAnswer {
  readonly candidates?: readonly { readonly content: GeminiContent }[];
}

export const DIALECTS: readonly SpokenDialect[] = [chat, messages, responses, gemini];

/** Returns what a user says over several turns, with the answers between. */
export const conversation = (...texts: readonly string[]): Spoken[] =>
  texts.map((text, i) => ({ by: i % 2 === 0 ? "user" : "assistant", text }));
