import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { scriptedUpstream } from "./test/support/scripted-upstream.ts";

/** What `.ci/run` counts its last line from. */
const machineReadable = process.env["CI_RESULTS"];

export default defineConfig({
  test: {
    reporters: machineReadable ? ["default", ["json", { outputFile: machineReadable }]] : ["default"],
    projects: [
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: { STAND_IN_MODEL: "on", UPSTREAM_BASE_URL: "http://upstream.test/v1" },
              outboundService: scriptedUpstream,
            },
          }),
        ],
        test: {
          name: "workerd",
          include: ["test/{spec,unit,contract}/**/*.test.ts"],
        },
      },
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
