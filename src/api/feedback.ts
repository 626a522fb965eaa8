import * as v from "valibot";
import { ProxyError } from "../http/errors.ts";
import type { UserCall } from "./of-user.ts";

export const feedback = v.strictObject({
  exchange: v.string("must be the id of an exchange"),
  score: v.pipe(
    v.number("must be a number from -1 to 1"),
    v.minValue(-1, "must be a number from -1 to 1"),
    v.maxValue(1, "must be a number from -1 to 1"),
  ),
});

type Feedback = v.InferOutput<typeof feedback>;

/** Records how useful an exchange was. A second score replaces the first. */
export async function giveFeedback({ scope, body, ports }: UserCall<unknown, Feedback>): Promise<Response> {
  const { exchange, score } = body;
  const moved = await ports.memory.recordFeedback(scope, exchange, score);
  if (!moved) throw new ProxyError("not_found", "This user has no exchange of this id.", "exchange");
  return Response.json({ exchange, score, moved });
}
