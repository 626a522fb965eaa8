import { loadModule } from "../cli/bundle.mjs";
import { runToEnd, StartError } from "../cli/fail.mjs";

/*
 * `npm run dev:upstash` runs Redis and Vector behind Upstash's REST protocols on this machine, for developers without
 * an account. It stores nothing on disk and prints the settings to export. `-- --client-suites` prints the settings of
 * the official clients' own test suites instead.
 */

const PORT = 8178;

/**
 * @typedef {object} Local the used part of test/support/upstash/start-upstash.ts
 * @property {() => boolean} hasRedis
 * @property {object} INDEXES
 * @property {object} CLIENT_SUITE_INDEXES
 * @property {(port: number, kinds: object) => Promise<{ settings: Record<string, string>; stop(): void }>} startUpstash
 */

async function main() {
  const forSuites = process.argv.includes("--client-suites");
  /** @type {Local} */
  const local = await loadModule("test/support/upstash/start-upstash.ts");
  if (!local.hasRedis()) throw new StartError("redis-server is not installed (Debian: apt-get install redis-server)");
  const upstash = await local.startUpstash(PORT, forSuites ? local.CLIENT_SUITE_INDEXES : local.INDEXES);
  const url = upstash.settings.UPSTASH_VECTOR_REST_URL;
  const more = Object.fromEntries(
    ["sparse", "hybrid", "hybrid-embedding"].flatMap((kind) => {
      const prefix = kind.toUpperCase().replace("-", "_");
      return [
        [`${prefix}_UPSTASH_VECTOR_REST_URL`, url],
        [`${prefix}_UPSTASH_VECTOR_REST_TOKEN`, `local-${kind}`],
      ];
    }),
  );
  const settings = forSuites ? { ...upstash.settings, ...more } : { STORAGE: "upstash", ...upstash.settings };
  for (const [name, value] of Object.entries(settings)) console.log(`export ${name}=${value}`);
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  });
  upstash.stop();
}

await runToEnd(main());
