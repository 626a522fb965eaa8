import type { Upstream } from "../ports/deployment.ts";
import { lazyModule } from "../runtime/lazy-module.ts";

/** Passes responses on unchanged: the caller follows redirects, and a compressed body stays compressed. */
const AS_IT_COMES = { redirect: "manual", encodeResponseBody: "manual" } as const;

/** Few upstreams send interim responses, so that the code that reads on behind them is loaded by the first. */
const interim = lazyModule(() => import("./final-response.ts"));

/** The provider over HTTP. */
export const httpUpstream: Upstream = {
  send: async (request) => finalOf(await fetch(request, AS_IT_COMES), request.method),
};

/** Returns an upstream that is reached through a network which the runtime binds. */
export function upstreamThrough(network: Fetcher): Upstream {
  return { send: async (request) => finalOf(await network.fetch(request, AS_IT_COMES), request.method) };
}

async function finalOf(response: Response, method: string): Promise<Response> {
  if (response.status >= 200 || response.status === 101) return response;
  return (interim.loaded ?? (await interim.load())).finalResponse(response, method);
}
