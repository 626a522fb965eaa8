import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { settingsOf } from "../../src/config.ts";
import { pushNow } from "../../src/metrics/push.ts";
import {
  arrivedAt,
  collect,
  collected,
  deployment,
  lines,
  PARENT,
  type SentSpan,
  watchDeployments,
  CANARY,
  mcpCall,
} from "../support/observed-deployment.ts";
import { Person } from "../support/person.ts";

/* The spans of exchanges, of MCP calls and of operations on memory, as a collector gets them. */

watchDeployments();

test("spans go out by themselves, some seconds after the first", async () => {
  const { log, settings } = collected();
  await deployment(settings).send(new Person().request("Hello"));
  expect(await arrivedAt(log)).toEqual([]);
  await expect.poll(() => arrivedAt(log), { interval: 500 }).toHaveLength(2);
});

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

const attributesOf = ({ attributes }: SentSpan): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

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
