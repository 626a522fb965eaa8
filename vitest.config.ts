import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig, type Plugin } from "vitest/config";
import { binaryFiles } from "./test/support/binary-files.ts";
import { PACKAGE_VARIABLE } from "./test/support/built-package.ts";
import { extentOf } from "./test/support/extent.ts";
import { keepFilesInMemory } from "./test/support/files-in-memory.ts";
import { type FilesByCommand, filesOf } from "./test/support/files-by-command.ts";
import { loadedAtOnce } from "./test/support/loaded-at-once.ts";
import { scriptedUpstream } from "./test/support/scripted-upstream.ts";
import { skippedFiles } from "./test/support/skipped-files.ts";
import { outboundWithUpstash, realUpstash, UPSTASH_SETTINGS } from "./test/support/upstash/outbound.ts";
import { hasRedis } from "./test/support/upstash/redis-server.ts";

/* Which files run where, and by which command: docs/testing.md. */

// The Worker imports the console, which is built of its sources and not in the repository.
execFileSync(process.execPath, ["scripts/build-console.mjs"], { cwd: import.meta.dirname });

/** Where programs that the tests start keep their files. */
const DISK = keepFilesInMemory();

/**
 * The package that whole products are started from. It is built if one of their files runs. A run that was killed leaves
 * its own behind, and the number of its process comes again.
 */
process.env[PACKAGE_VARIABLE] = join(tmpdir(), `throughline-package-${randomUUID()}`);

/** What `.ci/run` counts its last line from. */
const machineReadable = process.env["CI_RESULTS"];

/** How long a test may take, and what it waits for. A busy machine needs many times the second that most of them take. */
const PATIENCE_MS = 30_000;
const POLL_MS = 20_000;

interface Project {
  readonly name: string;
  readonly files: FilesByCommand;
  /** Settings of the worker whose tests run inside workerd; null: the tests run in Node. */
  readonly settings: Readonly<Record<string, string>> | null;
  /** One file after the other, with no other project beside it. */
  readonly isAlone?: boolean;
  /** Beside other projects of whole products. */
  readonly isAmongProducts?: boolean;
  /** Whether every file has a process of its own; else they share one, and what it has loaded. */
  readonly isolate?: boolean;
  /** True if its tests start whole products. */
  readonly startsProducts?: boolean;
  readonly timeout?: number;
  readonly retry?: number;
}

/** A busy machine must not turn what is tested into a missed deadline. */
const PATIENT = { RECALL_DEADLINE_MS: "5000" };

const SECOND_UPSTREAM = {
  UPSTREAMS: '{"second":{"baseUrl":"http://second.test/openai/v1"}}',
  UPSTREAM_ALLOWLIST: "listed.test",
};

const EMBEDDER = {
  EMBEDDER: "openai",
  EMBEDDER_BASE_URL: "http://upstream.test/v1",
  EMBEDDER_API_KEY: "key-of-the-embedder",
  EMBEDDER_MODEL: "scripted",
  RECALL_DEADLINE_MS: "600",
};

const EXTRACTOR = {
  ...PATIENT,
  EXTRACTOR: "llm",
  EXTRACTOR_BASE_URL: "http://upstream.test/extractor/v1",
  EXTRACTOR_API_KEY: "key-of-the-extractor",
  EXTRACTOR_MODEL: "scripted",
};

const PLATFORM = {
  ...PATIENT,
  ADMIN_KEY: "adm-of-the-tests-0001",
  ENCRYPTION_KEY: "of-the-tests-of-the-tests-of-the-tests",
  UPSTREAM_API_KEY: "sk-default",
  UPSTREAMS: '{"second":{"baseUrl":"http://second.test/v1","apiKey":"sk-second"}}',
  UPSTREAM_ALLOWLIST: "listed.test",
  WEBHOOK_URL: "http://hooks.test/events",
  WEBHOOK_SECRET: "whsec_b2YtdGhlLXRlc3RzLW9mLXRoZS10ZXN0cw==",
};

const ALL_SPECS = "test/spec/**/*.test.ts";
const DEADLINE_SPECS = ["test/spec/fails-open*.test.ts"];
const EMBEDDER_SPECS = ["test/spec/remote-embedder*.test.ts"];
const EXTRACTOR_SPECS = ["test/spec/llm-extractor*.test.ts"];
const PLATFORM_SPECS = ["test/spec/platform*.test.ts"];
const CROSSING = "test/spec/isolated-crossing.test.ts";

/** These want settings of their own; what Upstash does to a deadline or an embedder is in test/upstash. */
const SET_OTHERWISE = [...DEADLINE_SPECS, ...EMBEDDER_SPECS, ...EXTRACTOR_SPECS, ...PLATFORM_SPECS];

/** Many cases of one kind, each a while: `npm test` has others of these promises. */
const SLOW_SPECS = [
  "test/spec/{cache-single-flight,cache-generative,cache-advice,forget-in-words}.test.ts",
  "test/spec/{any-order,own-routes-random,nothing-to-keep,isolated-all,cache-lookalikes-all}.test.ts",
  CROSSING,
];
const SLOW_PLATFORM_SPECS = ["test/spec/platform-{described,crossing}.test.ts"];

/** Decided before anything stored is asked, or without: where things lie makes no difference to it. */
const UNSTORED = [
  "test/spec/{transparent,transparent-headers,transparent-refusals,limits,memories-refused,openai-embedding}.test.ts",
  "test/spec/{identity,upstreams,cache-bypass,cache-moment,cache-parameters,cache-lookalikes,cache-lookalikes-all}.test.ts",
];

/** Promises about what is stored: these hold over any storage, and are tested over each. */
const STORAGE_SPECS = [
  "test/spec/{durable,forgotten,isolated,export,import}*.test.ts",
  "test/spec/{any-order,changes-its-mind,cache-stale,cache-stored}.test.ts",
];

const ON_DURABLE_OBJECTS: readonly Project[] = [
  { name: "unit", settings: null, files: { quick: ["test/unit/**/*.test.ts"], long: ["test/slow/*.test.ts"] } },
  {
    name: "workerd",
    settings: { ...PATIENT, ...SECOND_UPSTREAM },
    files: {
      quick: [ALL_SPECS, "test/contract/*.test.ts"],
      all: SLOW_SPECS,
      long: [CROSSING, "test/spec/any-order.test.ts"],
      exclude: [...SET_OTHERWISE, "test/contract/upstash.test.ts"],
    },
  },
  { name: "deadlines", settings: {}, files: { quick: DEADLINE_SPECS }, isAlone: true },
  { name: "embedder", settings: EMBEDDER, files: { quick: EMBEDDER_SPECS }, isAlone: true },
  { name: "extractor", settings: EXTRACTOR, files: { quick: EXTRACTOR_SPECS } },
  {
    name: "platform",
    settings: PLATFORM,
    files: {
      quick: [...PLATFORM_SPECS, "test/contract/platform/durable-object.test.ts"],
      all: SLOW_PLATFORM_SPECS,
      long: ["test/spec/platform-crossing.test.ts"],
    },
    timeout: 30_000,
  },
];

/** STORAGE=upstash: against the account that the environment names, else against one of our own, for which it takes a Redis. */
const STORED = { ...PATIENT, ...(realUpstash ?? UPSTASH_SETTINGS) };

const CAN_STORE = realUpstash !== null || hasRedis();

const ON_UPSTASH: readonly Project[] = [
  {
    name: "upstash",
    settings: STORED,
    files: {
      quick: ["test/contract/upstash.test.ts"],
      all: STORAGE_SPECS,
      long: [CROSSING],
      // A sample of what runs whole.
      exclude: [...SET_OTHERWISE, "test/spec/isolated.test.ts"],
    },
    timeout: 20_000,
  },
  // Promises about what storage does not decide: they are tested over Durable Objects, and its contract holds for both.
  {
    name: "upstash-besides",
    settings: STORED,
    files: { long: [ALL_SPECS], exclude: [...STORAGE_SPECS, ...UNSTORED, ...SET_OTHERWISE] },
    timeout: 20_000,
  },
  {
    name: "platform-upstash",
    settings: { ...PLATFORM, ...STORED },
    files: {
      quick: ["test/contract/platform/upstash.test.ts"],
      all: PLATFORM_SPECS,
      // The statuses of the document do not depend on storage.
      exclude: ["test/spec/platform-described.test.ts"],
    },
    timeout: 30_000,
  },
  // What these do to their Upstash, those beside them would feel.
  {
    name: "upstash-service",
    settings: STORED,
    files: { all: ["test/upstash/*.test.ts"], long: ["test/upstash/any-order.test.ts"] },
    isAlone: true,
    timeout: 20_000,
  },
  {
    name: "platform-upstash-service",
    settings: { ...PLATFORM, ...STORED },
    files: { all: ["test/upstash/platform/*.test.ts"] },
    isAlone: true,
    timeout: 20_000,
  },
  // Indexes of the other kinds; a real account has the one that it has.
  ...(realUpstash ? [] : ["hybrid", "sparse"]).map((kind) => ({
    name: `upstash-${kind}`,
    settings: { ...STORED, UPSTASH_VECTOR_REST_TOKEN: `local-${kind}` },
    files: { all: ["test/upstash/large-user.test.ts"] },
    isAlone: true,
    timeout: 20_000,
  })),
];

const READING = [
  "streams",
  "flow",
  "aborts",
  "broken-streams",
  "dialect-streams",
  "packed-answers",
  "requests-as-sent",
  "answers-as-sent",
];
const SHARED_PRODUCT = [...READING, "failing-upstream"].map((name) => `test/product/${name}.test.ts`);
const SMOKE_FILES = ["test/product/{smoke,first-folder}.test.ts"];
const TIMING = ["test/product/timing.test.ts"];
/** These measure time, or what the whole machine does. */
const MEASURING = [
  "test/product/{bench,change-of-embedder,demo,flights,load,load-crowd,neighbours,start,start-size}.test.ts",
];
const LASTING = ["test/product/{crash,forgotten-bytes}.test.ts"];

/** A taste of whole products, in which no time is measured. */
const SMOKE: Project = {
  name: "smoke",
  settings: null,
  files: { quick: SMOKE_FILES },
  startsProducts: true,
  isolate: true,
  timeout: 60_000,
};

/** Whole products, with real ports and disks. */
const WHOLE: readonly Project[] = [
  // These only read, from one product.
  { name: "http", files: { all: SHARED_PRODUCT }, isAmongProducts: true },
  {
    name: "product",
    files: {
      all: ["test/product/*.test.ts"],
      long: LASTING,
      exclude: [...SMOKE_FILES, ...SHARED_PRODUCT, ...MEASURING, ...TIMING],
    },
    isAmongProducts: true,
    isolate: true,
  },
  { name: "clients", files: { all: ["test/clients/*.test.mjs"] }, isAmongProducts: true, isolate: true },
  { name: "browser", files: { all: ["test/browser/*.test.mjs"] }, isAmongProducts: true, isolate: true },
  { name: "measured", files: { all: MEASURING, long: ["test/product/load.test.ts"] }, isAlone: true, isolate: true },
  // A difference of times that chance makes once in thousands of runs.
  { name: "timing", files: { all: TIMING }, isAlone: true, isolate: true, retry: 2 },
].map((project) => ({ ...project, settings: null, startsProducts: true, timeout: 60_000 }));

/** A machine that does other things misses deadlines now and then. CI tries such a test again and lists that it did. */
const CI_RETRIES = process.env["CI"] ? 2 : 0;

/** How many files of the product's tests run at once: most of their time they wait for a disk or a start. */
const PRODUCTS = Number(process.env["PRODUCTS"] || 3);

/** Groups run one after the other, by number. A project that is alone has one of its own. */
const PRODUCTS_GROUP = 100;

const inWorkerd = (settings: Readonly<Record<string, string>>): Plugin[] => [
  loadedAtOnce(),
  cloudflareTest({
    wrangler: { configPath: "./wrangler.toml" },
    miniflare: {
      bindings: {
        STAND_IN_MODEL: "on",
        HOST: "127.0.0.1",
        // The specs call the worker under this name, which no DNS has led here.
        MCP_ALLOWED_ORIGINS: "throughline.test",
        UPSTREAM_BASE_URL: "http://upstream.test/v1",
        ...settings,
      },
      outboundService: "STORAGE" in settings ? outboundWithUpstash() : scriptedUpstream,
    },
  }),
];

/** What decides where the files of a project run. */
function placeOf({ name, settings }: Project) {
  if (name === "browser" && !(existsSync("test/browser/node_modules") && existsSync("/usr/bin/chromium"))) {
    return { plugins: [skippedFiles("no Chromium, or npm ci --prefix test/browser was not run")], setupFiles: [] };
  }
  if (name === "clients" && !existsSync("test/clients/node_modules")) {
    return { plugins: [skippedFiles("npm ci --prefix test/clients was not run")], setupFiles: [] };
  }
  if (!settings) return { plugins: [binaryFiles()], setupFiles: [] };
  if ("STORAGE" in settings && !CAN_STORE) {
    return { plugins: [skippedFiles("redis-server is not installed")], setupFiles: [] };
  }
  return { plugins: inWorkerd(settings), setupFiles: ["test/support/warm-up.ts"] };
}

function projectOf(project: Project, i: number, mode: string) {
  const {
    name,
    files,
    isAlone,
    isAmongProducts,
    startsProducts,
    isolate = false,
    timeout = PATIENCE_MS,
    retry = CI_RETRIES,
  } = project;
  const { plugins, setupFiles } = placeOf(project);
  return {
    plugins,
    test: {
      name,
      ...(!project.settings && { env: { TMPDIR: DISK } }),
      ...(startsProducts && { globalSetup: ["test/support/built-package.ts"] }),
      ...filesOf(files, mode),
      isolate,
      setupFiles,
      ...(isAmongProducts && { maxWorkers: PRODUCTS, sequence: { groupOrder: PRODUCTS_GROUP } }),
      ...(isAlone && { maxWorkers: 1, sequence: { groupOrder: i + 1 } }),
      testTimeout: timeout,
      hookTimeout: timeout,
      expect: { poll: { timeout: POLL_MS } },
      ...(retry && { retry }),
    },
  };
}

export default defineConfig(({ mode }) => {
  const extent = extentOf(mode === "long", process.env);
  process.stderr.write(`numbers at random begin at SEED=${extent.seed}\n`);
  if (!CAN_STORE) process.stderr.write("redis-server is not installed: the tests with STORAGE=upstash are skipped\n");
  const projects = [...ON_DURABLE_OBJECTS, ...ON_UPSTASH, SMOKE, ...WHOLE];
  return {
    test: {
      reporters: machineReadable ? ["default", ["json", { outputFile: machineReadable }]] : ["default"],
      // Two, where there are two cores: while one waits for a clock or a disk the other goes on.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      provide: { extent },
      projects: projects.map((project, i) => projectOf(project, i, mode)).filter(({ test }) => test.include.length > 0),
    },
  };
});
