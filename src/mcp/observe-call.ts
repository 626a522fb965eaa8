import * as v from "valibot";
import { type EndedCall, mcpSpan } from "../metrics/mcp-span.ts";
import { countMcpCall } from "../metrics/registry.ts";
import { addSpans } from "../metrics/span-buffer.ts";
import { type Carrier, hasTrace, type TraceContext, traceOf } from "../metrics/trace-context.ts";
import type { TelemetrySettings } from "../ports/settings.ts";
import { TOOL_NAMES } from "./tool-schemas.ts";

/*
 * Tells metrics and traces of a request of the protocol. OpenTelemetry's convention for MCP says where its trace stands:
 * in `_meta`, beside the parameters, because one HTTP request may carry more than one message.
 */

/** The methods that clients of this server call. A caller may write any other text there. */
const METHODS: readonly string[] = [
  "initialize",
  "notifications/cancelled",
  "notifications/initialized",
  "ping",
  "prompts/get",
  "prompts/list",
  "resources/list",
  "resources/read",
  "resources/templates/list",
  "server/discover",
  "tools/call",
  "tools/list",
];
const PROMPTS: readonly string[] = ["context"];
const REVISION = /^\d{4}-\d{2}-\d{2}$/;

/** Returns a name of a closed set as it is, and the convention's own word for any other. */
const oneOf = (names: readonly string[], name: string): string => (names.includes(name) ? name : "_OTHER");

const meta = v.fallback(v.record(v.string(), v.unknown()), {});
const params = v.fallback(v.object({ name: v.fallback(v.string(), ""), _meta: meta }), { name: "", _meta: {} });
const message = v.object({ method: v.string(), params: v.optional(params, { name: "", _meta: {} }) });
const refusal = v.object({ error: v.object({ code: v.number() }) });

/** A request of the protocol that is being answered. */
export interface ObservedCall {
  /** The trace under which the work of the request stands. Null if nobody collects traces. */
  readonly trace: TraceContext | null;
  /** Notes that a tool told its caller of an error. */
  noteToolError(): void;
  /** Counts the request once it is answered. */
  end(response: Response): Promise<Response>;
}

/**
 * Begins to observe a request.
 * @param text its body; any text is taken
 */
export function observeCall(text: string, { headers }: Request, telemetry: TelemetrySettings | null): ObservedCall {
  const from = Date.now();
  const asked = read(message, text);
  const carrier = carrierOf(asked?.params["_meta"] ?? {});
  const share = telemetry?.sampledShare ?? 0;
  const trace = telemetry && traceOf(hasTrace(carrier) ? carrier : headers, share);
  const ambient = telemetry && hasTrace(carrier) && hasTrace(headers) ? traceOf(headers, share) : null;
  let isToolError = false;
  return {
    trace,
    noteToolError: () => void (isToolError = true),
    async end(response) {
      if (asked === null) return response;
      const body = await response.text();
      const error = isToolError ? "tool_error" : errorIn(body, response.status);
      const call: EndedCall = { ...namesOf(asked, headers), error, from, to: Date.now() };
      countMcpCall(call);
      if (trace?.sampled) addSpans([mcpSpan(call, trace, ambient)]);
      return new Response(body === "" ? null : body, response);
    },
  };
}

function namesOf({ method, params: { name } }: v.InferOutput<typeof message>, headers: Headers) {
  const revision = headers.get("mcp-protocol-version") ?? "";
  return {
    method: oneOf(METHODS, method),
    tool: method === "tools/call" ? oneOf(TOOL_NAMES, name) : null,
    prompt: method === "prompts/get" ? oneOf(PROMPTS, name) : null,
    protocol: REVISION.test(revision) ? revision : null,
  };
}

/** Returns the code of an error of the protocol, or the status of an answer in which there is none. */
function errorIn(body: string, status: number): string | null {
  // An answer of the protocol comes as JSON, or as the one event of a stream.
  const [, data = body] = /^data: (.*)$/m.exec(body) ?? [];
  const refused = data.includes('"error"') ? read(refusal, data) : null;
  if (refused) return String(refused.error.code);
  return status >= 400 ? String(status) : null;
}

const carrierOf = (values: Readonly<Record<string, unknown>>): Carrier => ({
  get: (name) => (typeof values[name] === "string" ? values[name] : null),
});

/** Returns null for a text that is not JSON of this form. */
function read<const T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> | null {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(text) as unknown);
    return success ? output : null;
  } catch {
    return null;
  }
}
