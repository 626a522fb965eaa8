import { type Context, Hono } from "hono";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { AREAS } from "./api/areas.ts";
import { SettingError } from "./config.ts";
import { errorResponse, ProxyError } from "./http/errors.ts";
import { log, reasonOf } from "./runtime/log.ts";
import { drain } from "./http/body.ts";
import { chat } from "./proxy/chat.ts";
import { allowOrigin, isPreflight, preflight } from "./http/cors.ts";
import { asksForChat, destinationOf } from "./proxy/destination.ts";
import { memoryOff } from "./proxy/no-part.ts";
import { passThrough } from "./proxy/passthrough.ts";
import type { WaitUntil } from "./runtime/wait-until.ts";
import type { Ports } from "./ports/ports.ts";
import { wire } from "./wiring.ts";

type Call = Context<{ Bindings: Env }>;

/**
 * Every route, top to bottom; the first that matches answers. The router is named because the one that Hono would
 * choose tries every route of a path in turn, which takes 6 % of a request that memory has no part in.
 */
const routes = new Hono<{ Bindings: Env }>({ router: new RegExpRouter() });

routes.post("/v1/chat/completions", (c) => answer(c, chat));
routes.all("/v1/*", (c) => answer(c, byDestination));

// Any other method is a client whose base URL lacks its /v1, and is told so.
routes.get("/", async (c) => (await import("./api/landing.ts")).landingRoutes.answer(c.req.raw, wire(c.env)));

for (const [path, load] of Object.entries(AREAS)) {
  routes.all(path, async (c) => (await load()).answer(c.req.raw, wire(c.env)));
}

type Answers = (request: Request, ports: Ports, waitUntil: WaitUntil) => Promise<Response>;

/** Answers a request. An error response says in a header that memory had no part in it. */
async function answer(c: Call, by: Answers): Promise<Response> {
  const request = c.req.raw;
  try {
    return await by(request, wire(c.env), (work) => c.executionCtx.waitUntil(work));
  } catch (error) {
    const response = errorResponse(asProxyError(error as Error));
    response.headers.set("throughline-memory", memoryOff(request, "error", true));
    return response;
  }
}

/** Answers with an endpoint of the upstream that the path names, or with 404. */
const byDestination: Answers = async (request, ports, waitUntil) => {
  const destination = destinationOf(request.url, ports.settings);
  const by = request.method === "POST" && asksForChat(destination) ? chat : passThrough;
  return by(request, ports, waitUntil);
};

routes.notFound((c) => answer(c, byDestination));
routes.onError((error) => errorResponse(asProxyError(error)));

/** Turns any other error into `internal_error`. It is a bug, and its message may hold content and is never shown. */
function asProxyError(error: Error): ProxyError {
  if (error instanceof ProxyError) return error;
  if (error instanceof SettingError) return new ProxyError("setting_invalid", error.message, error.setting);
  log("error", { event: "internal_error", reason: reasonOf(error) });
  return new ProxyError("internal_error", "The proxy failed because of a bug of its own. Try again.");
}

/** The routes, for browsers as well. */
export const app = {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    if (isPreflight(request)) return preflight(request);
    const response = await routes.fetch(request, env, context);
    // A successful answer has read its body to the end.
    if (!request.bodyUsed || response.status >= 400) await drain(request);
    if (request.headers.has("origin")) allowOrigin(response.headers);
    return response;
  },
};
