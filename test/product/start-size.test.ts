import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** In bytes. A Worker that starts with more answers its first caller later. */
const MAX_START = 150_000;

interface Bundler {
  readonly bundleWorker: () => Promise<{
    readonly modules: readonly { readonly code: string; readonly atStart: boolean }[];
  }>;
}

/** The bundler is JavaScript, which runs without a build: TypeScript does not follow its path. */
const BUNDLER = new URL("../../cli/bundle.mjs", import.meta.url).href;

test("the code that the Worker starts with takes at most 150 KB, compressed", async () => {
  const { bundleWorker } = (await import(BUNDLER)) as Bundler;
  const { modules } = await bundleWorker();
  const atStart = modules.filter((module) => module.atStart).map(({ code }) => gzipSync(code).length);
  expect(atStart.length).toBeGreaterThan(0);
  expect(atStart.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(MAX_START);
});
