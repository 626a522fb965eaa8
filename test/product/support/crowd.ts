import { Agent, request as send } from "node:http";
import { join as pathOf } from "node:path";

/** The end of a request of a crowd. */
export interface Outcome {
  /** 0 if the connection broke before a head came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The answer came to its end. */
  readonly complete: boolean;
}

/** One of many who talk at once, each on a connection of their own. */
export interface Member {
  /** Resolves to the status when the head of the answer is there, or to 0 if the connection broke. */
  readonly head: Promise<number>;
  readonly end: Promise<Outcome>;
}

/** Sends a chat on a connection of its own. */
export function join(baseUrl: string, user: string, body: object): Member {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const { hostname, port, pathname } = new URL(`${baseUrl}/chat/completions`);
  const head = Promise.withResolvers<number>();
  const end = Promise.withResolvers<Outcome>();
  const request = send({
    hostname,
    port,
    path: pathname,
    method: "POST",
    agent: new Agent({ keepAlive: true }),
    headers: {
      authorization: "Bearer sk-test",
      "content-type": "application/json",
      "content-length": bytes.length,
      ...(user !== "" && { "throughline-user": user }),
    },
  });
  request.on("error", () => {
    head.resolve(0);
    end.resolve({ status: 0, headers: {}, text: "", complete: false });
  });
  request.on("response", (response) => {
    const { statusCode: status = 0, headers } = response;
    head.resolve(status);
    let heard = "";
    response.setEncoding("utf8").on("data", (piece: string) => (heard += piece));
    response.on("error", () => undefined);
    response.on("close", () => end.resolve({ status, headers, text: heard, complete: response.complete }));
  });
  request.end(bytes);
  return { head: head.promise, end: end.promise };
}

export const chatOf = (content: string, stream = true): object => ({
  model: "gpt-test",
  stream,
  messages: [{ role: "user", content }],
});

const start = pathOf(import.meta.dirname, "../../../cli/throughline.mjs");

/** A start that may have so many files open. */
export const startWithFiles = (limit: number): readonly string[] => [
  "prlimit",
  `--nofile=${limit}:${limit}`,
  process.execPath,
  start,
  "start",
];
