import { scriptedAnswer } from "./scripted-answers.ts";
import { extractorControl, scriptedExtractor } from "./scripted-extractor.ts";
import { embeddingsControl, scriptedEmbeddings } from "./scripted-embeddings.ts";

/**
 * The provider behind `http://upstream.test` in the tests that run inside workerd. It runs outside of
 * it, in Node. A request says by headers of its own what it wants to be answered, so that tests share
 * no state: `x-scripted` holds a `Script` as JSON, `x-scripted-log` a key under which the request is
 * noted. `GET /_log/{key}` gives the noted requests back, `/_keys/{key}` is a key set, or any
 * other document, and `/_moved/{url}` redirects.
 */
export interface Script {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, whole. */
  readonly body?: string;
  /** The body in pieces, as they are to cross the network. */
  readonly chunks?: readonly string[];
  /** Waits before the head until `/_open/<gate>` was asked for. */
  readonly gate?: string;
  /** Waits before the head, and before each piece. */
  readonly headDelayMs?: number;
  readonly chunkDelayMs?: number;
  /** Breaks the connection after the last piece instead of ending the body. */
  readonly breakOff?: boolean;
  /** Content of the default completion. */
  readonly content?: string;
}

export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const logs = new Map<string, LoggedRequest[]>();

interface Opening {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

const gates = new Map<string, Opening>();

function gateNamed(name: string): Opening {
  let gate = gates.get(name);
  if (!gate) {
    const { promise, resolve } = Promise.withResolvers<void>();
    gates.set(name, (gate = { opened: promise, open: resolve }));
  }
  return gate;
}

let answered = 0;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function scriptedUpstream(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname.startsWith("/_log/")) return Response.json(logs.get(url.pathname.slice(6)) ?? []);
  if (url.pathname.startsWith("/_open/")) {
    gateNamed(url.pathname.slice(7)).open();
    return new Response(null, { status: 204 });
  }
  if (url.pathname.startsWith("/_embeddings/")) return embeddingsControl(request, url.pathname.slice(13));
  if (url.pathname.startsWith("/_extractor/")) return extractorControl(request, url.pathname.slice(12));
  const body = await request.text();
  if (url.pathname === "/extractor/v1/chat/completions") return scriptedExtractor(request, body);
  if (url.pathname === "/v1/embeddings") return scriptedEmbeddings(request, body);
  if (url.pathname.startsWith("/_keys/")) return keySet(url.pathname, request.method, body);
  if (url.pathname.startsWith("/_moved/")) return Response.redirect(decodeURIComponent(url.pathname.slice(8)), 302);
  const key = url.host === "hooks.test" ? "hooks" : request.headers.get("x-scripted-log");
  if (key !== null) {
    const { method } = request;
    const logged = { method, url: request.url, headers: Object.fromEntries(request.headers), body };
    logs.set(key, [...(logs.get(key) ?? []), logged]);
  }
  if (key === "hooks") return new Response(null, { status: 204 });
  const script = JSON.parse(request.headers.get("x-scripted") ?? "{}") as Script;
  if (script.gate !== undefined) await gateNamed(script.gate).opened;
  if (script.headDelayMs) await wait(script.headDelayMs);
  if (script.body !== undefined || script.chunks) return scripted(script);
  return (
    completion(url, body, script) ??
    Response.json({ error: { message: `no such path: ${url.pathname}`, type: "not_found" } }, { status: 404 })
  );
}

const keySets = new Map<string, { text: string; fetched: number }>();

/** A JWKS of one's own: PUT it, GET it, and ask by POST how often it was fetched. */
function keySet(path: string, method: string, text: string): Response {
  const set = keySets.get(path) ?? { text: "", fetched: 0 };
  keySets.set(path, set);
  if (method === "PUT") set.text = text;
  if (method === "GET") set.fetched += 1;
  if (method === "POST") return Response.json(set.fetched);
  return new Response(set.text, { status: set.text === "" ? 500 : 200 });
}

function scripted({ status = 200, headers = {}, body = "", chunks, chunkDelayMs, breakOff }: Script): Response {
  const type = chunks ? "text/event-stream" : "application/json";
  const init = { status, headers: { "content-type": type, ...headers } };
  if (!chunks) return new Response(body, init);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (const chunk of chunks) {
        if (chunkDelayMs) await wait(chunkDelayMs);
        controller.enqueue(encoder.encode(chunk));
      }
      if (breakOff) controller.error(new Error("scripted to break off"));
      else controller.close();
    },
  });
  return new Response(stream, init);
}

/** Every answer is numbered, so that a new one can be told from a stored one. */
function completion(url: URL, body: string, script: Script): Response | null {
  const answer = scriptedAnswer(url, body, script.content, answered + 1);
  if (!answer) return null;
  answered += 1;
  if (answer.isStream) return scripted({ ...script, chunks: answer.events });
  return Response.json(answer.whole, { headers: script.headers ?? {} });
}
