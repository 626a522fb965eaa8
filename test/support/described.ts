import { Validator } from "@cfworker/json-schema";
import file from "../../src/api/openapi.json.bin";

/* Compares answers with the OpenAPI document. Every answer that a spec sees passes through here. */

interface DescribedResponse {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  readonly "x-error-codes"?: readonly string[];
}
interface DescribedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export const DOCUMENT = JSON.parse(new TextDecoder().decode(file)) as Described;

/** The paths with fewer ids first, as `/memory/import` is no id. */
const PATHS = Object.keys(DOCUMENT.paths)
  .toSorted((a, b) => a.split("{").length - b.split("{").length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`) }));

/** Returns the operation of a request, or null if the document has none. */
export function describedOperation(request: Request): DescribedOperation | null {
  const { pathname } = new URL(request.url);
  const found = PATHS.find(({ pattern }) => pattern.test(pathname));
  const method = request.method === "HEAD" ? "GET" : request.method;
  return (found && DOCUMENT.paths[found.path]?.[method.toLowerCase()]) ?? null;
}

/** The answers that came: `listMemories 200`, and `listMemories 400 invalid_value` for an error. */
export const seen = new Set<string>();

/** Returns everything that the document says may be seen. */
export function everythingDescribed(): string[] {
  return Object.values(DOCUMENT.paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, response]) => {
        const codes = response["x-error-codes"];
        return codes ? codes.map((code) => `${operationId} ${status} ${code}`) : [`${operationId} ${status}`];
      }),
    );
}

/**
 * Compares an answer with the document, and notes that it was seen. Answers of a provider are the provider's.
 * @throws {Error} if the document does not say that this may come
 */
export async function compareWithDocument(request: Request, response: Response): Promise<void> {
  const operation = describedOperation(request);
  if (!operation || request.method === "OPTIONS") return;
  const { operationId, tags, responses } = operation;
  const isProviders = tags.includes("chat");
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (isProviders && (!isJson || response.status < 400)) return void seen.add(`${operationId} ${response.status}`);
  const described = responses[String(response.status)];
  const body = isJson && request.method !== "HEAD" ? await response.clone().json<Body>() : null;
  const code = response.status < 400 ? null : (body?.error?.code ?? null);
  // A provider's error has no header of ours that says so.
  if (isProviders && (code === null || !described?.["x-error-codes"]?.includes(code))) return;
  seen.add([operationId, response.status, ...(code === null ? [] : [code])].join(" "));
  const problem = problemWith(response, described, body, code);
  if (problem !== null) throw new Error(`${operationId} ${response.status}: ${problem}`);
}

interface Body {
  readonly error?: { readonly code?: string };
}

function problemWith(
  response: Response,
  described: DescribedResponse | undefined,
  body: Body | null,
  code: string | null,
): string | null {
  if (!described) return "the document has no such status";
  const codes = described["x-error-codes"];
  if (codes && code !== null && !codes.includes(code)) return `the document has no ${code} here`;
  const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? null;
  if (type === null) return described.content ? "the document has a body" : null;
  const media = described.content?.[type];
  if (!media) return `the document has no body of ${type}`;
  const missing = OUR_HEADERS.find(
    (name) =>
      response.headers.has(name) && !Object.keys(described.headers ?? {}).some((one) => one.toLowerCase() === name),
  );
  if (missing !== undefined) return `the document does not have the header ${missing}`;
  if (!media.schema || body === null) return null;
  const { valid, errors } = validatorOf(media.schema).validate(body);
  return valid ? null : JSON.stringify(errors.slice(-2));
}

/** Headers that the proxy writes. */
const OUR_HEADERS = [
  "age",
  "cache-control",
  "cache-status",
  "content-disposition",
  "etag",
  "location",
  "ratelimit",
  "ratelimit-policy",
  "retry-after",
  "server-timing",
  "throughline-exchange",
  "throughline-memory",
  "www-authenticate",
  "x-request-id",
  "x-should-retry",
];

const validators = new Map<object, Validator>();

/** Returns a validator that refuses fields that are not described, though the document lets clients accept them. */
function validatorOf(schema: object): Validator {
  let validator = validators.get(schema);
  if (!validator) {
    const whole = { ...closed(schema), components: closed(DOCUMENT.components) };
    validators.set(schema, (validator = new Validator(whole, "2020-12")));
  }
  return validator;
}

function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closed) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value as unknown)]));
  return (
    "properties" in inner && !("additionalProperties" in inner) ? { ...inner, additionalProperties: false } : inner
  ) as T;
}
