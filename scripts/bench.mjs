import { UsageError } from "../test/bench/support/usage.mjs";

/*
 * `npm run bench -- <name> [options]` runs one benchmark and prints one table. Each is a file of test/bench that
 * exports `description` and `run(args)`, and a line in the list below.
 */

/** @type {Record<string, () => Promise<{ description: string; run(args: string[]): Promise<void> }>>} */
const BENCHES = {
  overhead: () => import("../test/bench/overhead.mjs"),
  speed: () => import("../test/bench/speed.mjs"),
  start: () => import("../test/bench/start.mjs"),
  load: () => import("../test/bench/load.mjs"),
  scale: () => import("../test/bench/scale.mjs"),
  embed: () => import("../test/bench/embed.mjs"),
  recall: () => import("../test/bench/recall.mjs"),
  cache: () => import("../test/bench/cache.mjs"),
  learns: () => import("../test/bench/learns.mjs"),
  evidence: () => import("../test/bench/evidence.mjs"),
  people: () => import("../test/bench/people.mjs"),
  growth: () => import("../test/bench/growth.mjs"),
  extract: () => import("../test/bench/extract.mjs"),
  extractor: () => import("../test/bench/extractor.mjs"),
  storage: () => import("../test/bench/storage.mjs"),
  outage: () => import("../test/bench/outage.mjs"),
};

async function main() {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) {
    console.log("npm run bench -- <name> [--json FILE]\n");
    for (const [known, load] of Object.entries(BENCHES))
      console.log(`  ${known.padEnd(10)} ${(await load()).description}`);
    return;
  }
  if (!Object.hasOwn(BENCHES, name)) {
    process.stderr.write(`bench: ${name} is none of ${Object.keys(BENCHES).join(", ")}\n`);
    process.exitCode = 2;
    return;
  }
  const bench = await /** @type {NonNullable<(typeof BENCHES)[string]>} */ (BENCHES[name])();
  // An orderly exit also ends the processes that the benchmark started.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  try {
    await bench.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 2;
  }
}

await main();
