import type { Histogram } from "../runtime/histogram.ts";
import type { AnswerCost } from "./answer-store.ts";

/** Milliseconds that each part of an exchange took, and when it began after the request came in. */
export interface StageTime {
  readonly from: number;
  readonly ms: number;
}

export type StageTimes = ReadonlyMap<string, StageTime>;

/** All that logs, metrics and traces are told of an exchange: codes, counts and times. No content, and no id of a user. */
export interface ObservedExchange {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly dialect: string;
  /** The name of the upstream: `default`, a name in `UPSTREAMS`, or `listed` for a host in the path. */
  readonly upstream: string;
  /** The convention's name for whoever answers there, or that of the upstream if it has none. */
  readonly provider: string;
  /** As the caller wrote it. It becomes a label if the upstream took it. */
  readonly model: string;
  readonly stream: boolean;
  readonly status: number;
  /** The code of the proxy's own error. Null for an answer. */
  readonly error: string | null;
  /** The outcome of the cache and its reason, such as `hit:exact`. */
  readonly cache: string;
  /** The mode of memory, or `degraded:` and the reason. */
  readonly memory: string;
  readonly recalled: number;
  /** Tokens that memory and rules added to the request. */
  readonly memoryTokens: number;
  /** Null if the provider did not count them, or was not asked. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Tokens of the input that the provider read from its own cache of prompts, or wrote there. Null if it does not say. */
  readonly promptCacheRead: number | null;
  readonly promptCacheWritten: number | null;
  /** Tokens of the output with which the model reasoned. Null if the provider does not say. */
  readonly reasoning: number | null;
  /** The cost of the answer that the cache served instead. Null if it served none. */
  readonly saved: AnswerCost | null;
  readonly stages: StageTimes;
  /** The seconds between the chunks of a stream. Null if there were no two. */
  readonly betweenChunks: Histogram | null;
}

export const NO_STAGES: StageTimes = new Map();

/** Returns an exchange in which nothing has happened yet, to be filled in. */
export const untouched = (id: string, startedAt: number): ObservedExchange => ({
  id,
  startedAt,
  durationMs: 0,
  dialect: "none",
  upstream: "default",
  provider: "default",
  model: "",
  stream: false,
  status: 0,
  error: null,
  cache: "none",
  memory: "off",
  recalled: 0,
  memoryTokens: 0,
  inputTokens: null,
  outputTokens: null,
  promptCacheRead: null,
  promptCacheWritten: null,
  reasoning: null,
  saved: null,
  stages: NO_STAGES,
  betweenChunks: null,
});
