import { type Context, Hono } from "hono";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { AREAS } from "./api/areas.ts";
import { SettingError } from "./config.ts";
import { errorEnvelope } from "./dialects/error-envelope.ts";
import { drain } from "./http/body.ts";
import { allowOrigin, isPreflight, preflight } from "./http/cors.ts";
import { type ErrorEnvelope, errorResponse, ProxyError } from "./http/errors.ts";
import { LimitReached } from "./identity/limit-reached.ts";
import { countError } from "./metrics/registry.ts";
import { hasSpans } from "./metrics/span-buffer.ts";
import { tellCollector } from "./metrics/tell-collector.ts";
import { TRAFFIC } from "./metrics/traffic-of.ts";
import { answerCall } from "./proxy/answer-call.ts";
import { countTraffic } from "./isolate/gathered-counts.ts";
import { withinCapacity } from "./proxy/within-capacity.ts";
import { memoryOff } from "./proxy/memory-off.ts";
import { newId } from "./runtime/id.ts";
import { log, reasonOf } from "./runtime/log.ts";
import { wire } from "./wiring.ts";

/** The context of a request, as far as the routes need it. */
type Waiting = Pick<ExecutionContext, "waitUntil">;
/** A request to a route of the proxy's own. */
type OwnCall = Pick<Context<{ Bindings: Env }>, "env" | "executionCtx">;

/**
 * Every route, top to bottom: the first that fits answers. The router is named because the one that Hono would choose tries
 * every route of a path in turn, which is 6 % of a request that memory has no part in.
 */
const routes = new Hono<{ Bindings: Env }>({ router: new RegExpRouter() });

routes.all("/v1/*", (c) => toUpstream(c.req.raw, c.env, c.executionCtx));

// Any other method is a client whose base URL lacks its /v1, and is told so.
routes.get("/", async (c) => (await import("./api/landing.ts")).landingRoutes.answer(c.req.raw, wire(c.env)));

for (const [path, load] of Object.entries(AREAS)) {
  const opensVaults = path === "/memory/*";
  routes.all(path, (c) =>
    observed(c, async () => {
      const ports = wire(c.env);
      const answer = async (): Promise<Response> => (await load()).answer(c.req.raw, ports);
      return named(c.req.raw, await (opensVaults ? withinCapacity(ports, answer) : answer()));
    }),
  );
}

for (const path of ["/docs", "/docs/*", "/README", "/README.md", "/llms.txt"]) {
  routes.all(path, async (c) =>
    named(c.req.raw, await (await import("./api/docs.ts")).docsRoutes.answer(c.req.raw, wire(c.env))),
  );
}
for (const path of ["/oauth/*", "/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource/*"]) {
  routes.all(path, async (c) => (await import("./oauth/oauth.ts")).answerOAuth(c.req.raw, wire(c.env)));
}
// A slash too many is a URL that somebody typed.
for (const path of ["/mcp", "/mcp/"]) {
  routes.all(path, (c) => observed(c, async () => (await import("./mcp/mcp.ts")).answerMcp(c.req.raw, wire(c.env))));
}

// A path may name another upstream, or a host.
routes.notFound((c) => toUpstream(c.req.raw, c.env, c.executionCtx));
routes.onError((error, c) => refused(c.req.raw, asProxyError(error)));

/** Answers from the upstream that the path names, as a chat or untouched. An error of ours says that memory had no part. */
async function toUpstream(request: Request, env: Env, context: Waiting): Promise<Response> {
  try {
    const ports = wire(env);
    return await withinCapacity(ports, () => answerCall(request, ports, (work) => context.waitUntil(work)));
  } catch (error) {
    const id = newId("req", Date.now());
    const envelope = errorEnvelope(request.url, id);
    const response = refused(request, asProxyError(error as Error), envelope);
    if ("request_id" in envelope) response.headers.set("request-id", id);
    response.headers.set("throughline-memory", memoryOff(request, "error", true));
    return response;
  }
}

/** Answers from a route of the proxy's own, and has a collector told of the operations on memory that it came to. */
async function observed({ env, executionCtx }: OwnCall, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } finally {
    if (hasSpans()) tellCollector(wire(env), (work) => executionCtx.waitUntil(work));
  }
}

/** Answers an error and counts it. */
function refused(request: Request, error: ProxyError, envelope: ErrorEnvelope = {}): Response {
  countError(error.code);
  if (error instanceof LimitReached) countTraffic({ [TRAFFIC.refused + error.code]: 1 }, error.tenancy, null);
  return named(request, errorResponse(error, envelope));
}

/** Returns an answer of our own with the caller's request id, or a new one, so that both sides can name it. */
function named({ headers }: Request, response: Response): Response {
  response.headers.set("x-request-id", headers.get("x-request-id") ?? newId("req", Date.now()));
  return response;
}

/** Returns a bug of ours as an error without its message: that may hold content, and stays inside. */
function asProxyError(error: Error): ProxyError {
  if (error instanceof ProxyError) return error;
  if (error instanceof SettingError) return new ProxyError("setting_invalid", error.message, error.setting);
  log("error", { event: "internal_error", reason: reasonOf(error) });
  return new ProxyError("internal_error", "The proxy failed because of a bug of its own. Try again.");
}

/** Matches the URLs of nearly all requests. For those the table of routes would take 4 % of a request without memory. */
const TO_V1 = /^https?:\/\/[^/]+\/v1\//;

/** The routes, for browsers as well. */
export const app = {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const isCall = request.method === "POST" && TO_V1.test(request.url);
    if (!isCall && isPreflight(request)) return preflight(request);
    const response = await (isCall ? toUpstream(request, env, context) : routes.fetch(request, env, context));
    // A request that was answered well has been read as far as it is wanted, and to its end.
    if (!request.bodyUsed || response.status >= 400) await drain(request);
    if (request.headers.has("origin")) allowOrigin(response.headers);
    return response;
  },
};
