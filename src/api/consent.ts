import * as v from "valibot";
import { erasedMeanwhile } from "./memories.ts";
import type { UserCall } from "./of-user.ts";

export const consent = v.strictObject({ fineTuning: v.boolean("must be true or false") });

/** Shows a user's consent to uses of their words. Without any, a user has consented to nothing. */
export async function getConsent({ scope, ports, now }: UserCall): Promise<Response> {
  return Response.json(await ports.memory.consent(scope, null, now));
}

type Consent = v.InferOutput<typeof consent>;

export async function putConsent({ scope, body, ports, now }: UserCall<unknown, Consent>): Promise<Response> {
  const kept = await ports.memory.consent(scope, body, now);
  if (kept === "stale") throw erasedMeanwhile();
  return Response.json(kept);
}
