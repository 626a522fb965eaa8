import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { bundleWorker, loadConfig } from "./bundle.mjs";
import { takeDataDir } from "./data-dir.mjs";
import { answerForCallers } from "./callers.mjs";
import { runToEnd, StartError } from "./fail.mjs";
import { baseUrl, readStartSettings, withoutEmpty } from "./settings.mjs";
import { readWranglerSettings } from "./wrangler-settings.mjs";
import { workerdConfig } from "./workerd-config.mjs";
import { spawnWorkerd } from "./workerd.mjs";

/*
 * `npm start`: the proxy on plain workerd, data on disk. Settings are checked, the bundle is built,
 * workerd runs until a signal ends it. No account, key, prompt or network.
 */

async function main() {
  const stopAsked = signalled();
  const env = { STAND_IN_MODEL: "on", HOST: "127.0.0.1", ...withoutEmpty(process.env) };
  const [start, config, { modules, data: files }, wrangler] = await Promise.all([
    readStartSettings(env),
    loadConfig(),
    bundleWorker(),
    readWranglerSettings(),
  ]);
  checkSettings(config, env);

  const data = await takeDataDir(start.dataDir);
  const callers = await answerForCallers();
  try {
    const run = join(start.dataDir, "run");
    const objects = join(start.dataDir, "objects");
    for (const { name, code } of modules) writeFileSync(join(run, name), code);
    for (const { name, path } of files) copyFileSync(path, join(run, name));
    const at = start.address.includes(":") ? `[${start.address}]` : start.address;
    const address = `${at}:${start.port}`;
    const settings = config.SETTING_NAMES;
    writeFileSync(
      join(run, "workerd.capnp"),
      workerdConfig({
        wrangler,
        settings,
        code: modules.map(({ name }) => name),
        data: files.map(({ name }) => name),
        objects,
        address,
        callers: callers?.address ?? null,
      }),
    );

    const workerd = spawnWorkerd(join(run, "workerd.capnp"), env);
    data.nowRuns(workerd.pid);
    const ready = workerd.listening.then((port) => {
      callers?.watch(port);
      return answering(start.address, port);
    });
    const first = await Promise.race([ready, workerd.ended, stopAsked]);
    if (typeof first === "number") console.log(welcome(baseUrl(start.host, first), env.STAND_IN_MODEL === "on"));

    const end = await Promise.race([workerd.ended, stopAsked]);
    if (end === "stop") return await workerd.stop();
    throw new StartError(
      typeof first === "number"
        ? `workerd ended by itself (${end.signal ?? `exit code ${end.code}`})`
        : `workerd did not start (${end.signal ?? `exit code ${end.code}`})`,
    );
  } finally {
    callers?.close();
    data.release();
  }
}

/** @returns {Promise<"stop">} */
function signalled() {
  return new Promise((resolve) => {
    // Later signals are taken and ignored: stopping has its own time limit.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve("stop"));
  });
}

/**
 * @param {Awaited<ReturnType<typeof loadConfig>>} config
 * @param {Record<string, string>} env
 */
function checkSettings(config, env) {
  try {
    config.readSettings(
      Object.fromEntries(config.SETTING_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    );
  } catch (error) {
    const { setting, message } = /** @type {{ setting?: unknown; message: string }} */ (error);
    if (typeof setting !== "string") throw error;
    throw new StartError(message);
  }
}

/**
 * Listening is not yet answering: the first request loads the worker.
 * @param {string} address
 * @param {number} port
 * @returns {Promise<number>} the port
 */
async function answering(address, port) {
  for (;;) {
    try {
      const response = await fetch(new URL("/healthz", baseUrl(address, port)));
      await response.arrayBuffer();
      if (response.ok) return port;
    } catch {
      // Not yet. That workerd ended is seen elsewhere.
    }
    await wait(20);
  }
}

/**
 * @param {string} url
 * @param {boolean} standIn whether the line may promise an answer without a key
 */
function welcome(url, standIn) {
  const lines = [`Throughline is listening on ${url}`];
  if (standIn) {
    const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: "My name is Ada." }] });
    lines.push(
      "Try it:",
      `  curl ${url}/chat/completions -H 'content-type: application/json' -H 'Throughline-User: ada' -d '${body}'`,
    );
  }
  return lines.join("\n");
}

await runToEnd(main());
