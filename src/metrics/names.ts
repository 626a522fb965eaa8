/*
 * The names of all metrics, spans and attributes, in one file. Those that begin with `gen_ai` or `mcp` are OpenTelemetry's
 * conventions for generative AI, v0.1.0 (in development), and for MCP; `throughline` marks the proxy's own. In Prometheus a
 * dot is an underscore, and the unit and `_total` stand at the end.
 */

export const METRICS = {
  exchanges: "throughline.exchanges",
  errors: "throughline.errors",
  stage: "throughline.stage.duration",
  savedTokens: "throughline.saved.tokens",
  memoryTokens: "throughline.memory.tokens",
  savedCost: "throughline.saved.cost",
  memoryCost: "throughline.memory.cost",
  spansDropped: "throughline.spans.dropped",
  build: "throughline.build",
  inference: "gen_ai.client.inference.duration",
  firstChunk: "gen_ai.client.inference.time_to_first_chunk",
  inputTokens: "gen_ai.client.inference.usage.input_tokens",
  betweenChunks: "gen_ai.client.inference.time_per_output_chunk",
  outputTokens: "gen_ai.client.inference.usage.output_tokens",
  cacheReadTokens: "gen_ai.client.inference.usage.cache_read.input_tokens",
  cacheWriteTokens: "gen_ai.client.inference.usage.cache_write.input_tokens",
  reasoningTokens: "gen_ai.client.inference.usage.reasoning.output_tokens",
  inputSizes: "gen_ai.client.inference.operation.input_tokens",
  outputSizes: "gen_ai.client.inference.operation.output_tokens",
  request: "gen_ai.server.request.duration",
  firstToken: "gen_ai.server.time_to_first_token",
  perToken: "gen_ai.server.time_per_output_token",
  memoryOperation: "gen_ai.client.operation.duration",
  mcp: "mcp.server.operation.duration",
} as const;

/**
 * The names that stood in the convention until v1.41, for boards that still ask for them. They are told beside the new
 * ones if `OTEL_SEMCONV_STABILITY_OPT_IN` says `gen_ai/dup`.
 */
export const OLD_METRICS = {
  inference: "gen_ai.client.operation.duration",
  firstChunk: "gen_ai.client.operation.time_to_first_chunk",
  betweenChunks: "gen_ai.client.operation.time_per_output_chunk",
  tokens: "gen_ai.client.token.usage",
} as const;

export const OLD_ATTRIBUTES = {
  provider: "gen_ai.system",
  tokenType: "gen_ai.token.type",
  cacheWriteTokens: "gen_ai.usage.cache_creation.input_tokens",
} as const;

export const ATTRIBUTES = {
  operation: "gen_ai.operation.name",
  provider: "gen_ai.provider.name",
  model: "gen_ai.request.model",
  stream: "gen_ai.request.stream",
  conversation: "gen_ai.conversation.id",
  inputTokens: "gen_ai.usage.input_tokens",
  outputTokens: "gen_ai.usage.output_tokens",
  cacheReadTokens: "gen_ai.usage.cache_read.input_tokens",
  cacheWriteTokens: "gen_ai.usage.cache_write.input_tokens",
  reasoningTokens: "gen_ai.usage.reasoning.output_tokens",
  firstChunk: "gen_ai.response.time_to_first_chunk",
  recordCount: "gen_ai.memory.record.count",
  modality: "gen_ai.token.modality",
  tool: "gen_ai.tool.name",
  prompt: "gen_ai.prompt.name",
  mcpMethod: "mcp.method.name",
  mcpProtocol: "mcp.protocol.version",
  rpcStatus: "rpc.response.status_code",
  transport: "network.transport",
  errorType: "error.type",
  status: "http.response.status_code",
  dialect: "throughline.dialect",
  cache: "throughline.cache",
  memory: "throughline.memory",
  stage: "throughline.stage",
  token: "throughline.token",
  exchange: "throughline.exchange",
  version: "service.version",
} as const;

/** The operations of the convention that the proxy carries out. */
export const OPERATIONS = {
  chat: "chat",
  generate: "generate_content",
  tool: "execute_tool",
  create: "create_memory",
  search: "search_memory",
  update: "update_memory",
  upsert: "upsert_memory",
  delete: "delete_memory",
  deleteStore: "delete_memory_store",
} as const;

export type MemoryOperation = Exclude<
  (typeof OPERATIONS)[keyof typeof OPERATIONS],
  "chat" | "generate_content" | "execute_tool"
>;

/** Returns the convention's name for the call to a provider that speaks a dialect. */
export const inferenceOf = (dialect: string): string => (dialect === "gemini" ? OPERATIONS.generate : OPERATIONS.chat);

/** The provider of the memory operations. */
export const PROVIDER = "throughline";

/** Upper bounds of durations in seconds, as the convention gives them. */
export const SECONDS: readonly number[] = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];

/** Those of the time to a stream's first chunk, as the convention gives them. */
export const FIRST_CHUNK_SECONDS: readonly number[] = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Those of the time between chunks or tokens, as the convention gives them. */
export const CHUNK_SECONDS: readonly number[] = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5];

/** Those of the tokens of one call, as the convention gives them: powers of 4. */
export const TOKENS: readonly number[] = Array.from({ length: 14 }, (_, power) => 4 ** power);

/** Those of an operation on memory: the convention's, and finer ones, because a memory answers faster than a model. */
export const OPERATION_SECONDS: readonly number[] = [0.0005, 0.001, 0.002, 0.004, 0.006, ...SECONDS];

/** Those of a request of MCP, as the convention gives them. */
export const MCP_SECONDS: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

/** Upper bounds of what the proxy itself takes, in seconds. It is shorter than what a model takes. */
export const SHORT_SECONDS: readonly number[] = [
  0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024, 4.096,
];
