import { type Json, type OperationEntry, openApiDocument, operationEntries } from "./document.ts";
import { typeText } from "./type-text.ts";

/* Writes the client: one module of JavaScript, which needs `fetch` alone, and its types. */

const HEAD = "/* Written by `npm run openapi` from the OpenAPI document. Do not edit. */";

/** An answer that the caller reads as it likes: lines, a stream, a page. */
const isRaw = ({ described }: OperationEntry): boolean =>
  Object.values(described.answers).some(({ body }) => body !== null && "media" in body && !isJsonAlone(body.media)) ||
  Object.keys(described.answers).length === 0;

const isJsonAlone = (types: readonly string[]): boolean => types.join() === "application/json";

/** Returns the module. */
export async function clientCode(): Promise<string> {
  const entries = await operationEntries();
  const table = entries.map((entry) => {
    const { described, method, path } = entry;
    const row = [method, path, ...(isRaw(entry) ? [true] : [])];
    return `  ${described.id}: ${JSON.stringify(row)},`;
  });
  return `${HEAD}

const OPERATIONS = {
${table.join("\n")}
};
${RUNTIME}`;
}

const RUNTIME = `
/** An error that the proxy answered with. */
export class ThroughlineError extends Error {
  constructor(response, error) {
    super(error.message);
    this.name = "ThroughlineError";
    this.status = response.status;
    this.code = error.code ?? null;
    this.type = error.type ?? null;
    this.param = error.param ?? null;
    this.shouldRetry = response.headers.get("x-should-retry") !== "false";
    this.docs = this.code === null ? null : \`docs/errors.md#\${this.code}\`;
    this.response = response;
  }
}

/** Makes a client. */
export function throughline(options = {}) {
  const client = {};
  for (const [name, [method, path, raw]] of Object.entries(OPERATIONS)) {
    client[name] = async (call = {}) => {
      const response = await send(options, method, path, call);
      if (!response.ok) throw await errorIn(response);
      if (raw) return response;
      return response.status === 204 ? null : response.json();
    };
  }
  return client;
}

async function send(options, method, path, call) {
  const { query = {}, body, headers, user, tenant, signal } = call;
  const { baseUrl = "http://127.0.0.1:8787", fetch: send = globalThis.fetch } = options;
  const url = new URL(baseUrl.replace(/\\/+$/, "") + path.replace(/{(\\w+)}/g, (_, name) => segment(name, call[name])));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  const isText = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const given = {
    authorization: options.token && \`Bearer \${options.token}\`,
    "throughline-key": options.key,
    "throughline-user": user ?? options.user,
    "throughline-tenant": tenant ?? options.tenant,
    "content-type": body === undefined ? undefined : isText ? "application/x-ndjson" : "application/json",
    ...options.headers,
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
  return send(url, {
    method,
    headers: sent,
    ...(signal && { signal }),
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
}

function segment(name, value) {
  if (value === undefined) throw new TypeError(\`\${name} is missing\`);
  return encodeURIComponent(value);
}

async function errorIn(response) {
  const text = await response.text();
  let error;
  try {
    error = JSON.parse(text).error;
  } catch {
    // A server between the two answers in HTML.
  }
  return new ThroughlineError(response, error ?? { message: text.slice(0, 500) || \`status \${response.status}\` });
}
`;

/** Returns the types of the module. */
export async function clientTypes(): Promise<string> {
  const [document, entries] = [await openApiDocument(), await operationEntries()];
  const { schemas } = document["components"] as { schemas: Record<string, Json> };
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeText(schema)};`);
  const methods = entries.map((entry) => methodText(entry, document));
  return `${HEAD}
${TYPES}
${types.join("\n")}

/** The methods of a client, one for each operation. Each throws a \`ThroughlineError\` unless the status is 2xx. */
export interface Throughline {
${methods.join("\n")}
}
`;
}

const TYPES = `
export interface ThroughlineOptions {
  /** Without \`/v1\`. \`http://127.0.0.1:8787\` if left out. */
  readonly baseUrl?: string;
  /** Goes into \`Authorization\`: the provider's key, a user's token, or the \`ADMIN_KEY\`. */
  readonly token?: string;
  /** Goes into \`Throughline-Key\`. */
  readonly key?: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: (url: URL, init: RequestInit) => Promise<Response>;
}

/** Options of one call, before those of the client. */
export interface CallOptions {
  readonly user?: string;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An error that the proxy answered with. */
export declare class ThroughlineError extends Error {
  readonly status: number;
  /** Null for an answer that is not the proxy's own. */
  readonly code: ErrorCode | null;
  readonly type: string | null;
  /** The header, field or parameter at fault. */
  readonly param: string | null;
  /** False if sending the same request again is useless. */
  readonly shouldRetry: boolean;
  /** The section of the code in the documentation. */
  readonly docs: string | null;
  readonly response: Response;
}

/** Makes a client. */
export declare function throughline(options?: ThroughlineOptions): Throughline;
`;

function methodText(entry: OperationEntry, document: Json): string {
  const { described, method, path } = entry;
  const operation = (document["paths"] as Record<string, Record<string, Json>>)[path]?.[method.toLowerCase()] ?? {};
  const parameters = (operation["parameters"] ?? []) as readonly { name?: string; in?: string; schema?: Json }[];
  const query = parameters.filter((one) => one.in === "query");
  const ids = described.ids ?? [];
  const body = bodyText(operation);
  const fields = [
    ...ids.map((name) => `readonly ${name}: string;`),
    ...(query.length > 0
      ? [
          `readonly query?: { ${query.map(({ name, schema }) => `readonly ${name}?: ${typeText(schema)};`).join(" ")} };`,
        ]
      : []),
    ...(body ? [`readonly body${body.required ? "" : "?"}: ${body.type};`] : []),
  ];
  const mustGive = ids.length > 0 || body?.required === true;
  const call = fields.length === 0 ? "CallOptions" : `CallOptions & { ${fields.join(" ")} }`;
  return `  /** ${described.summary} */\n  ${described.id}(call${mustGive ? "" : "?"}: ${call}): Promise<${answerText(entry, operation)}>;`;
}

function bodyText(operation: Json): { type: string; required: boolean } | null {
  const body = operation["requestBody"] as { required: boolean; content: Record<string, { schema: Json }> } | undefined;
  if (!body) return null;
  const [[type, { schema }] = ["", { schema: {} }]] = Object.entries(body.content);
  if (type === "application/x-ndjson") return { type: "string | Uint8Array | ReadableStream", required: true };
  const isProviders = !schema["properties"];
  return { type: isProviders ? "{ readonly [name: string]: unknown }" : typeText(schema), required: body.required };
}

function answerText(entry: OperationEntry, operation: Json): string {
  if (isRaw(entry)) return "Response";
  const responses = operation["responses"] as Record<string, { content?: Record<string, { schema?: Json }> }>;
  const bodies = Object.keys(entry.described.answers).map((status) => {
    const content = responses[status]?.content;
    return content ? typeText(content["application/json"]?.schema) : "null";
  });
  return [...new Set(bodies)].join(" | ");
}
