import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { exchangeSpans } from "../../../src/metrics/exchange-spans.ts";
import { forgetModels } from "../../../src/metrics/model-labels.ts";
import { ATTRIBUTES, METRICS, OPERATIONS } from "../../../src/metrics/names.ts";
import { metricsBody, tracesBody } from "../../../src/metrics/otlp.ts";
import { prometheusName, prometheusText } from "../../../src/metrics/prometheus.ts";
import {
  counted,
  countError,
  countExchange,
  countMemoryOperation,
  forgetCounts,
} from "../../../src/metrics/registry.ts";
import { snapshot } from "../../../src/metrics/snapshot.ts";
import { traceOf, traceparentOf } from "../../../src/metrics/trace-context.ts";
import { type ObservedExchange, untouched } from "../../../src/ports/observed-exchange.ts";
import { parsePrometheus } from "../../support/prometheus-parser.ts";

const PRICES = new Map([
  ["gpt-test", { input: 2, output: 10 }],
  ["*", { input: 1, output: 1 }],
]);

const exchange = (more: Partial<ObservedExchange> = {}): ObservedExchange => ({
  ...untouched("exc_1", 1_000),
  durationMs: 500,
  dialect: "chat",
  model: "gpt-test",
  status: 200,
  cache: "miss",
  memory: "on",
  stages: new Map([
    ["identify", { from: 0, ms: 1 }],
    ["recall", { from: 1, ms: 4 }],
    ["upstream", { from: 6, ms: 200 }],
    ["remember", { from: 450, ms: 20 }],
  ]),
  ...more,
});

const read = () => parsePrometheus(prometheusText(snapshot(counted(), PRICES)));
const valueOf = (name: string, labels: Record<string, string> = {}): number | undefined =>
  read()
    .flatMap(({ samples }) => samples)
    .find((one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value))
    ?.value;
const seriesCount = (): number => read().reduce((sum, { samples }) => sum + samples.length, 0);

const live = (from: number, to: number): number => {
  for (let user = from; user < to; user += 1) {
    countExchange(exchange({ id: `exc_${user}`, model: "gpt-test" }));
    countExchange(exchange({ id: `exc_${user}`, model: `made-up-${user}`, status: 404 }));
    countExchange(exchange({ cache: "hit:exact", memory: "off", stages: new Map() }));
  }
  return seriesCount();
};

const headers = (traceparent: string): Headers => new Headers({ traceparent });

beforeEach(() => {
  forgetCounts();
  forgetModels();
});

describe("/metrics", () => {
  it("is what Prometheus reads, whatever a label holds", () => {
    countExchange(exchange());
    countExchange(exchange({ cache: 'bypass:"\\\n', model: 'a"b\\c\nd', status: 500 }));
    countError("memory_unavailable");
    countMemoryOperation("delete_memory", 3, "not_found");
    expect(read().length).toBeGreaterThan(8);
  });

  it("counts exchanges by what cache and memory did, and times under their buckets", () => {
    for (let i = 0; i < 3; i += 1) countExchange(exchange({ inputTokens: 10, outputTokens: 5 }));
    countExchange(exchange({ status: 0, error: "upstream_timeout", cache: "none" }));
    expect(valueOf("throughline_exchanges_total", { throughline_cache: "miss" })).toBe(3);
    expect(valueOf("throughline_exchanges_total", { http_response_status_code: "upstream_timeout" })).toBe(1);
    expect(valueOf("gen_ai_client_inference_usage_input_tokens_total", { gen_ai_request_model: "gpt-test" })).toBe(30);
    // Asked at 6 ms, answered at 450 ms: the proxy's own writing after it is not the provider's time.
    const took = (le: string) => valueOf("gen_ai_client_inference_duration_seconds_bucket", { le });
    expect([took("0.32"), took("0.64")]).toEqual([0, 3]);
    expect(valueOf("gen_ai_client_operation_duration_seconds_count", { gen_ai_operation_name: "search_memory" })).toBe(
      4,
    );
  });

  it("tells what was saved net of what memory cost, at the operator's prices", () => {
    const saved = { promptTokens: 1_000_000, completionTokens: 500_000, ms: 900 };
    countExchange(exchange({ memoryTokens: 250_000 }));
    countExchange(exchange({ cache: "hit:exact", saved, stages: new Map() }));
    expect(valueOf("throughline_saved_cost_total")).toBe(7);
    expect(valueOf("throughline_memory_cost_total")).toBe(0.5);
    expect(valueOf("throughline_saved_tokens_total", { throughline_token: "output" })).toBe(500_000);
  });

  it("tells no costs without prices", () => {
    countExchange(exchange());
    expect(prometheusText(snapshot(counted(), null))).not.toContain("_cost_");
  });

  it("has as many series after 10,000 users, models and ids as after 10", () => {
    const few = live(0, 10);
    expect(live(10, 10_000)).toBe(few);
  });

  it("keeps at most forty models and two thousand combinations, whoever asks for what", () => {
    for (let i = 0; i < 5_000; i += 1) countExchange(exchange({ model: `m-${i}`, provider: `p-${i}` }));
    const models = new Set(
      read().flatMap(({ samples }) => samples.flatMap(({ labels }) => labels["gen_ai_request_model"] ?? [])),
    );
    expect(models.size).toBeLessThanOrEqual(41);
    expect([...counted().series].length).toBeLessThanOrEqual(2_001);
    expect(valueOf("throughline_exchanges_total", { throughline_cache: "_other" })).toBe(3_000);
  });

  it("costs at most ten microseconds of CPU an exchange", () => {
    const one = exchange();
    for (let i = 0; i < 20_000; i += 1) countExchange(one);
    const from = process.cpuUsage();
    for (let i = 0; i < 100_000; i += 1) countExchange(one);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 100_000).toBeLessThan(10);
  });
});

describe("the trace of an exchange", () => {
  const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  it("joins its caller's, and follows its decision", () => {
    const trace = traceOf(headers(parent), 0);
    expect(trace).toMatchObject({
      traceId: "0af7651916cd43dd8448eb211c80319c",
      parentId: "b7ad6b7169203331",
      sampled: true,
    });
    expect(traceOf(headers(parent.replace(/01$/, "00")), 1).sampled).toBe(false);
    expect(traceparentOf(trace)).toBe(`00-${trace.traceId}-${trace.spanId}-01`);
    expect(trace.spanId).not.toBe(trace.parentId);
  });

  it.each([
    "",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
  ])("begins anew after %j, which is none", (given) => {
    const trace = traceOf(headers(given), 1);
    expect(trace).toMatchObject({ parentId: null, sampled: true });
    expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("has a span for the request and under it one for each part, in its time", () => {
    const trace = traceOf(headers(parent), 1);
    const [root, ...parts] = exchangeSpans(exchange({ inputTokens: 10, recalled: 2 }), trace);
    expect(root).toMatchObject({ name: "POST chat", kind: "server", spanId: trace.spanId, parentId: trace.parentId });
    expect(parts.map(({ name }) => name)).toEqual(["identify", "search_memory", "chat gpt-test", "upsert_memory"]);
    for (const part of parts) {
      expect(part.parentId).toBe(trace.spanId);
      expect(part.from).toBeGreaterThanOrEqual(root?.from ?? 0);
      expect(part.to).toBeLessThanOrEqual(root?.to ?? 0);
    }
    expect(parts[2]?.attributes).toMatchObject({ "gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 10 });
    expect(parts[1]?.attributes).toMatchObject({ "gen_ai.memory.record.count": 2 });
  });
});

/** The names of OpenTelemetry's conventions that may be used: of generative AI, v0.1.0, and of MCP. */
const CONVENTION =
  /^(?:gen_ai\.(?:operation\.name|provider\.name|(?:tool|prompt)\.name|request\.(?:model|stream)|usage\.(?:input|output)_tokens|memory\.record\.count|token\.modality|conversation\.id|client\.(?:operation\.duration|inference\.(?:duration|time_to_first_chunk|usage\.(?:input|output)_tokens)))|mcp\.(?:method\.name|protocol\.version|server\.operation\.duration)|error\.type|rpc\.response\.status_code|network\.transport|http\.response\.status_code|service\.version)$/;

describe("what is pushed", () => {
  it("has names of the convention or of its own, and no other under gen_ai", () => {
    for (const name of [...Object.values(METRICS), ...Object.values(ATTRIBUTES)]) {
      expect(name).toMatch(name.startsWith("throughline.") ? /^throughline(?:\.[a-z]+)+$/ : CONVENTION);
    }
    expect(Object.values(OPERATIONS)).toEqual(
      expect.arrayContaining(["create_memory", "search_memory", "update_memory", "upsert_memory", "delete_memory"]),
    );
  });

  it("is OTLP in JSON", () => {
    countExchange(exchange());
    const resource = { service: "throughline", instance: "i1" };
    const spans = exchangeSpans(exchange(), traceOf(new Headers(), 1));
    const traces = JSON.parse(tracesBody(spans, resource)) as {
      resourceSpans: { scopeSpans: { spans: object[] }[] }[];
    };
    const [root] = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(root).toMatchObject({ kind: 2, startTimeUnixNano: "1000000000", endTimeUnixNano: "1500000000" });
    const metrics = JSON.parse(metricsBody(snapshot(counted(), null), resource, 1, 2)) as {
      resourceMetrics: { scopeMetrics: { metrics: { name: string; histogram?: { dataPoints: object[] } }[] }[] }[];
    };
    const written = metrics.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? [];
    const inference = written.find(({ name }) => name === "gen_ai.client.inference.duration");
    expect(inference?.histogram?.dataPoints[0]).toMatchObject({ count: "1", sum: 0.444 });
  });
});

describe("the dashboard", () => {
  interface Panel {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }
  const dashboard = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../../docs/grafana/throughline.json`, "utf8"),
  ) as { readonly panels: readonly Panel[] };
  const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

  it("shows first what was saved net of what memory cost", () => {
    const [first] = dashboard.panels;
    expect(first?.title).toBe("Saved, net of what memory cost");
    expect(first?.targets?.[0]?.expr).toMatch(/throughline_saved_cost_total.* - .*throughline_memory_cost_total/s);
  });

  it("names metrics and labels that exist", () => {
    const known = snapshot(counted(), PRICES).map(prometheusName);
    const attributes = new Set([...Object.values(ATTRIBUTES).map((name) => name.replaceAll(".", "_")), "le"]);
    for (const expression of expressions) {
      for (const [name = ""] of expression.matchAll(/\b(?:throughline|gen_ai)_\w+/g)) {
        const base = name.replace(/_(?:bucket|sum|count)$/, "");
        expect(known.includes(base) || known.includes(name) || attributes.has(name), name).toBe(true);
      }
      for (const [, label = ""] of expression.matchAll(/by \(([\w, ]+)\)/g))
        for (const one of label.split(/,\s*/)) expect(attributes.has(one), one).toBe(true);
    }
  });

  it("shows every metric", () => {
    const shown = expressions.join("\n");
    for (const metric of snapshot(counted(), PRICES)) expect(shown, metric.name).toContain(prometheusName(metric));
  });
});
