/**
 * The model behind `http://upstream.test/extractor/v1/chat/completions`, which finds statements. A test scripts what is
 * found in its own turns by `PUT /_extractor/{mark}`, where the mark is a word that its turns hold and no others do;
 * `GET` of the same gives back the requests that held it.
 */
export interface ExtractorScript {
  /** Findings by what was said; in other turns nothing is found. */
  readonly found: Readonly<Record<string, readonly object[]>>;
  /** Faults of the first requests, one each. */
  readonly faults?: readonly ExtractorFault[];
  /** Formats that are refused with status 400. */
  readonly refuses?: readonly string[];
}

export interface ExtractorFault {
  readonly status?: number;
  /** The model's text, in place of findings. */
  readonly content?: string;
  readonly finish_reason?: string;
  readonly hangs?: boolean;
}

export interface ExtractorCall {
  readonly authorization: string | null;
  readonly format: string;
  readonly model: string;
  readonly turns: readonly { readonly said: string; readonly before: readonly string[]; readonly on: string }[];
}

const HANGS_MS = 3_000;

interface Scripted {
  readonly script: ExtractorScript;
  readonly calls: ExtractorCall[];
  faults: ExtractorFault[];
}

const scripted = new Map<string, Scripted>();

export async function extractorControl(request: Request, mark: string): Promise<Response> {
  if (request.method === "GET") return Response.json(scripted.get(mark)?.calls ?? []);
  const script: ExtractorScript = await request.json();
  scripted.set(mark, { script, calls: [], faults: [...(script.faults ?? [])] });
  return new Response(null, { status: 204 });
}

interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
}

export async function scriptedExtractor(request: Request, body: string): Promise<Response> {
  const { model, messages, response_format } = JSON.parse(body) as Asked;
  const { turns } = JSON.parse(messages.at(-1)?.content ?? "{}") as Pick<ExtractorCall, "turns">;
  const mine = [...scripted].find(([mark]) => turns.some(({ said }) => said.includes(mark)))?.[1];
  const format = response_format?.type ?? "none";
  mine?.calls.push({ authorization: request.headers.get("authorization"), format, model, turns });
  if (mine?.script.refuses?.includes(format)) {
    return Response.json({ error: { message: `no such response_format: ${format}` } }, { status: 400 });
  }
  const fault = mine?.faults.shift();
  if (fault?.hangs) await new Promise((resolve) => setTimeout(resolve, HANGS_MS));
  if (fault?.status !== undefined) return Response.json({ error: { message: "scripted" } }, { status: fault.status });
  const found = turns.map(({ said }, i) => ({ turn: i + 1, found: mine?.script.found[said] ?? [] }));
  const content = fault?.content ?? JSON.stringify({ turns: found });
  const message = { role: "assistant", content };
  const choices = [{ index: 0, message, finish_reason: fault?.finish_reason ?? "stop" }];
  return Response.json({ id: "chatcmpl-extractor", object: "chat.completion", created: 1, model, choices });
}
