/** The parts by which the code of one provider's API differs from another's. */
export interface DialectCode {
  /** The ends of the endpoints that speak it. */
  readonly ends: RegExp;
  /** The header that carries the provider's key, up to the key. */
  readonly keyHeader: string;
  /** The variable of the environment that holds the provider's key. */
  readonly keyName: string;
  readonly moreHeaders: readonly string[];
  /** Returns the body without the model. */
  readonly body: (content: string) => object;
  /** Where a request names the model. The SDK's call takes it among the fields of the body in any case. */
  readonly modelIn: "body" | "path";
  /** The official SDK's package and class, the call that sends a body, and the text in what it answers. */
  readonly sdk: { readonly imports: string; readonly client: string; readonly call: string; readonly text: string };
  /** Returns the options of the SDK's client, each as a line of code. A null key leaves the SDK to the environment. */
  readonly options: (url: string, headers: readonly string[], apiKey: string | null) => readonly string[];
}

const defaultQuery = (version: string) => `defaultQuery: { "api-version": ${version} },`;

/** Makes the options of an SDK whose base URL is the endpoint's without this end. */
const withBaseUrl =
  (end: RegExp, withVersion = defaultQuery): DialectCode["options"] =>
  (url, headers, apiKey) => {
    const [path = "", version] = url.split("?api-version=");
    return [
      ...(apiKey === null ? [] : [`  apiKey: ${JSON.stringify(apiKey)},`]),
      `  baseURL: ${JSON.stringify(path.replace(end, ""))},`,
      ...(version === undefined ? [] : [`  ${withVersion(JSON.stringify(version))}`]),
      "  defaultHeaders: {",
      ...headers.map((line) => `    ${line}`),
      "  },",
    ];
  };

const OPENAI = { imports: 'import OpenAI from "openai";', client: "new OpenAI" };
const AZURE = { imports: 'import { AzureOpenAI } from "openai";', client: "new AzureOpenAI" };

const CHAT_END = /\/chat\/completions\/*$/;
const RESPONSES_END = /\/responses\/*$/;
/** The SDK adds the version itself. */
const MESSAGES_END = /(?:\/v1)?\/messages\/*$/;
const GEMINI_END = /\/([^/]+)\/models\/[^/]+:(?:stream)?generateContent$/i;

const CHAT: DialectCode = {
  ends: CHAT_END,
  keyHeader: "Authorization: Bearer ",
  keyName: "OPENAI_API_KEY",
  moreHeaders: [],
  body: (content) => ({ messages: [{ role: "user", content }] }),
  modelIn: "body",
  sdk: { ...OPENAI, call: "client.chat.completions.create", text: "choices[0].message.content" },
  options: withBaseUrl(CHAT_END),
};

const RESPONSES: DialectCode = {
  ...CHAT,
  ends: RESPONSES_END,
  body: (content) => ({ input: content }),
  sdk: { ...OPENAI, call: "client.responses.create", text: "output_text" },
  options: withBaseUrl(RESPONSES_END),
};

/** Returns how Azure has one of OpenAI's APIs. */
const atAzure = (dialect: DialectCode): DialectCode => ({
  ...dialect,
  keyHeader: "api-key: ",
  keyName: "AZURE_OPENAI_API_KEY",
  sdk: { ...dialect.sdk, ...AZURE },
  options: withBaseUrl(dialect.ends, (version) => `apiVersion: ${version},`),
});

/** The APIs whose conversations are read, each by the end of its endpoint. The first is that of records without one. */
const DIALECTS: readonly DialectCode[] = [
  CHAT,
  RESPONSES,
  {
    ends: MESSAGES_END,
    keyHeader: "x-api-key: ",
    keyName: "ANTHROPIC_API_KEY",
    moreHeaders: ["anthropic-version: 2023-06-01"],
    body: (content) => ({ max_tokens: 1024, messages: [{ role: "user", content }] }),
    modelIn: "body",
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
    body: (content) => ({ contents: [{ role: "user", parts: [{ text: content }] }] }),
    modelIn: "path",
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

/** Matches the paths of Azure's deployments. */
const AZURE_PATH = /\/openai\/deployments\//;

/** Returns how code speaks the dialect of an endpoint. */
export function dialectAt(endpoint: string): DialectCode {
  const [path = "", query = ""] = endpoint.split("?");
  const dialect = DIALECTS.find(({ ends }) => ends.test(path)) ?? CHAT;
  const isOpenAIs = dialect === CHAT || dialect === RESPONSES;
  return isOpenAIs && (AZURE_PATH.test(path) || query !== "") ? atAzure(dialect) : dialect;
}
