import type { Ports } from "../wiring.ts";
import { forward, targetOf } from "./forward.ts";
import { toClient } from "./headers.ts";

/** Everything under `/v1` that is not a conversation: untouched, both ways. */
export async function passThrough(
  request: Request,
  { upstream, settings }: Pick<Ports, "upstream" | "settings">,
  body: BodyInit | null = request.body,
): Promise<Response> {
  const target = targetOf(request.url, settings);
  return asItCame(await forward({ request, target, body }, upstream, settings));
}

/** The upstream's response, its bytes still packed as they came. */
export function asItCame(response: Response, body: BodyInit | null = response.body): Response {
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers: toClient(response.headers), encodeBody: "manual" });
}
