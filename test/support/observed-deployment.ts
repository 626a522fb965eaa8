import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { app } from "../../src/app.ts";
import { settingsOf } from "../../src/config.ts";
import { forgetModels } from "../../src/metrics/model-labels.ts";
import { pushNow } from "../../src/metrics/push.ts";
import { forgetCounts } from "../../src/metrics/registry.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { limitLogs } from "../../src/runtime/log.ts";
import { forgetFailures } from "../../src/runtime/service-health.ts";
import { wire } from "../../src/wiring.ts";
import { Person } from "./person.ts";
import type { LoggedRequest } from "./scripted-upstream.ts";

/* A deployment as its operator sees it: its lines, its counts, and the spans of its collector. */

/** A word of users and callers that no line, metric or span may hold. */
export const CANARY = "zoracanary";

/** The lines that were logged in this test. */
export const lines: string[] = [];

/** Watches the lines of each test of a file, which begins with no counts and no failures. */
export function watchDeployments(): void {
  // Every object of the isolate reads its settings first, which here are those of all specs.
  beforeAll(async () => void (await new Person().say("Hello")));
  beforeEach(() => {
    lines.length = 0;
    for (const level of ["info", "warn", "error"] as const)
      vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
    forgetCounts();
    forgetModels();
    forgetFailures();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    limitLogs("warn");
  });
}

export type Settings = Readonly<Record<string, string | undefined>>;

/** A deployment of its own settings and faults, beside the one that all specs share. */
export function deployment(settings: Settings, faults: (ports: Ports) => Partial<Ports> = () => ({})) {
  const world = { ...env, ...settings };
  const ports = wire(world);
  Object.assign(ports, faults(ports));
  const send = async (request: Request): Promise<Response> => {
    const context = createExecutionContext();
    const response = await app.fetch(request, world, context);
    const whole = new Response(await response.text(), response);
    if (settings["OTEL_EXPORTER_OTLP_ENDPOINT"] === undefined) await waitOnExecutionContext(context);
    return whole;
  };
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    send(new Request(`http://throughline.test${path}`, { headers }));
  return { ports, send, get };
}

export type Deployment = ReturnType<typeof deployment>;

/** The trace of a caller. */
export const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/** Returns the requests that a collector got. */
export async function arrivedAt(log: string): Promise<LoggedRequest[]> {
  return (await fetch(`http://upstream.test/_log/${log}`)).json();
}

/** A collector of one test: the log of its requests, and the settings of a deployment that sends to it. */
export interface Collected {
  readonly log: string;
  readonly settings: Settings;
}

/** Returns a new collector. */
export function collected(): Collected {
  const log = crypto.randomUUID();
  const headers = `x-scripted-log=${log},x-scripted=${encodeURIComponent('{"body":"{}"}')}`;
  const settings = {
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://upstream.test/otlp",
    OTEL_EXPORTER_OTLP_HEADERS: headers,
    OTEL_SERVICE_NAME: "memory-of-the-app",
  };
  return { log, settings };
}

/** A span as it was sent. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly links?: readonly object[];
  readonly name: string;
  readonly status?: object;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** Pushes what waits. Returns the spans that the collector got, and all that it got as text. */
export async function collect(one: Deployment, { log, settings }: Collected) {
  await pushNow(one.ports.telemetry!, settingsOf({ ...env, ...settings }));
  const text = (await arrivedAt(log)).map(({ body }) => body ?? "");
  const spans = text.flatMap((body) => {
    const { resourceSpans = [] } = JSON.parse(body) as {
      resourceSpans?: { scopeSpans: { spans: SentSpan[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });
  return { spans, text: text.join("\n") };
}

/** Returns a request to the MCP endpoint. */
export function mcpCall(person: Person, method: string, params: object, headers: Record<string, string> = {}): Request {
  return new Request(`http://127.0.0.1:8787/mcp`, {
    method: "POST",
    headers: {
      ...person.headers,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": "2025-06-18",
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: CANARY, method, params }),
  });
}
