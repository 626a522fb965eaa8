import * as v from "valibot";
import { ProxyError } from "../errors.ts";
import { parseJson, readBody } from "../proxy/body.ts";
import { parse } from "./fields.ts";
import type { MemoryRequest } from "./memories.ts";

const feedback = v.strictObject({
  exchange: v.string("must be the id of an exchange"),
  score: v.pipe(
    v.number("must be a number from -1 to 1"),
    v.minValue(-1, "must be a number from -1 to 1"),
    v.maxValue(1, "must be a number from -1 to 1"),
  ),
});

/** How an exchange turned out. Said again, it replaces what was said before. */
export async function giveFeedback({ scope, request, ports }: MemoryRequest): Promise<Response> {
  const { exchange, score } = parse(feedback, parseJson(await readBody(request)).value);
  const moved = await ports.memory.judge(scope, exchange, score);
  if (!moved) throw new ProxyError("not_found", "There is no such exchange.", "exchange");
  return Response.json({ exchange, score, moved });
}
