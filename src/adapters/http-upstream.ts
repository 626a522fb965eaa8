import type { Upstream } from "../ports/deployment.ts";
import { finalResponse } from "./final-response.ts";

/** Passes responses on unchanged: the caller follows redirects, and a compressed body stays compressed. */
const AS_IT_COMES = { redirect: "manual", encodeResponseBody: "manual" } as const;

/** The provider over HTTP. */
export const httpUpstream: Upstream = {
  send: async (request) => finalResponse(await fetch(request, AS_IT_COMES), request.method),
};

/** Returns an upstream that is reached through a network which the runtime binds. */
export function upstreamThrough(network: Fetcher): Upstream {
  return { send: async (request) => finalResponse(await network.fetch(request, AS_IT_COMES), request.method) };
}
