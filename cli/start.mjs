import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeDataDir } from "./data-dir.mjs";
import { answerForCallers } from "./callers.mjs";
import { compileConfig } from "./compile-config.mjs";
import { keepFormat, newerFiles, openFolder } from "./data-format.mjs";
import { cannotWrite } from "./fail.mjs";
import { upstreamsIn } from "./run/upstreams.mjs";
import { untilUnused } from "./run/users.mjs";
import { rootOf } from "./root-of.mjs";
import { supervise } from "./supervise.mjs";
import { untilNpxEnds } from "./until-npx-ends.mjs";
import { checkSettings, readStartSettings, withoutEmpty } from "./settings.mjs";
import { folderLines, tellNewerFiles, welcome } from "./welcome.mjs";
import { readWranglerSettings } from "./wrangler-settings.mjs";
import { endBundler, loadConfig, loadWorker } from "./worker-code.mjs";
import { workerdConfig } from "./workerd-config.mjs";
import { mustRun } from "./workerd.mjs";

/**
 * Runs the proxy on plain workerd, with its data on disk. It checks the settings, loads or builds the bundle, and runs
 * workerd until a signal ends it. It needs no account, key, prompt or network.
 * @param {{ whileUsed?: boolean; json?: boolean }} [options] `whileUsed` ends it as soon as no `throughline run` uses it
 *   any more
 */
export async function start({ whileUsed = false, json = false } = {}) {
  const stopAsked = Promise.race([signalled(), ...(whileUsed ? [] : [untilNpxEnds(process.env)])]);
  /** @type {Record<string, string>} */
  const env = { STAND_IN_MODEL: "on", HOST: "127.0.0.1", VAULT_AWAKE_SECONDS: "300", ...withoutEmpty(process.env) };
  const [place, config, worker, wrangler] = await Promise.all([
    readStartSettings(env),
    loadConfig(),
    loadWorker(),
    readWranglerSettings(),
    mustRun(),
  ]);
  await endBundler();
  // The checks need the address behind a name, which tells whether only this machine can reach it.
  env.HOST = place.address;
  const settings = checkSettings(config, env);
  const mode = env.ADMIN_KEY ? "platform" : "personal";
  const { dataDir } = place;
  openFolder(dataDir, mode, env.STORAGE);

  const data = await takeDataDir(dataDir);
  const callers = await answerForCallers();
  const over = new AbortController();
  try {
    // The folder is checked again, because only now nobody else can write to it.
    const folder = openFolder(dataDir, mode, env.STORAGE);
    keepFormat(dataDir, folder.format);
    const objects = join(dataDir, "objects");
    const host = place.address.includes(":") ? `[${place.address}]` : place.address;
    const configuration = workerdConfig({
      wrangler,
      settings: config.SETTING_NAMES,
      code: worker.code,
      data: worker.data,
      objects,
      address: `${host}:${place.port}`,
      callers,
    });
    await supervise({
      config: await writeRun(join(dataDir, "run"), worker, configuration),
      env,
      place,
      host,
      objects,
      callers,
      stopAsked,
      over: over.signal,
      nowRuns: data.nowRuns,
      nowAnswers(url) {
        const told = { url: rootOf(url), baseUrl: url, consoleUrl: `${rootOf(url)}/console` };
        if (json) console.log(JSON.stringify({ ...told, mode, dataDir }));
        else {
          for (const line of [...folderLines(folder), config.accessLine(settings)]) console.log(line);
          console.log(welcome(told, config.firstRequests(url, settings)));
        }
        data.nowAnswers({ url: told.url, upstreams: upstreamsIn(settings) });
        // The product goes on if its folder cannot be listed: each object refuses its own file.
        newerFiles(dataDir, over.signal).then(tellNewerFiles, () => {});
        return whileUsed ? untilUnused(dataDir, over.signal) : new Promise(() => {});
      },
    });
  } finally {
    over.abort();
    callers?.close();
    data.release();
  }
}

/**
 * Writes the configuration that workerd reads, with the worker in it, and returns its path.
 * @param {string} folder
 * @param {Awaited<ReturnType<typeof loadWorker>>} worker
 * @param {string} configuration
 */
async function writeRun(folder, worker, configuration) {
  const text = join(folder, "workerd.capnp");
  try {
    writeFileSync(text, configuration);
    return await compileConfig(text, worker.place(folder));
  } catch (error) {
    throw cannotWrite(error);
  }
}

/** @returns {Promise<"stop">} resolves with the first signal to stop */
function signalled() {
  return new Promise((resolve) => {
    // Later signals are ignored, because stopping has its own time limit.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve("stop"));
  });
}
