import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsePrometheus } from "../support/prometheus-parser.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* The operator's view of the running product: its log as it is printed, its health and its metrics. */

const WORD = "zoracanary";

let upstream: UpstreamServer;
let product: Product;
beforeAll(async () => {
  upstream = await startUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, LOG_LEVEL: "info" } });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const lines = () =>
  product
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("an exchange is printed as one line, without a word of it or of its user", async () => {
  const talker = talkerTo(product, WORD);
  await talker.say(`My cat is called ${WORD}.`);
  await expect.poll(() => lines().filter(({ event }) => event === "exchange")).toHaveLength(1);
  expect(lines()[0]).toMatchObject({ dialect: "chat", upstream: "default", status: 200, memory: "on" });
  expect(product.output()).not.toContain(WORD);
});

test("/metrics is what Prometheus reads, with the exchange in it", async () => {
  const families = parsePrometheus(await (await fetch(`${product.url}/metrics`)).text());
  const exchanges = families.find(({ name }) => name === "throughline_exchanges_total");
  expect(exchanges?.samples.reduce((sum, { value }) => sum + value, 0)).toBe(1);
});

const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;

test("promtool accepts /metrics", async ({ skip }) => {
  skip(!hasPromtool, "promtool is not installed (Debian: the package prometheus)");
  const headers = { "throughline-user": WORD, accept: "application/json, text/event-stream" };
  const call = { name: "recall", arguments: { query: WORD } };
  await fetch(`${product.url}/mcp`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", "mcp-protocol-version": "2025-06-18" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: call }),
  });
  await fetch(`${product.url}/memory/${WORD}`, { headers });
  const input = await (await fetch(`${product.url}/metrics`)).text();
  expect(input).toContain("mcp_server_operation_duration_seconds_bucket");
  const { status, stderr, stdout } = spawnSync("promtool", ["check", "metrics"], { input, encoding: "utf8" });
  expect({ status, told: stderr + stdout }).toEqual({ status: 0, told: "" });
});

test("promtool accepts the alerts", ({ skip }) => {
  skip(!hasPromtool, "promtool is not installed (Debian: the package prometheus)");
  const rules = `${import.meta.dirname}/../../deploy/alerts.yaml`;
  const { status, stdout } = spawnSync("promtool", ["check", "rules", rules], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining("SUCCESS: 6 rules found") as string,
  });
});

test("a dead upstream is printed once, with advice, and /readyz names it", async () => {
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  await upstream.close();
  const talker = talkerTo(product, WORD);
  for (let i = 0; i < 5; i += 1) expect((await talker.say("Is anybody there?")).response?.status).toBe(502);
  const ready = await fetch(`${product.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    status: "unready",
    reasons: [{ service: "upstream", reason: "upstream_unreachable", failures: 5 }],
  });
  const warned = lines().filter(({ event }) => event === "upstream_unreachable");
  expect(warned).toHaveLength(1);
  expect(warned[0]?.["advice"]).toContain("UPSTREAM_BASE_URL");
});
