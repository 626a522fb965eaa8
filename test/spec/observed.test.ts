import { expect, test } from "vitest";
import { AREAS } from "../../src/api/areas.ts";
import {
  collect,
  collected,
  deployment,
  lines,
  PARENT,
  type Settings,
  watchDeployments,
  CANARY,
  mcpCall,
} from "../support/observed-deployment.ts";
import { Person } from "../support/person.ts";
import { operationsOf } from "../support/random-requests.ts";
import { parsePrometheus } from "../support/prometheus-parser.ts";

/* The operator's view: the line of an exchange, metrics, traces, health. None of it holds content or names anybody. */

watchDeployments();

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

/** Returns a body that holds the canary in each of these fields. */
const fields = (names: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name, CANARY])));

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
