import type { Upstream } from "../ports.ts";

/**
 * The provider over HTTP. Redirects are the caller's to follow, and a compressed body stays
 * compressed: what arrives is what is passed on.
 */
export const httpUpstream: Upstream = {
  send: (request) => fetch(request, { redirect: "manual", encodeResponseBody: "manual" }),
};
