import * as v from "valibot";
import { parseJson, readBody } from "../proxy/body.ts";
import { parse } from "./fields.ts";
import { erasedMeanwhile, type MemoryRequest } from "./memories.ts";

const consent = v.strictObject({ fineTuning: v.boolean("must be true or false") });

/** What the user lets be done with what was said, beside answering them: nothing, unless somebody has said so. */
export async function getConsent({ scope, ports, now }: MemoryRequest): Promise<Response> {
  return Response.json(await ports.memory.consent(scope, null, now));
}

export async function putConsent({ scope, request, ports, now }: MemoryRequest): Promise<Response> {
  const given = parse(consent, parseJson(await readBody(request)).value);
  const kept = await ports.memory.consent(scope, given, now);
  if (kept === "stale") throw erasedMeanwhile();
  return Response.json(kept);
}
