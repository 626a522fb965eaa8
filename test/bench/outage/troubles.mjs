import { setTimeout as wait } from "node:timers/promises";

/* How a service is down: in every way there is, one after the other. */

/** Longer than the product waits for an answer, so that what was asked is done when nobody waits for it any more. */
const TOO_LATE_MS = 8_000;

export const TROUBLES = {
  "answers with errors": { down: "error" },
  "breaks connections off": { down: "refuse" },
  hangs: { down: "hang" },
  "answers too late": { latencyMs: TOO_LATE_MS },
  "has no quota left": { quota: 0 },
};

const WELL = { latencyMs: 0, down: "no", quota: null };

/**
 * @param {import("./service.mjs").Service} service
 * @param {number} ms in all
 * @param {number} rounds through all of them
 */
export async function fail(service, ms, rounds) {
  const troubles = Array.from({ length: rounds }, () => Object.values(TROUBLES)).flat();
  for (const trouble of troubles) {
    service.turn({ ...WELL, ...trouble });
    await wait(ms / troubles.length);
  }
  service.turn(WELL);
}
