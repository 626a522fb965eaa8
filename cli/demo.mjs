import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Broken, collectClaims, print } from "./demo/page.mjs";
import { startProduct } from "./demo/product.mjs";
import { answerFromCache, correct, crash, forget, learn, recall } from "./demo/story.mjs";

/**
 * Tells a story with the running product, for a person to read, or its claims as JSON. The exit code is 1 if a step
 * fails, and the story ends there.
 * @param {{ json?: boolean }} [options]
 */
export async function demo({ json = false } = {}) {
  const claims = json ? collectClaims() : null;
  const dataDir = mkdtempSync(join(tmpdir(), "throughline-demo-"));
  const from = performance.now();
  /** @type {import("./demo/product.mjs").Product[]} */
  const started = [];
  const start = async () => {
    const product = await startProduct(dataDir);
    started.push(product);
    return product;
  };
  const end = async () => {
    await Promise.all(started.map((product) => product.stop()));
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void end().finally(() => process.exit(130)));
  try {
    const product = await start();
    const { url } = product;
    print(
      `Throughline runs on ${url}, its data in a new folder. The model is the stand-in: it shows what it was told.`,
    );
    await learn(url);
    await recall(url);
    await answerFromCache(url);
    await correct(url);
    const { url: again } = await crash(product, start);
    await forget(again);
    if (claims) console.log(JSON.stringify({ held: true, claims }, null, 2));
    print(`\nEvery step held. ${((performance.now() - from) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    if (claims) console.log(JSON.stringify({ held: false, claims }, null, 2));
    print("\nThe story ends here: a step failed.");
    process.exitCode = 1;
  } finally {
    await end();
  }
}
