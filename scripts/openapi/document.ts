import type * as v from "valibot";
import { AREAS } from "../../src/api/areas.ts";
import { landingRoutes } from "../../src/api/landing.ts";
import { LINES, type Takes } from "../../src/api/operation.ts";
import { CODES, type ErrorCode } from "../../src/http/errors.ts";
import { VERSION } from "../../src/runtime/version.ts";
import { ANSWERS, SHARED } from "./answers.ts";
import type { Admits, Described, DescribedAnswer, DescribedArea } from "./described.ts";
import { ERROR_MEANINGS } from "./error-meanings.ts";
import { ERROR_HEADERS, READ_BY, REQUEST_HEADERS, RESPONSE_HEADERS } from "./headers.ts";
import { OWN_AREAS } from "./own-areas.ts";
import { PROVIDER_AREA, PROVIDER_BODIES } from "./provider-area.ts";
import { answerSchema, parameterSchema, requestSchema } from "./to-schema.ts";

/** JSON as it stands in the document. */
export type Json = { readonly [name: string]: unknown };

/** An operation with all that the document and the client say of it. */
export interface OperationEntry {
  readonly method: string;
  /** With `{}` in place of each id, without its first slash. */
  readonly pattern: string;
  readonly path: string;
  readonly described: Described;
  readonly area: DescribedArea;
  readonly takes: Takes | null;
  readonly errors: readonly ErrorCode[];
}

/** Errors of every operation: bugs and settings spare none. */
const OF_ALL: readonly ErrorCode[] = ["internal_error", "setting_invalid"];
const OF_CALLERS: readonly ErrorCode[] = [
  "invalid_id",
  "invalid_header",
  "tenant_required",
  "invalid_api_key",
  "not_allowed",
  "identity_unavailable",
];
const BY_ADMITTED: Readonly<Record<Admits, readonly ErrorCode[]>> = {
  anybody: [],
  caller: OF_CALLERS,
  user: [...OF_CALLERS, "user_required", "overloaded"],
  // Outside platform mode there is no admin API.
  admin: ["invalid_api_key", "not_found"],
  operator: ["invalid_api_key"],
  client: [],
};
const OF_BODIES: readonly ErrorCode[] = ["invalid_json", "body_incomplete", "invalid_encoding", "body_too_large"];
/** Lines are read as they come, whatever their number. A bad one is a part of the answer. */
const OF_LINES: readonly ErrorCode[] = ["body_incomplete", "invalid_encoding"];

/** Returns every operation, in the order of its path's area. */
export async function operationEntries(): Promise<OperationEntry[]> {
  const loaded = await Promise.all(
    Object.entries(AREAS).map(async ([path, load]) => [path, (await load()).routes] as const),
  );
  const own = [...loaded, ["/", landingRoutes.routes] as const].flatMap(([at, routes]) => {
    const area = OWN_AREAS[at];
    if (!area) throw new Error(`scripts/openapi/own-areas.ts describes nothing at ${at}`);
    const real = routes.flatMap(([pattern, operations]) =>
      Object.entries(operations).map(([method, { takes }]) => ({ method, pattern, takes })),
    );
    const undescribed = real.find(({ method, pattern }) => !Object.hasOwn(area.operations, `${method} ${pattern}`));
    const missing = Object.keys(area.operations).find(
      (name) => !real.some(({ method, pattern }) => name === `${method} ${pattern}`),
    );
    if (undescribed) throw new Error(`${at}: ${undescribed.method} /${undescribed.pattern} is not described`);
    if (missing !== undefined) throw new Error(`${at}: ${missing} is described and does not exist`);
    return real.map((one) => entryOf(one.method, one.pattern, area, one.takes));
  });
  const providers = Object.keys(PROVIDER_AREA.operations).map((name) => {
    const [method = "", pattern = ""] = name.split(" ");
    return entryOf(method, pattern, PROVIDER_AREA, null);
  });
  return [...providers, ...own];
}

function entryOf(method: string, pattern: string, area: DescribedArea, takes: Takes | null): OperationEntry {
  const described = area.operations[`${method} ${pattern}`];
  if (!described) throw new Error(`${method} ${pattern} is not described`);
  const ids = [...(described.ids ?? [])];
  const path = `/${pattern.replaceAll("{}", () => `{${ids.shift()}}`)}`;
  const errors = [
    ...new Set([
      ...(described.errors ?? []),
      ...BY_ADMITTED[area.admits],
      ...(takes ? ["invalid_value" as const] : []),
      ...(pattern.includes("{}") && takes ? ["invalid_id" as const] : []),
      // A body that takes no fields is read as well, and refused for what is in it.
      ...(takes && takes.body !== LINES && method !== "GET" ? OF_BODIES : []),
      ...(takes?.body === LINES ? OF_LINES : []),
      ...(area.failure ? [area.failure] : []),
      ...OF_ALL,
    ]),
  ];
  return { method, pattern, path, described, area, takes, errors };
}

/** Returns whether an operation takes a body with fields. */
function hasFields({ body }: Takes): boolean {
  return body !== LINES && Object.keys(body.entries).length > 0;
}

/** Returns the OpenAPI document. */
export async function openApiDocument(): Promise<Json> {
  const entries = await operationEntries();
  const paths: Record<string, Record<string, Json>> = {};
  for (const entry of entries) {
    const at = (paths[entry.path] ??= {});
    at[entry.method.toLowerCase()] = operationOf(entry);
  }
  const areas = [PROVIDER_AREA, ...Object.values(OWN_AREAS)];
  const tags = [...new Map(areas.map(({ tag, description }) => [tag, description]))];
  return {
    openapi: "3.1.1",
    info: {
      title: "Throughline",
      version: VERSION,
      summary: "A proxy that gives any LLM app a memory.",
      description:
        "Unknown query parameters and body fields are refused by name, and nothing is done. Clients must let unknown fields of answers pass. Ids are compared byte for byte.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This deployment" }],
    tags: tags.map(([name, description]) => ({ name, description })),
    security: [{}, { bearer: [] }, { throughlineKey: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas: { ...sharedSchemas(), ...errorSchemas() },
      headers: Object.fromEntries(Object.entries(RESPONSE_HEADERS).map(([name, header]) => [name, headerOf(header)])),
      parameters: Object.fromEntries(
        Object.entries(REQUEST_HEADERS).map(([name, header]) => [name, { name, in: "header", ...headerOf(header) }]),
      ),
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "The provider's key, a Throughline key or a user's token.",
        },
        throughlineKey: { type: "apiKey", in: "header", name: "Throughline-Key" },
        apiKey: {
          type: "apiKey",
          in: "header",
          name: "x-api-key",
          description: "The key as Anthropic's clients send it.",
        },
        adminKey: { type: "http", scheme: "bearer", description: "The `ADMIN_KEY`." },
      },
    },
  };
}

const headerOf = ({ description, example }: { description: string; example?: string }): Json => ({
  description,
  schema: { type: "string" },
  ...(example !== undefined && { example }),
});

function sharedSchemas(): Json {
  return Object.fromEntries(
    Object.entries(SHARED).map(([name, schema]) => {
      const { [name as keyof typeof SHARED]: _, ...others } = SHARED;
      return [name, answerSchema(schema, others)];
    }),
  );
}

/** Returns the schema of errors. The description of each code is also its section in docs/errors.md. */
function errorSchemas(): Json {
  const codes = Object.entries(CODES).map(([code, { status }]) => {
    const { meaning } = ERROR_MEANINGS[code as ErrorCode];
    return { const: code, description: `${status}. ${meaning} See docs/errors.md#${code}.` };
  });
  return {
    ErrorCode: { type: "string", oneOf: codes },
    ErrorAnswer: {
      type: "object",
      required: ["error"],
      properties: {
        error: {
          type: "object",
          required: ["message", "type", "param", "code"],
          properties: {
            message: { type: "string", description: "What is wrong, and what would be right." },
            type: { enum: [...new Set(Object.values(CODES).map(({ type }) => type))] },
            param: { type: ["string", "null"], description: "The header, field or parameter at fault." },
            code: { $ref: "#/components/schemas/ErrorCode" },
          },
        },
        type: { const: "error", description: "On Anthropic's paths alone." },
        request_id: { type: "string", description: "On Anthropic's paths alone." },
      },
    },
  };
}

function operationOf({ pattern, method, described, area, takes, errors }: OperationEntry): Json {
  const body = bodyOf(`${method} ${pattern}`, takes);
  const headers = [...READ_BY[area.admits], ...(described.headers ?? [])];
  const parameters = [
    ...(described.ids ?? []).map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...Object.entries((takes?.query.entries ?? {}) as Record<string, v.GenericSchema>).map(([name, schema]) => ({
      name,
      in: "query",
      schema: parameterSchema(schema),
    })),
    ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ];
  return {
    operationId: described.id,
    tags: [area.tag],
    summary: described.summary,
    ...(area.admits === "operator" && { security: [{}, { bearer: [] }, { throughlineKey: [] }, { adminKey: [] }] }),
    ...(area.admits === "admin" && { security: [{ adminKey: [] }] }),
    ...(area.admits === "anybody" && { security: [{}] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      ...Object.fromEntries(
        Object.entries(described.answers).map(([status, answer]) => [status, responseOf(answer, area)]),
      ),
      ...errorResponses(errors, area),
    },
  };
}

function bodyOf(name: string, takes: Takes | null): Json | null {
  const required = PROVIDER_BODIES[name];
  if (required) {
    const schema = { type: "object", required, description: "The provider's own request. Unknown fields go through." };
    return { required: true, content: { "application/json": { schema } } };
  }
  if (takes?.body === LINES) {
    const description = "One JSON object a line: `memory`, `exchange`, `profile` or `forgotten` in `kind`.";
    return { required: true, description, content: { "application/x-ndjson": { schema: { type: "string" } } } };
  }
  if (!takes || !hasFields(takes)) return null;
  const schema = requestSchema(takes.body);
  return { required: !takes.mayLackBody, content: { "application/json": { schema } } };
}

function responseOf({ description, body, headers = [] }: DescribedAnswer, { admits }: DescribedArea): Json {
  const all = admits === "client" ? headers : [...headers, "x-request-id"];
  return {
    description,
    headers: headerRefs(all),
    ...(body && { content: contentOf(body) }),
  };
}

function contentOf(body: Exclude<DescribedAnswer["body"], null>): Json {
  if ("media" in body) return Object.fromEntries(body.media.map((type) => [type, {}]));
  const schema = ANSWERS[body.json as keyof typeof ANSWERS];
  return { "application/json": { schema: answerSchema(schema, SHARED) } };
}

const headerRefs = (names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** Returns the responses of errors, by status. `x-error-codes` lists those that the operation may answer. */
function errorResponses(errors: readonly ErrorCode[], { admits }: DescribedArea): Json {
  const byStatus = Map.groupBy(errors, (code) => CODES[code].status);
  const always = ["x-should-retry", "x-request-id", ...(admits === "client" ? ["Throughline-Memory"] : [])];
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(", "),
        headers: headerRefs([...always, ...(ERROR_HEADERS[status] ?? [])]),
        content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorAnswer" } } },
        "x-error-codes": codes,
      },
    ]),
  );
}
