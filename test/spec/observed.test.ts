import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
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

const readiness = async ({ get }: ReturnType<typeof deployment>) => {
  const response = await get("/readyz");
  return { code: response.status, ...(await response.json<{ status: string; reasons: { service: string }[] }>()) };
};
let later = 0;
/** Goes on in time, so that the storage is asked anew. */
const past = () => vi.spyOn(Date, "now").mockReturnValue(Date.now() + (later += 5_000));

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
      `throughline_memory_operation_duration_seconds_count{gen_ai_operation_name="${operation}"} 1`,
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
