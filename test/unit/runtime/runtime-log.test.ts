import { describe, expect, it } from "vitest";

interface RuntimeLog {
  readonly logLine: (line: string) => string | null;
}

/** `npm start` is JavaScript, which runs without a build: TypeScript does not follow its path. */
const { logLine } = (await import(new URL("../../../cli/runtime-log.mjs", import.meta.url).href)) as RuntimeLog;

const EXCHANGE = JSON.stringify({
  level: "info",
  event: "exchange",
  id: "exc_01m8k5wh5cnqth9dv8ds4a4rm6",
  request: "req-1",
  scope: "0123456789abcdef",
  dialect: "chat",
  upstream: "default",
  model: "meta-llama/Llama-3.3:free",
  status: 200,
  cache: "bypass:moment",
  memory: "degraded:deadline",
  recalled: 3,
  memoryTokens: 118,
  inputTokens: null,
  outputTokens: 5,
  ms: 812.4,
  stages: { identify: 0.2, recall: 3.1 },
});

describe("a line of workerd", () => {
  it.each([
    EXCHANGE,
    '{"level":"warn","event":"upstream_unreachable","reason":"upstream","count":3,"advice":"Check \\"it\\"."}',
    '{"level":"error","event":"internal_error","reason":"TypeError"}',
  ])("passes if the worker wrote it: %s", (line) => expect(logLine(line)).toBe(line));

  it.each([
    EXCHANGE.replace("default", "somebody's words"),
    `${EXCHANGE} and more`,
    EXCHANGE.replace('"recall":3.1', '"recall":"words"'),
    '{"level":"info","event":"exchange","words":"of somebody","stages":{}}',
    '{"level":"info","message":"of somebody"}',
    "    at somewhere (a/file.ts:1:1)",
  ])("is dropped if it only looks like one of the worker's: %s", (line) => expect(logLine(line)).toBeNull());

  it.each([
    [
      "kj/async-io-unix.c++:186: error: disconnect: connect(): Connection refused; zora",
      "service_unreachable",
      "UPSTREAM_BASE_URL",
    ],
    [
      "workerd/io/worker.c++:1: error: e = kj/compat/tls.c++:80: failed: TLS peer's certificate; zora",
      "tls_failed",
      "certificates",
    ],
    [
      "workerd/server/server.c++:9: error: kj/compat/http.c++:70: failed: invalid HTTP chunk size; text = zora",
      "not_http",
      "not HTTP",
    ],
    ["workerd/util/sqlite.c++:3: error: SQLite failed: database or disk is full; zora", "disk_full", "Free space"],
    ["workerd/util/sqlite.c++:3: error: SQLite failed: database disk image is malformed", "storage_damaged", "backup"],
    [
      "*** Fatal uncaught kj::Exception: kj/async-io.c++:184: overloaded: accept(): Too many open files (os error 24)",
      "too_many_files",
      "ulimit",
    ],
    [
      "workerd/a.c++:6: error: kj::getCaughtExceptionAsKj() = kj/async-io.c++:164: overloaded: dup(): Too many open files",
      "too_many_files",
      "ulimit",
    ],
  ])("tells what to do, and quotes nothing: %s", (line, event, advice) => {
    const shown = JSON.parse(logLine(line) ?? "{}") as Record<string, string>;
    expect(shown).toMatchObject({ level: "error", event });
    expect(shown["advice"]).toContain(advice);
    expect(shown["reason"]).toMatch(/^[\w/+-]+\.c\+\+:\d+(?: [\w/+-]+\.c\+\+:\d+)?$/);
    expect(logLine(line)).not.toContain("zora");
  });

  it("that nobody knows is told by its place alone", () =>
    expect(logLine("workerd/io/io-gate.c++:44: error: something zora said")).toBe(
      '{"level":"error","event":"runtime","reason":"workerd/io/io-gate.c++:44"}',
    ));

  it("about a caller who hung up is dropped", () =>
    expect(logLine("workerd/a.c++:1: error: kj/b.c++:2: disconnected: peer disconnected")).toBeNull());
});
