import { setAlarmsAside } from "./alarms-aside.mjs";
import { StartError } from "./fail.mjs";
import { firstAnswer } from "./first-answer.mjs";
import { tellAlarmsAside } from "./welcome.mjs";
import { spawnWorkerd } from "./workerd.mjs";

/** How often a start sets alarms aside: those that are seen to be damaged, then all that are left. */
const MAX_MENDS = 2;

/**
 * @typedef {object} Supervision
 * @property {string} config path of workerd's configuration
 * @property {Record<string, string>} env
 * @property {import("./settings.mjs").StartSettings} place
 * @property {string} host the address without its port, as it stands in a URL
 * @property {string} objects folder of the objects' files
 * @property {import("./callers.mjs").Callers | null} callers
 * @property {Promise<"stop">} stopAsked
 * @property {AbortSignal} over
 * @property {(pid: number) => void} nowRuns
 * @property {(url: string) => Promise<"stop">} nowAnswers resolves when nobody uses the product any more
 */

/** @typedef {ReturnType<typeof spawnWorkerd>} Workerd */
/** @typedef {import("./workerd.mjs").Ending} Ending */

/**
 * Runs workerd until somebody asks it to stop. It is started again if damaged alarms kept it from its start, or if it has
 * no files left.
 * @param {Supervision} supervision
 * @throws {StartError} if it does not answer, or ends by itself
 */
export async function supervise(supervision) {
  const { workerd, first } = await startMended(supervision);
  if (first === "stop") return await workerd.stop();
  if (first === "silent") {
    await workerd.stop();
    throw new StartError("HOST: nothing answers at this address, though workerd listens on it; name another one");
  }
  if (!("url" in first)) {
    if (workerd.foundDamage()) throw new StartError("DATA_DIR: is damaged", "restore the folder from a backup");
    throw endedBy("workerd did not start", first);
  }
  const stop = Promise.race([supervision.stopAsked, supervision.nowAnswers(first.url)]);
  await runUntil(stop, workerd, Number(new URL(first.url).port || 80), supervision);
}

/**
 * Starts workerd, and again if alarms are damaged. Some of the damage may only show once the rest is out of the way.
 * @param {Supervision} supervision
 */
async function startMended(supervision) {
  let started = await begin(supervision);
  for (let mends = 0; mends < MAX_MENDS && started.workerd.foundDamage() && started.first !== "stop"; mends++) {
    tellAlarmsAside(setAlarmsAside(supervision.objects));
    started = await begin(supervision);
  }
  return started;
}

/**
 * Starts workerd once, and waits for its first answer, its end, or the wish to stop.
 * @param {Supervision} supervision
 */
async function begin(supervision) {
  const { place, callers, over, stopAsked } = supervision;
  const workerd = spawn(supervision, null);
  const ready = workerd.listening.then((port) => {
    callers?.watch({ pid: workerd.pid, port });
    return firstAnswer(place, port, over);
  });
  return { workerd, first: await Promise.race([ready, workerd.ended, stopAsked]) };
}

/**
 * Runs workerd until it is to stop. Connections that send nothing can take every file that it may open, which ends it and
 * all other requests: it is started again then, at the same port.
 * @param {Promise<"stop">} stop
 * @param {Workerd} running
 * @param {number} port
 * @param {Supervision} supervision
 */
async function runUntil(stop, running, port, supervision) {
  let workerd = running;
  let end = await Promise.race([workerd.ended, stop]);
  while (end !== "stop" && workerd.lacksFiles()) {
    workerd = spawn(supervision, `${supervision.host}:${port}`);
    const again = await Promise.race([workerd.listening, workerd.ended, stop]);
    if (typeof again === "number") {
      supervision.callers?.watch({ pid: workerd.pid, port: again });
      console.error(JSON.stringify({ level: "warn", event: "runtime_restarted", reason: "too many files" }));
    }
    end = again === "stop" ? again : await Promise.race([workerd.ended, stop]);
  }
  if (end !== "stop") throw endedBy("workerd ended by itself", end);
  await workerd.stop();
}

/**
 * @param {Supervision} supervision
 * @param {string | null} address where it listens, instead of the configuration's address
 */
function spawn({ config, env, nowRuns }, address) {
  const workerd = spawnWorkerd(config, env, address);
  nowRuns(workerd.pid);
  return workerd;
}

/**
 * @param {string} what
 * @param {Ending} end
 */
const endedBy = (what, { signal, code }) => new StartError(`${what} (${signal ?? `exit code ${code}`})`);
