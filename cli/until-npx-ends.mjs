import { setTimeout as wait } from "node:timers/promises";

const LOOKS_EVERY_MS = 500;

/**
 * Resolves to "stop" once the npx that runs this is gone. A signal to npx ends it and its shell, and neither passes it
 * on: the product would go on with its port and its folder, and nobody would know which process to end.
 * @param {NodeJS.ProcessEnv} env
 * @param {() => number} [parentNow] the process above this one
 * @returns {Promise<"stop">} never resolves if npx has no part in it
 */
export async function untilNpxEnds(env, parentNow = () => process.ppid) {
  const isRunByNpx = env.npm_lifecycle_event === "npx" && env.npm_lifecycle_script?.includes("throughline");
  if (!isRunByNpx) return new Promise(() => {});
  const parent = parentNow();
  // The timer keeps nothing alive: the product itself does.
  while (parentNow() === parent) await wait(LOOKS_EVERY_MS, null, { ref: false });
  return "stop";
}
