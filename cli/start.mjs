import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setAlarmsAside } from "./alarms-aside.mjs";
import { takeDataDir } from "./data-dir.mjs";
import { answerForCallers } from "./callers.mjs";
import { compileConfig } from "./compile-config.mjs";
import { keepFormat, newerFiles, openFolder } from "./data-format.mjs";
import { cannotWrite, StartError } from "./fail.mjs";
import { firstAnswer } from "./first-answer.mjs";
import { upstreamsIn } from "./run/upstreams.mjs";
import { untilUnused } from "./run/users.mjs";
import { rootOf } from "./root-of.mjs";
import { untilNpxEnds } from "./until-npx-ends.mjs";
import { checkSettings, readStartSettings, withoutEmpty } from "./settings.mjs";
import { folderLines, tellAlarmsAside, tellNewerFiles, welcome } from "./welcome.mjs";
import { readWranglerSettings } from "./wrangler-settings.mjs";
import { endBundler, loadConfig, loadWorker } from "./worker-code.mjs";
import { workerdConfig } from "./workerd-config.mjs";
import { mustRun, spawnWorkerd } from "./workerd.mjs";

/** How often a start sets alarms aside: those that are seen to be damaged, then all that are left. */
const MAX_MENDS = 2;

/**
 * Runs the proxy on plain workerd, with its data on disk. It checks the settings, loads or builds the bundle, and runs
 * workerd until a signal ends it. It needs no account, key, prompt or network.
 * @param {{ whileUsed?: boolean; json?: boolean }} [options] `whileUsed` ends it as soon as no `throughline run` uses it
 *   any more
 */
export async function start({ whileUsed = false, json = false } = {}) {
  const stopAsked = Promise.race([signalled(), ...(whileUsed ? [] : [untilNpxEnds(process.env)])]);
  /** @type {Record<string, string>} */
  const env = { STAND_IN_MODEL: "on", HOST: "127.0.0.1", ...withoutEmpty(process.env) };
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
  openFolder(place.dataDir, mode, env.STORAGE);

  const data = await takeDataDir(place.dataDir);
  const callers = await answerForCallers();
  const over = new AbortController();
  try {
    // The folder is checked again, because only now nobody else can write to it.
    const folder = openFolder(place.dataDir, mode, env.STORAGE);
    keepFormat(place.dataDir, folder.format);
    const run = join(place.dataDir, "run");
    const objects = join(place.dataDir, "objects");
    const at = place.address.includes(":") ? `[${place.address}]` : place.address;
    const address = `${at}:${place.port}`;
    const configuration = workerdConfig({
      wrangler,
      settings: config.SETTING_NAMES,
      code: worker.code,
      data: worker.data,
      objects,
      address,
      callers,
    });
    const text = join(run, "workerd.capnp");
    let compiled = "";
    try {
      writeFileSync(text, configuration);
      compiled = await compileConfig(text, worker.place(run));
    } catch (error) {
      throw cannotWrite(error);
    }

    const spawned = (/** @type {string | null} */ on) => {
      const started = spawnWorkerd(compiled, env, on);
      data.nowRuns(started.pid);
      return started;
    };
    const begin = async () => {
      const begun = spawned(null);
      const ready = begun.listening.then((port) => {
        callers?.watch({ pid: begun.pid, port });
        return firstAnswer(place, port, over.signal);
      });
      return { begun, first: await Promise.race([ready, begun.ended, stopAsked]) };
    };
    let { begun: workerd, first } = await begin();
    // Some of the damage may only show once the rest is out of the way.
    for (let tries = 0; tries < MAX_MENDS && workerd.foundDamage() && first !== "stop"; tries++) {
      tellAlarmsAside(setAlarmsAside(objects));
      ({ begun: workerd, first } = await begin());
    }
    if (first === "silent") {
      await workerd.stop();
      throw new StartError("HOST: nothing answers at this address, though workerd listens on it; name another one");
    }
    if (typeof first === "object" && "url" in first) {
      const told = { url: rootOf(first.url), baseUrl: first.url, consoleUrl: `${rootOf(first.url)}/console` };
      if (json) console.log(JSON.stringify({ ...told, mode, dataDir: place.dataDir }));
      else {
        for (const line of [...folderLines(folder), config.accessLine(settings)]) console.log(line);
        console.log(welcome(told, config.firstRequests(first.url, settings)));
      }
      data.nowAnswers({ url: rootOf(first.url), upstreams: upstreamsIn(settings) });
      // The product goes on if its folder cannot be listed: each object refuses its own file.
      newerFiles(place.dataDir, over.signal).then(tellNewerFiles, () => {});
    }

    const unused = whileUsed ? untilUnused(place.dataDir, over.signal) : new Promise(() => {});
    let end = await Promise.race([workerd.ended, stopAsked, unused]);
    const port = typeof first === "object" && "url" in first ? Number(new URL(first.url).port || 80) : null;
    if (port === null && end !== "stop") {
      if (workerd.foundDamage()) throw new StartError("DATA_DIR: is damaged", "restore the folder from a backup");
      throw endedBy("workerd did not start", end);
    }
    // Connections that send nothing can take every file that workerd may open, which ends it and all other requests.
    while (end !== "stop" && workerd.lacksFiles()) {
      workerd = spawned(`${at}:${port}`);
      const again = await Promise.race([workerd.listening, workerd.ended, stopAsked]);
      if (typeof again === "number") {
        callers?.watch({ pid: workerd.pid, port: again });
        console.error(JSON.stringify({ level: "warn", event: "runtime_restarted", reason: "too many files" }));
      }
      end = again === "stop" ? again : await Promise.race([workerd.ended, stopAsked, unused]);
    }
    if (end === "stop") return await workerd.stop();
    throw endedBy("workerd ended by itself", end);
  } finally {
    over.abort();
    callers?.close();
    data.release();
  }
}

/**
 * @param {string} what
 * @param {{ signal: string | null; code: number | null }} end
 */
const endedBy = (what, { signal, code }) => new StartError(`${what} (${signal ?? `exit code ${code}`})`);

/** @returns {Promise<"stop">} resolves with the first signal to stop */
function signalled() {
  return new Promise((resolve) => {
    // Later signals are ignored, because stopping has its own time limit.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve("stop"));
  });
}
