import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { bundleWorker, loadConfig } from "./bundle.mjs";
import { takeDataDir } from "./data-dir.mjs";
import { answerForCallers } from "./callers.mjs";
import { keepFormat, openFolder } from "./data-format.mjs";
import { cannotWrite, runToEnd, StartError } from "./fail.mjs";
import { baseUrl, reachableHosts, readStartSettings, withoutEmpty } from "./settings.mjs";
import { readWranglerSettings } from "./wrangler-settings.mjs";
import { workerdConfig } from "./workerd-config.mjs";
import { mustRun, spawnWorkerd } from "./workerd.mjs";

/*
 * `npm start`: the proxy on plain workerd, data on disk. Settings are checked, the bundle is built,
 * workerd runs until a signal ends it. No account, key, prompt or network.
 */

async function main() {
  const stopAsked = signalled();
  /** @type {Record<string, string>} */
  const env = { STAND_IN_MODEL: "on", HOST: "127.0.0.1", ...withoutEmpty(process.env) };
  const [start, config, { modules, data: files }, wrangler] = await Promise.all([
    readStartSettings(env),
    loadConfig(),
    bundleWorker(),
    readWranglerSettings(),
    mustRun(),
  ]);
  // A name is as near as the address that it stands for.
  env.HOST = start.address;
  const settings = checkSettings(config, env);
  const mode = env.ADMIN_KEY ? "platform" : "personal";
  openFolder(start.dataDir, mode);

  const data = await takeDataDir(start.dataDir);
  const callers = await answerForCallers();
  const over = new AbortController();
  try {
    // Asked again, now that nobody else can write to it.
    const folder = openFolder(start.dataDir, mode);
    keepFormat(start.dataDir, folder.format);
    const run = join(start.dataDir, "run");
    const objects = join(start.dataDir, "objects");
    const at = start.address.includes(":") ? `[${start.address}]` : start.address;
    const address = `${at}:${start.port}`;
    const configuration = workerdConfig({
      wrangler,
      settings: config.SETTING_NAMES,
      code: modules.map(({ name }) => name),
      data: files.map(({ name }) => name),
      objects,
      address,
      callers: callers?.address ?? null,
    });
    try {
      for (const { name, code } of modules) writeFileSync(join(run, name), code);
      for (const { name, path } of files) copyFileSync(path, join(run, name));
      writeFileSync(join(run, "workerd.capnp"), configuration);
    } catch (error) {
      throw cannotWrite(error);
    }

    const workerd = spawnWorkerd(join(run, "workerd.capnp"), env);
    data.nowRuns(workerd.pid);
    const ready = workerd.listening.then((port) => {
      callers?.watch(port);
      return answering(start, port, over.signal);
    });
    const first = await Promise.race([ready, workerd.ended, stopAsked]);
    if (first === "silent") {
      await workerd.stop();
      throw new StartError("HOST: nothing answers at this address, though workerd listens on it");
    }
    if (typeof first === "object" && "url" in first) {
      for (const line of [...folderLines(folder), config.accessLine(settings)]) console.log(line);
      console.log(welcome(first.url, config.firstRequests(first.url, settings)));
    }

    const end = await Promise.race([workerd.ended, stopAsked]);
    if (end === "stop") return await workerd.stop();
    throw new StartError(
      typeof first === "object" && "url" in first
        ? `workerd ended by itself (${end.signal ?? `exit code ${end.code}`})`
        : `workerd did not start (${end.signal ?? `exit code ${end.code}`})`,
    );
  } finally {
    over.abort();
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
    return config.readSettings(
      Object.fromEntries(config.SETTING_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    );
  } catch (error) {
    const { setting, message } = /** @type {{ setting?: unknown; message: string }} */ (error);
    if (typeof setting !== "string") throw error;
    throw new StartError(message);
  }
}

/** What loads the worker takes a second; a machine that is this busy is of no use. */
const ANSWERS_WITHIN_MS = 60_000;

/**
 * Listening is not yet answering: the first request loads the worker.
 * @param {import("./settings.mjs").StartSettings} start
 * @param {number} port
 * @param {AbortSignal} over
 * @returns {Promise<{ url: string } | "silent">} the base URL that answers
 */
async function answering(start, port, over) {
  const hosts = reachableHosts(start);
  const until = Date.now() + ANSWERS_WITHIN_MS;
  for (let tries = 0; !over.aborted && Date.now() < until; tries++) {
    const host = hosts[tries % hosts.length] ?? start.host;
    try {
      const response = await fetch(new URL("/healthz", baseUrl(host, port)), { signal: over });
      await response.arrayBuffer();
      // A setting that is read per request would answer here with its name; those were checked before.
      if (response.ok) return { url: baseUrl(host, port) };
    } catch {
      // Not yet. That workerd ended is seen elsewhere.
    }
    await wait(20);
  }
  return "silent";
}

/** @param {{ isEarlier: boolean; keeps: boolean }} folder */
function folderLines({ isEarlier, keeps }) {
  return [
    ...(isEarlier ? ["DATA_DIR was written by an earlier version; what it holds is taken over as it is read."] : []),
    ...(keeps
      ? [
          "DATA_DIR holds memories of personal mode: nobody reaches them while ADMIN_KEY is set, and with the first tenant the folder stays in platform mode.",
        ]
      : []),
  ];
}

/**
 * Returns what a start prints for a person: the base URL, and two lines that show a memory in use.
 * @param {string} url
 * @param {readonly string[]} requests
 */
function welcome(url, requests) {
  const lines = [`Throughline is listening on ${url}`];
  if (requests.length > 0) {
    lines.push("Try it: tell it something, then ask in a new conversation.", ...requests.map((line) => `  ${line}`));
  }
  return lines.join("\n");
}

await runToEnd(main());
