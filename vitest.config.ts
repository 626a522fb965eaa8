import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { binaryFiles } from "./test/support/binary-files.ts";
import { loadedAtOnce } from "./test/support/loaded-at-once.ts";
import { scriptedUpstream } from "./test/support/scripted-upstream.ts";
import { outboundWithUpstash, realUpstash, UPSTASH_SETTINGS } from "./test/support/upstash/outbound.ts";
import { hasRedis } from "./test/support/upstash/redis-server.ts";

/** What `.ci/run` counts its last line from. */
const machineReadable = process.env["CI_RESULTS"];

/** A project whose tests run inside workerd, against the worker with these settings. */
const inWorkerd = (
  name: string,
  settings: Record<string, string>,
  files: {
    include: string[];
    exclude?: string[];
    setupFiles?: string[];
    fileParallelism?: boolean;
    testTimeout?: number;
  },
  outboundService = scriptedUpstream,
) => ({
  plugins: [
    loadedAtOnce(),
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: {
          STAND_IN_MODEL: "on",
          UPSTREAM_BASE_URL: "http://upstream.test/v1",
          // No settings of the product: how long tests at random go on.
          CROSS_READS: process.env["CROSS_READS"] ?? "",
          MODEL_RUNS: process.env["MODEL_RUNS"] ?? "",
          MODEL_SEED: process.env["MODEL_SEED"] ?? "",
          ...settings,
        },
        outboundService,
      },
    }),
  ],
  // Every person of a test has a tenant of their own, so that files share a runtime and its loaded modules.
  test: { name, isolate: false, ...files, setupFiles: ["test/support/warm-up.ts", ...(files.setupFiles ?? [])] },
});

const REMOTE_EMBEDDER = ["test/spec/remote-embedder*.test.ts"];
const PLATFORM = ["test/spec/platform*.test.ts", "test/contract/platform/durable-object.test.ts"];
const LLM_EXTRACTOR = ["test/spec/llm-extractor*.test.ts"];
/** As much as a test may take whose users come from beyond the network. */
const PATIENT = { testTimeout: 20_000 };

const DEADLINES = ["test/spec/fails-open*.test.ts"];

/** Decided before anything stored is asked, or without: where things lie makes no difference to it. */
const UNSTORED = ["test/spec/{transparent,transparent-headers,transparent-refusals,limits,memories-refused}.test.ts"];
UNSTORED.push("test/spec/{identity,upstreams,cache-bypass,cache-moment,cache-parameters,cache-lookalikes}.test.ts");
/** These want settings of their own; what Upstash does to a deadline or an embedder is in test/upstash. */
const SET_OTHERWISE = [...DEADLINES, ...REMOTE_EMBEDDER, ...PLATFORM, ...LLM_EXTRACTOR];

const PLATFORM_STORED = ["test/spec/platform*.test.ts", "test/contract/platform/upstash.test.ts"];
const PLATFORM_SETTINGS = {
  RECALL_DEADLINE_MS: "5000",
  ADMIN_KEY: "adm-of-the-tests-0001",
  ENCRYPTION_KEY: "of-the-tests-of-the-tests-of-the-tests",
  UPSTREAM_API_KEY: "sk-default",
  UPSTREAMS: '{"second":{"baseUrl":"http://second.test/v1","apiKey":"sk-second"}}',
  UPSTREAM_ALLOWLIST: "listed.test",
};

/** STORAGE=upstash: against the account that the environment names, else against one of our own, for which it takes a Redis. */
const canStore = realUpstash !== null || hasRedis();
if (!canStore) process.stderr.write("redis-server is not installed: the tests with STORAGE=upstash are skipped\n");
const upstash = canStore ? (realUpstash ?? UPSTASH_SETTINGS) : {};
const skipping = canStore ? {} : { setupFiles: ["test/support/upstash/skip-without-redis.ts"] };

export default defineConfig({
  test: {
    reporters: machineReadable ? ["default", ["json", { outputFile: machineReadable }]] : ["default"],
    projects: [
      {
        plugins: [binaryFiles()],
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], isolate: false },
      },
      // A busy machine must not turn what is tested here into a missed deadline.
      inWorkerd(
        "workerd",
        {
          RECALL_DEADLINE_MS: "5000",
          UPSTREAMS: '{"second":{"baseUrl":"http://second.test/openai/v1"}}',
          UPSTREAM_ALLOWLIST: "listed.test",
        },
        {
          include: ["test/{spec,contract}/**/*.test.ts"],
          exclude: [...SET_OTHERWISE, "test/contract/upstash.test.ts", "test/contract/platform/**"],
        },
      ),
      inWorkerd("deadlines", {}, { include: DEADLINES }),
      inWorkerd(
        "embedder",
        {
          EMBEDDER: "openai",
          EMBEDDER_BASE_URL: "http://upstream.test/v1",
          EMBEDDER_API_KEY: "key-of-the-embedder",
          EMBEDDER_MODEL: "scripted",
          RECALL_DEADLINE_MS: "600",
        },
        { include: REMOTE_EMBEDDER },
      ),
      inWorkerd("platform", PLATFORM_SETTINGS, { include: PLATFORM, testTimeout: 30_000 }),
      inWorkerd(
        "platform-upstash",
        { ...PLATFORM_SETTINGS, ...upstash },
        { include: PLATFORM_STORED, testTimeout: 30_000, ...skipping },
        outboundWithUpstash(),
      ),
      inWorkerd(
        "extractor",
        {
          EXTRACTOR: "llm",
          EXTRACTOR_BASE_URL: "http://upstream.test/extractor/v1",
          EXTRACTOR_API_KEY: "key-of-the-extractor",
          EXTRACTOR_MODEL: "scripted",
          RECALL_DEADLINE_MS: "5000",
        },
        { include: LLM_EXTRACTOR },
      ),
      inWorkerd(
        "upstash",
        { RECALL_DEADLINE_MS: "5000", ...upstash },
        {
          include: ["test/spec/**/*.test.ts", "test/contract/upstash.test.ts"],
          exclude: [...UNSTORED, ...SET_OTHERWISE],
          ...PATIENT,
          ...skipping,
        },
        outboundWithUpstash(),
      ),
      // What these do to their Upstash, those beside them would feel.
      inWorkerd(
        "upstash-service",
        { RECALL_DEADLINE_MS: "5000", ...upstash },
        { include: ["test/upstash/*.test.ts"], fileParallelism: false, ...PATIENT, ...skipping },
        outboundWithUpstash(),
      ),
      inWorkerd(
        "platform-upstash-service",
        { ...PLATFORM_SETTINGS, ...upstash },
        { include: ["test/upstash/platform/*.test.ts"], fileParallelism: false, ...PATIENT, ...skipping },
        outboundWithUpstash(),
      ),
      // Indexes of the other kinds; a real account has the one that it has.
      ...(realUpstash ? [] : ["hybrid", "sparse"]).map((kind) =>
        inWorkerd(
          `upstash-${kind}`,
          { RECALL_DEADLINE_MS: "5000", ...upstash, ...(canStore && { UPSTASH_VECTOR_REST_TOKEN: `local-${kind}` }) },
          {
            include: ["test/upstash/large-user.test.ts"],
            fileParallelism: false,
            ...PATIENT,
            ...skipping,
          },
          outboundWithUpstash(),
        ),
      ),
      {
        test: {
          name: "product",
          include: ["test/product/**/*.test.ts"],
          // Each of these files runs whole products, and what they measure is time.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
