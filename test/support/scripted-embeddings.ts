/**
 * The provider of embeddings behind `http://upstream.test/v1/embeddings`. Models share nothing: a test scripts its own
 * by `PUT /_embeddings/{model}` with an `EmbeddingScript` as JSON, and `GET` of the same gives back what was asked.
 */
export interface EmbeddingScript {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers nothing for seconds. */
  readonly hangs?: boolean;
  readonly delayMs?: number;
  /** How much of each vector is the same for all texts. */
  readonly baseline?: number;
  /** How its vectors are wrong. */
  readonly wrong?: "dimension" | "mixed" | "nan" | "zero" | "count" | "strings" | "index";
  /** How it writes them. */
  readonly format?: "base64" | "shuffled" | "no index" | "long";
  /** Longer texts are refused as too long, with this status. */
  readonly longest?: number;
  readonly tooLong?: { readonly status: number; readonly body: string };
  /** A text that holds this is refused, whatever its length. */
  readonly refuses?: string;
  /** More texts than this in one call are refused. */
  readonly texts?: number;
}

/** The requests it got, each with its authorization. */
export interface EmbeddingCall {
  readonly texts: readonly string[];
  readonly authorization: string | null;
}

const DIMENSIONS = 64;
const HANGS_MS = 10_000;
const TOO_LONG = {
  status: 400,
  body: JSON.stringify({ error: { message: "maximum context length", type: "invalid_request_error" } }),
};

const scripts = new Map<string, EmbeddingScript>();
const calls = new Map<string, EmbeddingCall[]>();

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function embeddingsControl(request: Request, model: string): Promise<Response> {
  if (request.method === "GET") return Response.json(calls.get(model) ?? []);
  scripts.set(model, await request.json());
  calls.set(model, []);
  return new Response(null, { status: 204 });
}

export async function scriptedEmbeddings(request: Request, body: string): Promise<Response> {
  const { model, input: texts } = JSON.parse(body) as { model: string; input: string[] };
  const script = scripts.get(model) ?? {};
  const call = { texts, authorization: request.headers.get("authorization") };
  calls.set(model, [...(calls.get(model) ?? []), call]);
  if (script.hangs) await wait(HANGS_MS);
  if (script.delayMs) await wait(script.delayMs);
  if (script.status !== undefined || script.body !== undefined) {
    return new Response(script.body ?? "{}", { status: script.status ?? 200, headers: script.headers ?? {} });
  }
  const refused = texts.some((text) => script.refuses !== undefined && text.includes(script.refuses));
  if (refused || texts.length > (script.texts ?? Infinity)) return Response.json({ error: {} }, { status: 422 });
  const { status, body: why } = script.tooLong ?? TOO_LONG;
  if (texts.some(({ length }) => length > (script.longest ?? Infinity))) return new Response(why, { status });
  return Response.json({ object: "list", model, data: itemsOf(texts, script), usage: { total_tokens: 1 } });
}

function itemsOf(texts: readonly string[], { wrong, format, baseline = 0 }: EmbeddingScript): object[] {
  const items = texts.map((text, index) => {
    const vector = conceptVector(text, wrong === "dimension" ? DIMENSIONS / 2 : DIMENSIONS);
    vector.forEach((value, i) => (vector[i] = value + (i % 2 === 0 ? baseline : 0)));
    if (format === "long") vector.forEach((value, i) => (vector[i] = value * 1e30));
    if (wrong === "zero") vector.fill(0);
    if (wrong === "mixed" && index > 0) vector.pop();
    const embedding =
      wrong === "strings"
        ? vector.map(String)
        : wrong === "nan"
          ? vector.map(() => null)
          : format === "base64"
            ? base64(vector)
            : vector;
    return { object: "embedding", embedding, ...(format !== "no index" && { index: wrong === "index" ? 0 : index }) };
  });
  if (format === "shuffled") items.reverse();
  if (wrong === "count") items.push(...items.slice(0, 1));
  return items;
}

/** Words that mean the same here, so that a text can be near another with which it shares no word. */
const CONCEPTS: Readonly<Record<string, string>> = { groundhog: "marmot", whistlepig: "marmot" };

/** A bag of hashed concepts. */
function conceptVector(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0.001);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{Emoji}/gu) ?? []) {
    let hash = 7;
    for (const sign of CONCEPTS[word] ?? word) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  return vector;
}

function base64(vector: readonly number[]): string {
  const bytes = new Uint8Array(Float32Array.from(vector).buffer);
  return btoa(String.fromCharCode(...bytes));
}
