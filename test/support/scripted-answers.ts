/*
 * The scripted upstream answers in the form of the endpoint if a script gives no body. The forms are written by hand, so
 * that no code of the product words them.
 */

/** An answer of an endpoint, whole and as events. */
export interface ScriptedAnswer {
  readonly whole: object;
  readonly events: readonly string[];
  readonly isStream: boolean;
}

interface Asked {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { include_usage?: boolean };
  readonly messages?: readonly { role: string; content: unknown }[];
  readonly input?: unknown;
  readonly contents?: readonly unknown[];
  readonly user?: string | null;
  readonly store?: boolean;
}

type Answering = (asked: Asked, content: string, number: number, url: URL) => ScriptedAnswer;

const words = (content: string): readonly string[] => content.match(/\S+\s*/g) ?? [];
const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
const named = (value: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${value.type}\n${data(value)}`;

const ENDPOINTS: readonly (readonly [RegExp, Answering])[] = [
  [/\/chat\/completions$/, chatAnswer],
  [/\/messages$/, messagesAnswer],
  [/\/responses$/, responsesAnswer],
  [/:(?:stream)?[Gg]enerateContent$/, geminiAnswer],
];

/** Returns the answer for a path. Returns null if no endpoint with a conversation is there. */
export function scriptedAnswer(
  url: URL,
  body: string,
  said: string | undefined,
  number: number,
): ScriptedAnswer | null {
  const answering = ENDPOINTS.find(([path]) => path.test(url.pathname))?.[1];
  if (!answering) return null;
  const asked = JSON.parse(body) as Asked;
  const question = questionIn(asked);
  return answering(asked, said ?? `Answer ${number} to: ${question}`, number, url);
}

function questionIn({ messages = [], input, contents = [] }: Asked): string {
  if (input !== undefined) return textOf(input);
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? contents.at(-1);
  return textOf(asked);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function chatAnswer({ model, stream, stream_options }: Asked, content: string, number: number): ScriptedAnswer {
  const base = { id: `chatcmpl-${number}`, created: 1_790_000_000, model, system_fingerprint: "fp_scripted" };
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
  const message = { role: "assistant", content, refusal: null };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: "stop" }];
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    ...base,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  const chunks: object[] = [
    chunk({ role: "assistant", content: "" }),
    ...words(content).map((word) => chunk({ content: word })),
    chunk({}, "stop"),
    ...(stream_options?.include_usage ? [{ ...chunk({}), choices: [], usage }] : []),
  ];
  return {
    whole: { ...base, object: "chat.completion", choices, usage },
    events: [...chunks.map(data), "data: [DONE]\n\n"],
    isStream: stream === true,
  };
}

function messagesAnswer({ model, stream }: Asked, text: string, number: number): ScriptedAnswer {
  const usage = {
    input_tokens: 10,
    cache_creation_input_tokens: 3,
    cache_read_input_tokens: 2,
    cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 0 },
    output_tokens: 5,
    service_tier: "standard",
  };
  const base = { id: `msg_${number}`, type: "message", role: "assistant", model };
  const end = { stop_reason: "end_turn", stop_sequence: null };
  const start = { ...base, content: [], stop_reason: null, stop_sequence: null, usage: { ...usage, output_tokens: 1 } };
  const events = [
    { type: "message_start", message: start },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "ping" },
    ...words(text).map((word) => ({
      type: "content_block_delta",
      index: 0,
      delta: { type: "text_delta", text: word },
    })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: end, usage: { output_tokens: 5 } },
    { type: "message_stop" },
  ];
  return {
    whole: { ...base, content: [{ type: "text", text }], ...end, usage },
    events: events.map(named),
    isStream: stream === true,
  };
}

function responsesAnswer({ model, stream, user = null, store }: Asked, text: string, number: number): ScriptedAnswer {
  const item = { id: `msg_${number}`, type: "message", role: "assistant" };
  const part = { type: "output_text", annotations: [], logprobs: [], text };
  const place = { item_id: item.id, output_index: 0, content_index: 0 };
  const done = { ...item, status: "completed", content: [part] };
  const base = { id: `resp_${number}`, object: "response", created_at: 1_790_000_000, model, error: null, user, store };
  const begun = { ...base, status: "in_progress", output: [], usage: null };
  const usage = {
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 4 },
    output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 15,
  };
  const whole = { ...base, status: "completed", output: [done], usage };
  const events: readonly (readonly [type: string, fields: object])[] = [
    ["response.created", { response: begun }],
    ["response.in_progress", { response: begun }],
    ["response.output_item.added", { output_index: 0, item: { ...item, status: "in_progress", content: [] } }],
    ["response.content_part.added", { ...place, part: { ...part, text: "" } }],
    ...words(text).map((delta) => ["response.output_text.delta", { ...place, delta, logprobs: [] }] as const),
    ["response.output_text.done", { ...place, text, logprobs: [] }],
    ["response.content_part.done", { ...place, part }],
    ["response.output_item.done", { output_index: 0, item: done }],
    ["response.completed", { response: whole }],
  ];
  return {
    whole,
    events: events.map(([type, fields], i) => named({ type, ...fields, sequence_number: i })),
    isStream: stream === true,
  };
}

function geminiAnswer(_asked: Asked, text: string, number: number, url: URL): ScriptedAnswer {
  const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 };
  const base = { usageMetadata, modelVersion: "gemini-test", responseId: `content-${number}` };
  const content = (part: string, fields: object = {}): object => ({
    candidates: [{ content: { role: "model", parts: [{ text: part }] }, ...fields, index: 0 }],
    ...base,
  });
  const pieces = words(text);
  const ended = (i: number): object => (i === pieces.length - 1 ? { finishReason: "STOP" } : {});
  return {
    whole: content(text, { finishReason: "STOP" }),
    events: pieces.map((piece, i) => `data: ${JSON.stringify(content(piece, ended(i)))}\r\n\r\n`),
    isStream: url.pathname.endsWith(":streamGenerateContent"),
  };
}
