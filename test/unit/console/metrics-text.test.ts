import { expect, test } from "vitest";
import { quantileMs, samplesIn, sumOf, sumsBy } from "../../../src/console/app/metrics-text.ts";
import { prometheusText } from "../../../src/metrics/prometheus.ts";
import { counted, countError, countExchange, forgetCounts } from "../../../src/metrics/registry.ts";
import { snapshot } from "../../../src/metrics/snapshot.ts";
import { untouched } from "../../../src/ports/observed-exchange.ts";

/* The console reads what `/metrics` answers, under the names that it has there. */

const stages = (ms: number) => new Map([["recall", { from: 0, ms }]]);

test("counts by label and quantiles come out of the text as they were counted", () => {
  forgetCounts();
  const exchange = { ...untouched("exc_1", 0), dialect: "chat", status: 200, cache: "miss", memory: "on" };
  for (let i = 0; i < 9; i += 1) countExchange({ ...exchange, stages: stages(3) });
  countExchange({ ...exchange, memory: "degraded:deadline", stages: stages(100) });
  countError('odd "code"');
  const samples = samplesIn(prometheusText(snapshot(counted(), { prices: null, oldNames: false })));
  expect(sumOf(samples, "throughline_exchanges_total")).toBe(10);
  expect(sumsBy(samples, "throughline_exchanges_total", "throughline_memory").get("degraded:deadline")).toBe(1);
  expect(sumsBy(samples, "throughline_errors_total", "error_type").get('odd "code"')).toBe(1);
  const recall = (share: number) =>
    quantileMs(samples, "throughline_stage_duration_seconds", { throughline_stage: "recall" }, share);
  expect(recall(0.5)).toBe(4);
  expect(recall(0.95)).toBe(128);
  expect(quantileMs(samples, "throughline_stage_duration_seconds", { throughline_stage: "none" }, 0.5)).toBeNull();
});
