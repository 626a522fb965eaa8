/** The parts by which the code of one provider's API differs from another's. */
export interface DialectCode {
  /** The ends of the endpoints that speak it. */
  readonly ends: RegExp;
  /** The header that carries the provider's key, up to the key. */
  readonly keyHeader: string;
  /** The variable of the environment that holds the provider's key. */
  readonly keyName: string;
  readonly moreHeaders: readonly string[];
  readonly body: (model: string, content: string) => object;
  /** The official SDK's package and class, the call that sends a body, and the text in what it answers. */
  readonly sdk: { readonly imports: string; readonly client: string; readonly call: string; readonly text: string };
  /** Returns the options of the SDK's client, each as a line of code. A null key leaves the SDK to the environment. */
  readonly options: (url: string, headers: readonly string[], apiKey: string | null) => readonly string[];
}

/** Makes the options of an SDK whose base URL is the endpoint's without this end. */
const withBaseUrl =
  (end: RegExp): DialectCode["options"] =>
  (url, headers, apiKey) => {
    const [path = "", version] = url.split("?api-version=");
    return [
      ...(apiKey === null ? [] : [`  apiKey: ${JSON.stringify(apiKey)},`]),
      `  baseURL: ${JSON.stringify(path.replace(end, ""))},`,
      ...(version === undefined ? [] : [`  defaultQuery: { "api-version": ${JSON.stringify(version)} },`]),
      "  defaultHeaders: {",
      ...headers.map((line) => `    ${line}`),
      "  },",
    ];
  };

const OPENAI = { imports: 'import OpenAI from "openai";', client: "new OpenAI" };

const CHAT_END = /\/chat\/completions\/*$/;
const RESPONSES_END = /\/responses\/*$/;
const MESSAGES_END = /\/v1\/messages\/*$/;
const GEMINI_END = /\/([^/]+)\/models\/[^/]+:(?:stream)?generateContent$/i;

const CHAT: DialectCode = {
  ends: CHAT_END,
  keyHeader: "Authorization: Bearer ",
  keyName: "OPENAI_API_KEY",
  moreHeaders: [],
  body: (model, content) => ({ model, messages: [{ role: "user", content }] }),
  sdk: { ...OPENAI, call: "client.chat.completions.create", text: "choices[0].message.content" },
  options: withBaseUrl(CHAT_END),
};

/** The APIs whose conversations are read, each by the end of its endpoint. The first is that of records without one. */
const DIALECTS: readonly DialectCode[] = [
  CHAT,
  {
    ...CHAT,
    ends: RESPONSES_END,
    body: (model, content) => ({ model, input: content }),
    sdk: { ...OPENAI, call: "client.responses.create", text: "output_text" },
    options: withBaseUrl(RESPONSES_END),
  },
  {
    ends: MESSAGES_END,
    keyHeader: "x-api-key: ",
    keyName: "ANTHROPIC_API_KEY",
    moreHeaders: ["anthropic-version: 2023-06-01"],
    body: (model, content) => ({ model, max_tokens: 1024, messages: [{ role: "user", content }] }),
    sdk: {
      imports: 'import Anthropic from "@anthropic-ai/sdk";',
      client: "new Anthropic",
      call: "client.messages.create",
      text: "content",
    },
    options: withBaseUrl(MESSAGES_END),
  },
  {
    ends: GEMINI_END,
    keyHeader: "x-goog-api-key: ",
    keyName: "GEMINI_API_KEY",
    moreHeaders: [],
    body: (model, content) => ({ model, contents: [{ role: "user", parts: [{ text: content }] }] }),
    sdk: {
      imports: 'import { GoogleGenAI } from "@google/genai";',
      client: "new GoogleGenAI",
      call: "client.models.generateContent",
      text: "text",
    },
    options: (url, headers, apiKey) => [
      apiKey === null ? "  apiKey: process.env.GEMINI_API_KEY," : `  apiKey: ${JSON.stringify(apiKey)},`,
      "  httpOptions: {",
      `    baseUrl: ${JSON.stringify(url.replace(GEMINI_END, ""))},`,
      `    apiVersion: ${JSON.stringify(GEMINI_END.exec(url)?.[1])},`,
      "    headers: {",
      ...headers.map((line) => `      ${line}`),
      "    },",
      "  },",
    ],
  },
];

/** Returns how code speaks the dialect of an endpoint. */
export function dialectAt(endpoint: string): DialectCode {
  const [path = ""] = endpoint.split("?");
  return DIALECTS.find(({ ends }) => ends.test(path)) ?? CHAT;
}
