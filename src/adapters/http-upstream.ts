import type { Upstream } from "../ports/deployment.ts";
import { finalResponse } from "./final-response.ts";

/** Redirects are the caller's to follow, and a compressed body stays compressed: what arrives is what is passed on. */
const AS_IT_COMES = { redirect: "manual", encodeResponseBody: "manual" } as const;

/** The provider over HTTP. */
export const httpUpstream: Upstream = {
  send: async (request) => finalResponse(await fetch(request, AS_IT_COMES), request.method),
};

/** The same by way of a network that the runtime binds. */
export function upstreamThrough(network: Fetcher): Upstream {
  return { send: async (request) => finalResponse(await network.fetch(request, AS_IT_COMES), request.method) };
}
