import { scriptedAnswer } from "./scripted-answers.ts";

/* A streamed answer of each endpoint, in every form in which a server may write its events. */

/** The path of each dialect's streamed requests. */
export const STREAM_PATHS = {
  chat: "/v1/chat/completions",
  messages: "/v1/messages",
  responses: "/v1/responses",
  gemini: "/v1/models/gemini-test:streamGenerateContent?alt=sse",
} as const;

export type StreamedDialect = keyof typeof STREAM_PATHS;
export const STREAMED = Object.keys(STREAM_PATHS) as StreamedDialect[];

/** Returns a request for a stream, as a body. */
export function streamRequest(dialect: StreamedDialect, said: string): object {
  if (dialect === "gemini") return { contents: [{ role: "user", parts: [{ text: said }] }] };
  if (dialect === "responses") return { model: "m", input: said, stream: true };
  return { model: "m", max_tokens: 100, messages: [{ role: "user", content: said }], stream: true };
}

/** Returns a streamed answer with this content. */
export function streamOf(dialect: StreamedDialect, content: string): string {
  const url = new URL(STREAM_PATHS[dialect], "http://upstream.test");
  const answer = scriptedAnswer(url, JSON.stringify(streamRequest(dialect, "Say it.")), content, 1);
  if (!answer) throw new Error(`no stream for ${dialect}`);
  return answer.events.join("").replaceAll("\r\n", "\n");
}

const eventsOf = (stream: string): string[] => stream.split(/(?<=\n\n)/);

/** Forms of a stream that mean the same. */
export const FORMS: Readonly<Record<string, (stream: string) => string>> = {
  "line feeds": (stream) => stream,
  "carriage returns with line feeds": (stream) => stream.replaceAll("\n", "\r\n"),
  "comments and blank lines": (stream) =>
    eventsOf(stream)
      .map((event) => `: kept älive\n\n\n${event}`)
      .join(""),
  "no space after the colon": (stream) => stream.replaceAll(/^(data|event): /gm, "$1:"),
  "ids and retries": (stream) =>
    eventsOf(stream)
      .map((event, i) => `id: ${i}\nretry: 1000\n${event}`)
      .join(""),
};
