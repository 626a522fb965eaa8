import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { AREAS } from "../../src/api/areas.ts";
import { app } from "../../src/app.ts";
import { settingsOf } from "../../src/config.ts";
import { forgetModels } from "../../src/metrics/model-labels.ts";
import { pushNow } from "../../src/metrics/push.ts";
import { forgetCounts } from "../../src/metrics/registry.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { limitLogs } from "../../src/runtime/log.ts";
import { forgetFailures } from "../../src/runtime/service-health.ts";
import { wire } from "../../src/wiring.ts";
import { Person } from "../support/person.ts";
import { operationsOf } from "../support/random-requests.ts";
import { parsePrometheus } from "../support/prometheus-parser.ts";
import type { LoggedRequest } from "../support/scripted-upstream.ts";

/* The operator's view: the line of an exchange, metrics, traces, health. None of it holds content or names anybody. */

const CANARY = "zoracanary";

let lines: string[] = [];
// Every object of the isolate reads its settings first, which here are those of all specs.
beforeAll(async () => void (await new Person().say("Hello")));
beforeEach(() => {
  lines = [];
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

type Settings = Readonly<Record<string, string | undefined>>;

/** A deployment of its own settings and faults, beside the one that all specs share. */
function deployment(settings: Settings, faults: (ports: Ports) => Partial<Ports> = () => ({})) {
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

const exchangeLines = () =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event === "exchange");

test.each([false, true])("at LOG_LEVEL=info an exchange leaves one line (streamed: %s)", async (stream) => {
  const { send } = deployment({ LOG_LEVEL: "info" });
  const person = new Person(CANARY);
  const headers = { "x-request-id": "req-of-the-app" };
  const response = await send(
    person.request(`I live in ${CANARY}.`, { headers, stream, body: { stream_options: { include_usage: true } } }),
  );
  const [line, ...more] = exchangeLines();
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    level: "info",
    id: response.headers.get("throughline-exchange"),
    request: "req-of-the-app",
    dialect: "chat",
    upstream: "default",
    model: "gpt-test",
    status: 200,
    memory: "on",
    inputTokens: 10,
    outputTokens: 5,
  });
  expect(line?.["scope"]).toMatch(/^[0-9a-f]{16}$/);
  expect(Object.keys(line?.["stages"] as object)).toEqual(
    expect.arrayContaining(["identify", "recall", "upstream", "remember"]),
  );
  expect(lines.join()).not.toContain(CANARY);
  expect(lines.join()).not.toContain(person.tenant);
});

test("the line of a user has the same digest each time, and another than that of any other user", async () => {
  const { send } = deployment({ LOG_LEVEL: "info" });
  const [one, other] = [new Person(), new Person()];
  for (const person of [one, one, other]) await send(person.request("Hello"));
  const [first, second, third] = exchangeLines().map(({ scope }) => scope);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("hits, passes and failures leave a line each, with what happened", async () => {
  const { send } = deployment({ LOG_LEVEL: "info" });
  const person = new Person();
  const question = "What is the capital of Paraguay?";
  for (let i = 0; i < 2; i += 1) await send(person.request(question));
  const off = { "throughline-memory": "off", "cache-control": "no-store" };
  await send(person.request("Hello", { headers: off }));
  const down = deployment({ LOG_LEVEL: "info" }, () => ({
    upstream: { send: () => Promise.reject(new Error("connection refused")) },
  }));
  await down.send(person.request("Hello again"));
  expect(exchangeLines().map(({ status, cache, error, memory }) => [status, cache, error, memory])).toEqual([
    [200, "miss", undefined, "on"],
    [200, "hit:exact", undefined, "on"],
    [200, "bypass:no-store", undefined, "off"],
    [502, "none", "upstream_unreachable", "off"],
  ]);
});

test("by default an exchange leaves no line", async () => {
  await deployment({}).send(new Person().request("Hello"));
  expect(lines).toEqual([]);
});

test("a request id that may be somebody's words stays out of the line", async () => {
  const { send } = deployment({ LOG_LEVEL: "info" });
  await send(new Person().request("Hello", { headers: { "x-request-id": `ask ${CANARY}` } }));
  expect(lines.join()).not.toContain(CANARY);
});

test("answers of the proxy's own bear the caller's request id, or a new one", async () => {
  const { get } = deployment({});
  expect((await get("/healthz", { "x-request-id": "mine" })).headers.get("x-request-id")).toBe("mine");
  expect((await get("/nothing", { "x-request-id": "mine" })).headers.get("x-request-id")).toBe("mine");
  expect((await get("/healthz")).headers.get("x-request-id")).toMatch(/^req_/);
});

test("/healthz says the version, and asks nobody", async () => {
  const { get } = deployment({}, () => ({ tenantDirectory: null as never, memory: null as never }));
  expect(await (await get("/healthz")).json()).toEqual({ status: "ok", version: "0.1.0", upstream: "upstream.test" });
});

const readiness = async ({ get }: ReturnType<typeof deployment>, query = "") => {
  const response = await get(`/readyz${query}`);
  return { code: response.status, ...(await response.json<{ status: string; reasons: { service: string }[] }>()) };
};
const trueNow = Date.now.bind(Date);
let later = 0;
/** Goes on in time, so that what was asked is asked anew. */
const past = (ms = 5_000) => vi.spyOn(Date, "now").mockReturnValue(trueNow() + (later += ms));

test("/readyz is ready while all is well", async () => {
  past();
  expect(await readiness(deployment({}))).toMatchObject({ code: 200, status: "ready", version: "0.1.0", reasons: [] });
});

test("/readyz names the upstream that chats could not reach, until one does", async () => {
  let isDown = true;
  const one = deployment({}, ({ upstream }) => ({
    upstream: { send: (request) => (isDown ? Promise.reject(new Error("refused")) : upstream.send(request)) },
  }));
  const person = new Person();
  for (let i = 0; i < 3; i += 1) await one.send(person.request("Hello"));
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 3 };
  expect(await readiness(one)).toMatchObject({ code: 503, status: "unready", reasons: [reason] });
  const warnings = lines.map((line) => JSON.parse(line) as { event: string; advice?: string });
  expect(warnings).toMatchObject([{ event: "upstream_unreachable", reason: "upstream", count: 1 }]);
  expect(warnings[0]?.advice).toContain("UPSTREAM_BASE_URL");
  isDown = false;
  await one.send(person.request("Hello"));
  expect(await readiness(one)).toMatchObject({ code: 200, status: "ready" });
});

test("an answer of the stand-in says nothing of the upstream: /readyz goes on naming it, and no line is repeated", async () => {
  const one = deployment({}, () => ({ upstream: { send: () => Promise.reject(new Error("refused")) } }));
  const person = new Person();
  for (let i = 0; i < 3; i += 1) {
    expect((await one.send(person.request("Hello"))).status).toBe(502);
    expect((await one.send(person.request("Hello", { body: { model: "stand-in" } }))).status).toBe(200);
  }
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 3 };
  expect(await readiness(one)).toMatchObject({ code: 503, status: "unready", reasons: [reason] });
  expect(lines.filter((line) => line.includes("upstream_unreachable"))).toHaveLength(1);
});

test("/readyz asks an upstream of which no chat tells if it is told to, without a key, and not each time", async () => {
  const knocks: Request[] = [];
  let isDown = true;
  const one = deployment({ UPSTREAM_API_KEY: "sk-operator" }, () => ({
    upstream: {
      send: (request) => {
        knocks.push(request);
        return isDown ? Promise.reject(new Error("refused")) : Promise.resolve(new Response(null, { status: 401 }));
      },
    },
  }));
  past(60_000);
  expect(await readiness(one)).toMatchObject({ code: 200, status: "ready" });
  expect(knocks).toEqual([]);
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 1 };
  for (let i = 0; i < 3; i += 1) {
    expect(await readiness(one, "?ask=upstream")).toMatchObject({ code: 200, status: "degraded", reasons: [reason] });
  }
  expect(knocks.map(({ method, headers }) => [method, headers.get("authorization")])).toEqual([["HEAD", null]]);
  isDown = false;
  past(60_000);
  expect(await readiness(one, "?ask=upstream")).toMatchObject({ code: 200, status: "ready", reasons: [] });
  expect((await one.get("/readyz?ask=tea")).status).toBe(400);
});

test("callers who ask for the readiness together share one knock at the upstream and one at the storage", async () => {
  past(60_000);
  let [knocks, reads] = [0, 0];
  const one = deployment({}, ({ tenantDirectory }) => ({
    upstream: {
      send: async () => {
        knocks += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return new Response(null, { status: 401 });
      },
    },
    tenantDirectory: {
      ...tenantDirectory,
      accountOf: (...asked) => {
        reads += 1;
        return tenantDirectory.accountOf(...asked);
      },
    },
  }));
  const all = () => Promise.all(Array.from({ length: 20 }, () => readiness(one, "?ask=upstream")));
  for (const answer of await all()) expect(answer).toMatchObject({ code: 200, status: "ready" });
  expect([knocks, reads]).toEqual([1, 1]);
  // A clock that was set back makes no result last for longer.
  past(-30_000);
  await all();
  expect([knocks, reads]).toEqual([2, 2]);
});

test("/readyz is degraded, and not unready, where a fallback answers", async () => {
  const UPSTREAMS = '{"second":{"baseUrl":"http://second.test/openai/v1","apiKey":"k"}}';
  const one = deployment({ UPSTREAMS, UPSTREAM_FALLBACK: "second" }, ({ upstream }) => ({
    upstream: {
      send: (request) =>
        request.url.includes("second") ? upstream.send(request) : Promise.reject(new Error("refused")),
    },
  }));
  expect((await one.send(new Person().request("Hello"))).status).toBe(200);
  expect(await readiness(one)).toMatchObject({ code: 200, status: "degraded", reasons: [{ service: "upstream" }] });
});

test("/readyz names a storage that does not answer", async () => {
  past();
  const one = deployment({}, ({ tenantDirectory }) => ({
    tenantDirectory: { ...tenantDirectory, accountOf: () => Promise.reject(new Error("down")) },
  }));
  expect(await readiness(one)).toMatchObject({ code: 503, reasons: [{ service: "storage" }] });
});

test("a caller who hangs up says nothing of the upstream", async () => {
  const leaving = new AbortController();
  const one = deployment({}, () => ({
    upstream: {
      send: () => {
        leaving.abort();
        return Promise.reject(new Error("aborted"));
      },
    },
  }));
  await one.send(new Request(new Person().request("Hello"), { signal: leaving.signal }));
  expect((await readiness(one)).reasons.map(({ service }) => service)).not.toContain("upstream");
});

test.each<[string, Settings, Record<string, string>, number]>([
  ["a program on this machine", {}, {}, 200],
  ["anybody elsewhere", { HOST: "0.0.0.0" }, {}, 401],
  ["who brings the METRICS_KEY", { METRICS_KEY: "key-of-metrics" }, { authorization: "Bearer key-of-metrics" }, 200],
  ["who brings another", { METRICS_KEY: "key-of-metrics" }, { authorization: "Bearer key-of-others" }, 401],
  ["who brings none where one is set", { METRICS_KEY: "key-of-metrics" }, {}, 401],
  ["who brings the THROUGHLINE_KEY", { THROUGHLINE_KEY: "key-of-all" }, { "throughline-key": "key-of-all" }, 200],
  ["who brings no ADMIN_KEY", { ADMIN_KEY: "key-of-the-admin-1" }, { authorization: "Bearer sk" }, 401],
  [
    "who brings the ADMIN_KEY",
    { ADMIN_KEY: "key-of-the-admin-1" },
    { authorization: "Bearer key-of-the-admin-1" },
    200,
  ],
])("/metrics answers %s accordingly", async (_who, settings, headers, status) => {
  expect((await deployment(settings).get("/metrics", headers)).status).toBe(status);
});

test("/metrics counts exchanges, what they saved and what memory added, and names nobody", async () => {
  const one = deployment({ PRICES: '{"*":{"input":1,"output":2}}' });
  const person = new Person(CANARY);
  await one.send(person.request(`My cat is called ${CANARY}.`));
  await one.send(person.request("What is my cat called?"));
  const anybody = new Person();
  for (let i = 0; i < 2; i += 1) await one.send(anybody.request("What is the capital of Paraguay?"));
  await person.memory("/mem_none", "DELETE");
  const text = await (await one.get("/metrics")).text();
  const families = new Map(parsePrometheus(text).map((family) => [family.name, family.samples]));
  const sum = (name: string): number => (families.get(name) ?? []).reduce((all, { value }) => all + value, 0);
  expect(sum("throughline_exchanges_total")).toBe(4);
  expect(sum("throughline_saved_tokens_total")).toBe(15);
  expect(sum("throughline_memory_tokens_total")).toBeGreaterThan(20);
  expect(sum("throughline_saved_cost_total")).toBeCloseTo(20 / 1_000_000, 9);
  expect(sum("gen_ai_client_inference_usage_input_tokens_total")).toBe(30);
  for (const secret of [CANARY, person.tenant, "sk-test", anybody.user]) expect(text).not.toContain(secret);
});

test("/metrics times the chunks of a stream", async () => {
  const one = deployment({});
  await one.send(new Person().request("Tell me of the sea.", { stream: true }));
  const text = await (await one.get("/metrics")).text();
  const samples = parsePrometheus(text).flatMap((family) => family.samples);
  const count = (name: string) => samples.find((sample) => sample.name === `gen_ai_${name}_seconds_count`)?.value;
  expect(count("client_inference_time_to_first_chunk")).toBe(1);
  expect(count("client_inference_time_per_output_chunk")).toBeGreaterThan(0);
  expect(count("server_time_to_first_token")).toBe(1);
});

test("/metrics counts the operations of the convention that callers ask for", async () => {
  const one = deployment({});
  const person = new Person();
  const { id } = await (await person.memory("", "POST", { text: "Likes tea" })).json<{ id: string }>();
  await person.memory(`/${id}`, "PATCH", { pinned: true });
  await person.memory(`/${id}`, "DELETE");
  await person.erase();
  const text = await (await one.get("/metrics")).text();
  for (const operation of ["create_memory", "update_memory", "delete_memory", "delete_memory_store"])
    expect(text).toContain(
      `gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="${operation}",gen_ai_provider_name="throughline"} 1`,
    );
});

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

async function arrivedAt(log: string): Promise<LoggedRequest[]> {
  return (await fetch(`http://upstream.test/_log/${log}`)).json();
}

function collected(): { log: string; settings: Settings } {
  const log = crypto.randomUUID();
  const headers = `x-scripted-log=${log},x-scripted=${encodeURIComponent('{"body":"{}"}')}`;
  const settings = {
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://upstream.test/otlp",
    OTEL_EXPORTER_OTLP_HEADERS: headers,
    OTEL_SERVICE_NAME: "memory-of-the-app",
  };
  return { log, settings };
}

test("spans go out by themselves, some seconds after the first", async () => {
  const { log, settings } = collected();
  const before = Date.now();
  await deployment(settings).send(new Person().request("Hello"));
  expect(Date.now() - before).toBeLessThan(4_000);
  await expect.poll(() => arrivedAt(log), { timeout: 12_000, interval: 500 }).toHaveLength(2);
}, 20_000);

test("a collector gets the spans of an exchange in its caller's trace, and the counts", async () => {
  const { log, settings } = collected();
  const one = deployment(settings);
  const person = new Person(CANARY);
  await one.send(person.request(`My cat is called ${CANARY}.`, { headers: { traceparent: PARENT } }));
  // The provider is told that this request is between it and the caller.
  const told = (await person.sent()).at(-1)?.headers["traceparent"] ?? "";
  expect(told).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  expect(told).not.toBe(PARENT);

  await pushNow(one.ports.telemetry!, settingsOf({ ...env, ...settings }));
  const arrived = await arrivedAt(log);
  expect(arrived.map(({ url }) => new URL(url).pathname).toSorted()).toEqual(["/otlp/v1/metrics", "/otlp/v1/traces"]);
  const traces = arrived.find(({ url }) => url.endsWith("/traces"))?.body ?? "";
  for (const name of ["POST chat", "search_memory", "chat gpt-test", "upsert_memory"])
    expect(traces).toContain(`"name":"${name}"`);
  expect(traces).toContain('"parentSpanId":"b7ad6b7169203331"');
  expect(traces).toContain('"stringValue":"memory-of-the-app"');
  for (const { body } of arrived)
    for (const secret of [CANARY, person.tenant, "sk-test"]) expect(body).not.toContain(secret);
  expect(lines).toEqual([]);
});

test("no route, whatever it is sent and however it ends, leaves a word, a key or an id in a line, a metric or a span", async () => {
  const { log, settings } = collected();
  const one = deployment({ ...settings, LOG_LEVEL: "info" });
  const person = new Person(`user-${CANARY}`, `tenant-${CANARY}`);
  const headers = {
    ...person.headers,
    authorization: `Bearer sk-${CANARY}`,
    "throughline-conversation": `talk-${CANARY}`,
    "x-request-id": `of ${CANARY}`,
    "user-agent": CANARY,
    cookie: `a=${CANARY}`,
    tracestate: `own=${CANARY}`,
    baggage: `user=${CANARY}`,
    traceparent: PARENT,
  };
  await one.send(person.request(`My cat is called ${CANARY}.`, { headers, body: { user: CANARY } }));
  const areas = await Promise.all(Object.entries(AREAS).map(async ([, load]) => load()));
  const fields = (names: readonly string[]) => JSON.stringify(Object.fromEntries(names.map((name) => [name, CANARY])));
  const sent = areas.flatMap(operationsOf).flatMap(({ method, path, fields: names, parameters }) => {
    const url = `http://127.0.0.1:8787/${path.replaceAll("{}", CANARY)}`;
    const query = `?${new URLSearchParams(parameters.map((name) => [name, CANARY])).toString()}`;
    const bodies = method === "GET" ? [undefined] : [fields(names ?? []), `{"${CANARY}":`, `{"text":"${CANARY}"}`];
    return bodies.flatMap((body) =>
      [url, url + query, `${url}?${CANARY}=1`].map((at) => [at, { method, headers, body }] as const),
    );
  });
  for (const [url, { body, ...init }] of sent)
    await one.send(new Request(url, { ...init, ...(body !== undefined && { body }) }));
  for (const path of [
    `/${CANARY}`,
    `/${CANARY}/v1/chat/completions`,
    `/https://${CANARY}.test/v1/models`,
    `/v1/${CANARY}`,
  ])
    await one.send(
      new Request(`http://127.0.0.1:8787${path}`, { method: "POST", headers, body: `{"model":"${CANARY}` }),
    );
  for (const tool of ["remember", "recall", CANARY])
    await one.send(mcpCall(person, "tools/call", { name: tool, arguments: { text: CANARY, query: CANARY } }, headers));
  await one.send(mcpCall(person, CANARY, {}, headers));
  expect(sent.length).toBeGreaterThan(150);
  const { text } = await collect(one, { log, settings });
  const metrics = await (await one.get("/metrics")).text();
  expect(lines.length).toBeGreaterThan(0);
  expect(text).toContain("upsert_memory");
  for (const told of [lines.join("\n"), metrics, text.replaceAll(`own=${CANARY}`, "")]) {
    const at = told.indexOf(CANARY);
    expect(at < 0 ? "" : told.slice(Math.max(0, at - 200), at + 50)).toBe("");
  }
}, 60_000);

interface SentSpan {
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
async function collect(one: ReturnType<typeof deployment>, { log, settings }: ReturnType<typeof collected>) {
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

const attributesOf = ({ attributes }: SentSpan): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

function mcpCall(person: Person, method: string, params: object, headers: Record<string, string> = {}): Request {
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

const OF_HTTP = "00-11111111111111111111111111111111-2222222222222222-01";

test("a tool call is a span in the trace of its _meta, and the operation on memory is under it", async () => {
  const into = collected();
  const one = deployment(into.settings);
  const person = new Person(CANARY);
  const sent = { traceparent: PARENT, tracestate: "vendor=of-the-client" };
  const call = (name: string, args: object) =>
    one.send(mcpCall(person, "tools/call", { name, arguments: args, _meta: sent }, { traceparent: OF_HTTP }));
  await call("remember", { text: `My cat is called ${CANARY}.` });
  await call("recall", { query: `Who is ${CANARY}?` });
  const { spans, text } = await collect(one, into);
  expect(spans.map(({ name }) => name).toSorted()).toEqual([
    "create_memory",
    "search_memory",
    "tools/call recall",
    "tools/call remember",
  ]);
  const named = (name: string) => spans.find((span) => span.name === name)!;
  const [recall, search] = [named("tools/call recall"), named("search_memory")];
  expect(recall).toMatchObject({
    traceId: "0af7651916cd43dd8448eb211c80319c",
    parentSpanId: "b7ad6b7169203331",
    traceState: "vendor=of-the-client",
    links: [{ traceId: "1".repeat(32), spanId: "2".repeat(16) }],
  });
  expect(search).toMatchObject({ traceId: recall.traceId, parentSpanId: recall.spanId, traceState: recall.traceState });
  expect(attributesOf(recall)).toMatchObject({
    "mcp.method.name": "tools/call",
    "mcp.protocol.version": "2025-06-18",
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "recall",
  });
  expect(attributesOf(search)).toMatchObject({
    "gen_ai.operation.name": "search_memory",
    "gen_ai.provider.name": "throughline",
    "gen_ai.memory.record.count": "1",
  });
  for (const secret of [CANARY, person.tenant, "sk-test"]) expect(text).not.toContain(secret);
});

test("a request of MCP joins the trace of its HTTP request if its _meta names none, and tells how it failed", async () => {
  const into = collected();
  const one = deployment(into.settings);
  const person = new Person(CANARY);
  const from = { traceparent: OF_HTTP };
  await one.send(mcpCall(person, "tools/call", { name: "forget", arguments: { id: `mem_${CANARY}` } }, from));
  await one.send(mcpCall(person, `ask/${CANARY}`, { _meta: { traceparent: 7 } }, from));
  await one.send(mcpCall(person, "tools/call", { name: CANARY, arguments: {} }, from));
  await one.send(mcpCall(person, "tools/list", {}, from));
  const { spans, text } = await collect(one, into);
  expect(spans.map((span) => [span.name, attributesOf(span)["error.type"], span.status !== undefined])).toEqual([
    ["tools/call forget", "tool_error", true],
    ["_OTHER", "-32601", true],
    ["tools/call _OTHER", "-32602", true],
    ["tools/list", undefined, false],
  ]);
  for (const { traceId, parentSpanId } of spans)
    expect([traceId, parentSpanId]).toEqual(["1".repeat(32), "2".repeat(16)]);
  expect(text).not.toContain(CANARY);
  const metrics = await (await one.get("/metrics")).text();
  expect(metrics).toContain(
    'mcp_server_operation_duration_seconds_count{mcp_method_name="tools/call",gen_ai_operation_name="execute_tool",gen_ai_tool_name="forget",error_type="tool_error"} 1',
  );
  expect(metrics).not.toContain(CANARY);
});

test("an operation on memory over HTTP joins its caller's trace, and tells the code of its error", async () => {
  const into = collected();
  const one = deployment(into.settings);
  const person = new Person(CANARY);
  const send = (path: string, method: string, body?: object) =>
    one.send(
      new Request(`http://throughline.test/memory${path}`, {
        method,
        headers: { ...person.headers, "content-type": "application/json", traceparent: PARENT },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  await send("", "POST", { text: `My cat is called ${CANARY}.` });
  await send("/recall", "POST", { query: CANARY });
  await send("/mem_01m8k5wh5cnqth9dv8ds4a4rm6", "DELETE");
  const { spans, text } = await collect(one, into);
  expect(spans.map((span) => [span.name, span.parentSpanId, attributesOf(span)["error.type"]])).toEqual([
    ["create_memory", "b7ad6b7169203331", undefined],
    ["search_memory", "b7ad6b7169203331", undefined],
    ["delete_memory", "b7ad6b7169203331", "not_found"],
  ]);
  for (const secret of [CANARY, person.tenant]) expect(text).not.toContain(secret);
});

test("without a collector the caller's trace goes on as it came", async () => {
  const person = new Person();
  await deployment({}).send(person.request("Hello", { headers: { traceparent: PARENT } }));
  expect((await person.sent()).at(-1)?.headers["traceparent"]).toBe(PARENT);
});

test("a collector that fails is told in one line, and costs nobody their answer", async () => {
  const { settings } = collected();
  const one = deployment({
    ...settings,
    OTEL_EXPORTER_OTLP_HEADERS: "x-scripted=%7B%22status%22%3A503%2C%22body%22%3A%22%22%7D",
  });
  expect((await one.send(new Person().request("Hello"))).status).toBe(200);
  await pushNow(one.ports.telemetry!, settingsOf({ ...env, ...settings }));
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { event: "telemetry_not_sent", reason: "status 503" },
  ]);
});
