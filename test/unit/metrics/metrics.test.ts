import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { exchangeSpans } from "../../../src/metrics/exchange-spans.ts";
import { forgetModels } from "../../../src/metrics/model-labels.ts";
import {
  ATTRIBUTES,
  CHUNK_SECONDS,
  METRICS,
  OLD_ATTRIBUTES,
  OLD_METRICS,
  OPERATIONS,
} from "../../../src/metrics/names.ts";
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
import { providerOf } from "../../../src/metrics/provider-names.ts";
import { newHistogram, record } from "../../../src/runtime/histogram.ts";
import { traceOf, traceparentOf } from "../../../src/metrics/trace-context.ts";
import { type ObservedExchange, untouched } from "../../../src/ports/observed-exchange.ts";
import { ratioOf } from "../../support/processor-time.ts";
import { parsePrometheus } from "../../support/prometheus-parser.ts";

const PRICES = new Map([
  ["gpt-test", { input: 2, output: 10 }],
  ["*", { input: 1, output: 1 }],
]);

const TOLD = { prices: PRICES, oldNames: false };

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

const often = (work: () => unknown) => () => {
  for (let i = 0; i < 20_000; i += 1) work();
};

/** A stream that began at 100 ms and ended at 400 ms, in three chunks. */
const stream = (more: Partial<ObservedExchange> = {}): ObservedExchange => {
  const betweenChunks = newHistogram(CHUNK_SECONDS);
  for (const seconds of [0.1, 0.2]) record(betweenChunks, seconds);
  return exchange({
    stream: true,
    inputTokens: 1_000,
    outputTokens: 31,
    promptCacheRead: 600,
    promptCacheWritten: 200,
    reasoning: 20,
    betweenChunks,
    stages: new Map([
      ["upstream", { from: 10, ms: 40 }],
      ["first_chunk", { from: 10, ms: 90 }],
      ["remember", { from: 400, ms: 20 }],
    ]),
    ...more,
  });
};

const toldWith = (oldNames: boolean) =>
  parsePrometheus(prometheusText(snapshot(counted(), { prices: PRICES, oldNames })));
const read = () => toldWith(false);
const valueOf = (name: string, labels: Record<string, string> = {}): number | undefined =>
  read()
    .flatMap(({ samples }) => samples)
    .find((one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value))
    ?.value;
const seriesCount = (): number => read().reduce((sum, { samples }) => sum + samples.length, 0);

const labelsOf = (oldNames: boolean, name: string) =>
  toldWith(oldNames).flatMap(({ samples }) => samples.filter((one) => one.name === name).map(({ labels }) => labels));
const attributesOf = (oldNames: boolean) =>
  exchangeSpans(stream(), traceOf(new Headers(), 1), oldNames)
    .map(({ attributes }) => Object.keys(attributes))
    .flat();
const namesOf = (oldNames: boolean) => toldWith(oldNames).map(({ name }) => name);

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

  it("counts what providers say of their cache and of reasoning, as parts of the other tokens", () => {
    for (let i = 0; i < 2; i += 1) countExchange(stream());
    countExchange(exchange({ inputTokens: 10, outputTokens: 5 }));
    const usage = (name: string) => valueOf(`gen_ai_client_inference_usage_${name}_total`);
    expect(usage("input_tokens")).toBe(2_010);
    expect(usage("cache_read_input_tokens")).toBe(1_200);
    expect(usage("cache_write_input_tokens")).toBe(400);
    expect(usage("reasoning_output_tokens")).toBe(40);
    const sizes = "gen_ai_client_inference_operation_input_tokens";
    expect([valueOf(`${sizes}_count`), valueOf(`${sizes}_bucket`, { le: "16" })]).toEqual([3, 1]);
  });

  it("times the chunks of a stream for the provider, and its tokens for the caller", () => {
    countExchange(stream());
    // An answer that came at once, a stored one and a stream that broke off have no such times.
    countExchange(exchange({ inputTokens: 10, outputTokens: 5 }));
    countExchange(exchange({ cache: "hit:exact", stream: true, stages: new Map() }));
    countExchange(stream({ error: "upstream_broke_off", status: 502 }));
    const told = (name: string) => [valueOf(`${name}_seconds_count`), valueOf(`${name}_seconds_sum`)];
    const ofChunks = valueOf("gen_ai_client_inference_time_per_output_chunk_seconds_bucket", { le: "0.1" });
    expect(ofChunks).toBe(2);
    expect(told("gen_ai_server_time_to_first_token")).toEqual([1, 0.1]);
    // 300 ms for the 30 tokens after the first.
    expect(told("gen_ai_server_time_per_output_token")).toEqual([1, 0.01]);
    expect(valueOf("gen_ai_server_request_duration_seconds_count", { error_type: "upstream_broke_off" })).toBe(1);
  });

  it("tells the old names of the convention beside the new ones, if an operator asks for them", () => {
    countExchange(stream());
    countMemoryOperation("search_memory", 3, null);
    const old = ["gen_ai_client_token_usage", "gen_ai_client_operation_time_to_first_chunk_seconds"];
    expect(namesOf(true)).toEqual(expect.arrayContaining([...old, ...namesOf(false)]));
    for (const name of old) expect(namesOf(false)).not.toContain(name);
    expect(labelsOf(true, "gen_ai_client_token_usage_sum")).toEqual([
      expect.objectContaining({ gen_ai_token_type: "input", gen_ai_system: "default" }),
      expect.objectContaining({ gen_ai_token_type: "output", gen_ai_system: "default" }),
    ]);
    const operations = (oldNames: boolean) =>
      labelsOf(oldNames, "gen_ai_client_operation_duration_seconds_count").map(
        (labels) => labels["gen_ai_operation_name"],
      );
    expect(operations(false)).not.toContain("chat");
    expect(operations(true)).toEqual([...operations(false), "chat"]);
    expect(attributesOf(true)).toEqual(expect.arrayContaining(Object.values(OLD_ATTRIBUTES).slice(0, 1)));
    expect(attributesOf(false)).not.toContain(OLD_ATTRIBUTES.provider);
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
    expect(prometheusText(snapshot(counted(), { prices: null, oldNames: false }))).not.toContain("_cost_");
  });

  it("has as many series after 10,000 users, models and ids as after 10", () => {
    const few = live(0, 10);
    expect(live(10, 10_000)).toBe(few);
  });

  it("keeps at most forty models and two thousand combinations, whoever asks for what", () => {
    for (let i = 0; i < 5_000; i += 1) countExchange(exchange({ model: `m-${i}`, cache: `c-${i}` }));
    const models = new Set(
      read().flatMap(({ samples }) => samples.flatMap(({ labels }) => labels["gen_ai_request_model"] ?? [])),
    );
    expect(models.size).toBeLessThanOrEqual(41);
    expect([...counted().series].length).toBeLessThanOrEqual(2_001);
    expect(valueOf("throughline_exchanges_total", { throughline_cache: "_other" })).toBe(3_000);
  });

  it("takes no longer for an exchange than a print of it, or little more", () => {
    const one = exchange();
    const counts = often(() => countExchange(one));
    const prints = often(() => JSON.stringify(one));
    expect(ratioOf(counts, prints, 3)).toBeLessThan(3);
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

  it("tells of a stream what its provider counted, and when it began", () => {
    const spans = exchangeSpans(stream({ dialect: "gemini", provider: "gcp.gemini" }), traceOf(headers(parent), 1));
    const inference = spans.find(({ kind }) => kind === "client");
    expect(inference?.name).toBe("generate_content gpt-test");
    expect(inference?.attributes).toMatchObject({
      "gen_ai.provider.name": "gcp.gemini",
      "gen_ai.usage.cache_read.input_tokens": 600,
      "gen_ai.usage.cache_write.input_tokens": 200,
      "gen_ai.usage.reasoning.output_tokens": 20,
      "gen_ai.response.time_to_first_chunk": 0.09,
    });
  });

  it.each([
    ["https://api.openai.com/v1/chat/completions", "openai"],
    ["https://our-name.openai.azure.com/openai/v1/responses", "azure.ai.openai"],
    ["https://api.anthropic.com/v1/messages", "anthropic"],
    ["https://generativelanguage.googleapis.com/v1beta/models/m:generateContent", "gcp.gemini"],
    ["https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1/chat/completions", "aws.bedrock"],
    ["https://api.groq.com/openai/v1/chat/completions", "groq"],
    ["https://notopenai.com/v1/chat/completions", "mine"],
    ["http://127.0.0.1:11434/v1/chat/completions", "mine"],
  ])("names whoever answers at %s as the convention does, or as the operator does: %s", (url, name) => {
    expect(providerOf(url, "mine")).toBe(name);
  });
});

/** The names of OpenTelemetry's conventions that may be used: of generative AI, v0.1.0, and of MCP. */
const CONVENTION =
  /^(?:gen_ai\.(?:operation\.name|provider\.name|(?:tool|prompt)\.name|request\.(?:model|stream)|usage\.(?:(?:cache_read\.|cache_write\.)?input|(?:reasoning\.)?output)_tokens|response\.time_to_first_chunk|memory\.record\.count|token\.modality|conversation\.id|client\.(?:operation\.duration|inference\.(?:duration|time_(?:to_first|per_output)_chunk|(?:usage|operation)\.(?:input|output)_tokens|usage\.(?:cache_(?:read|write)\.input|reasoning\.output)_tokens))|server\.(?:request\.duration|time_(?:to_first|per_output)_token))|mcp\.(?:method\.name|protocol\.version|server\.operation\.duration)|error\.type|rpc\.response\.status_code|network\.transport|http\.response\.status_code|service\.version)$/;

describe("what is pushed", () => {
  it("has names of the convention or of its own, and no other under gen_ai", () => {
    const old = [...Object.values(OLD_METRICS), ...Object.values(OLD_ATTRIBUTES)];
    for (const name of old) expect(name).toMatch(/^gen_ai\./);
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
    const metrics = JSON.parse(metricsBody(snapshot(counted(), { prices: null, oldNames: false }), resource, 1, 2)) as {
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
  const alerts = readFileSync(`${import.meta.dirname}/../../../deploy/alerts.yaml`, "utf8");
  const expressions = [
    ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ...[...alerts.matchAll(/^ +expr: (.+)$/gm)].map(([, expr = ""]) => expr),
  ];

  it("reads every alert", () => {
    expect(expressions.length - dashboard.panels.flatMap(({ targets = [] }) => targets).length).toBe(
      alerts.match(/- alert: /g)?.length,
    );
  });

  it("shows first what was saved net of what memory cost", () => {
    const [first] = dashboard.panels;
    expect(first?.title).toBe("Saved, net of what memory cost");
    expect(first?.targets?.[0]?.expr).toMatch(/throughline_saved_cost_total.* - .*throughline_memory_cost_total/s);
  });

  it("names metrics and labels that exist", () => {
    const known = snapshot(counted(), TOLD).map(prometheusName);
    const attributes = new Set([...Object.values(ATTRIBUTES).map((name) => name.replaceAll(".", "_")), "le"]);
    for (const expression of expressions) {
      for (const [name = ""] of expression.matchAll(/\b(?:throughline|gen_ai)_\w+/g)) {
        const base = name.replace(/_(?:bucket|sum|count)$/, "");
        expect(known.includes(base) || known.includes(name) || attributes.has(name), name).toBe(true);
      }
      for (const [, label = ""] of expression.matchAll(/by \(([\w, ]+)\)/g))
        for (const one of label.split(/,\s*/)) expect(attributes.has(one), one).toBe(true);
      for (const [, label = ""] of expression.matchAll(/[{,](\w+)=/g)) expect(attributes.has(label), label).toBe(true);
    }
  });

  it("shows every metric", () => {
    const shown = expressions.join("\n");
    for (const metric of snapshot(counted(), TOLD)) expect(shown, metric.name).toContain(prometheusName(metric));
  });
});
