import { type Context, Hono } from "hono";
import { purgeCache, showCache } from "./api/cache.ts";
import { getConsent, putConsent } from "./api/consent.ts";
import { exportMemories } from "./api/export.ts";
import { giveFeedback } from "./api/feedback.ts";
import { importMemories } from "./api/import.ts";
import {
  addMemory,
  deleteMemory,
  eraseUser,
  getExchange,
  getMemory,
  listMemories,
  memoryHistory,
  memoryUsage,
  type MemoryRequest,
  patchMemory,
  recallMemories,
  restoreMemory,
} from "./api/memories.ts";
import { subjectOf, verifyReceipt } from "./api/receipt.ts";
import { administer } from "./api/admin/admin.ts";
import { getRules, putRules } from "./api/rules.ts";
import { scopeOf } from "./api/scope-of.ts";
import { getUsage } from "./api/usage.ts";
import { SettingError } from "./config.ts";
import { errorResponse, ProxyError } from "./errors.ts";
import { log, reasonOf } from "./log.ts";
import { chat } from "./proxy/chat.ts";
import { allowOrigin, isPreflight, preflight } from "./proxy/cors.ts";
import { asksForChat, destinationOf } from "./proxy/destination.ts";
import { passThrough } from "./proxy/passthrough.ts";
import { wire } from "./wiring.ts";

type Call = Context<{ Bindings: Env }>;

/** Every route, top to bottom. What is listed first is asked first. */
export const app = new Hono<{ Bindings: Env }>();

app.use(async function answerBrowsers(c, next) {
  if (!isPreflight(c.req.raw)) {
    await next();
    if (c.req.raw.headers.has("origin")) allowOrigin(c.res.headers);
    return c.res;
  }
  return preflight(c.req.raw);
});

app.get("/healthz", (c) => c.json({ status: "ok", upstream: new URL(wire(c.env).settings.upstreamBaseUrl).host }));

app.post("/v1/chat/completions", (c) => chat(c.req.raw, wire(c.env), (work) => c.executionCtx.waitUntil(work)));
app.all("/v1/*", (c) => passThrough(c.req.raw, wire(c.env), (work) => c.executionCtx.waitUntil(work)));

app.get("/memory", (c) => onMemory(c, listMemories));
app.post("/memory", (c) => onMemory(c, addMemory, "memory.added"));
app.delete("/memory", (c) => onMemory(c, eraseUser, "user.erased"));
app.post("/memory/recall", (c) => onMemory(c, recallMemories));
app.all("/memory/recall", refuse("POST")); // Else it would be taken for an id.
app.get("/memory/export", (c) => onMemory(c, exportMemories, "memories.exported"));
app.all("/memory/export", refuse("GET"));
app.post("/memory/import", (c) => onMemory(c, importMemories, "memories.imported"));
app.all("/memory/import", refuse("POST"));
app.post("/memory/receipts/verify", (c) => verifyReceipt(c.req.raw, wire(c.env)));
app.all("/memory/receipts/verify", refuse("POST"));
app.get("/memory/consent", (c) => onMemory(c, getConsent));
app.put("/memory/consent", (c) => onMemory(c, putConsent, "consent.changed"));
app.all("/memory/consent", refuse("GET, PUT"));
app.get("/memory/usage", (c) => onMemory(c, memoryUsage));
app.all("/memory/usage", refuse("GET"));
app.post("/memory/feedback", (c) => onMemory(c, giveFeedback));
app.all("/memory/feedback", refuse("POST"));
app.get("/memory/exchanges/:id", (c) => onMemory(c, (memory) => getExchange(memory, c.req.param("id"))));
app.get("/memory/:id/history", (c) => onMemory(c, (memory) => memoryHistory(memory, c.req.param("id"))));
app.post("/memory/:id/restore", (c) =>
  onMemory(c, (memory) => restoreMemory(memory, c.req.param("id")), "memory.restored"),
);
app.get("/memory/:id", (c) => onMemory(c, (memory) => getMemory(memory, c.req.param("id"))));
app.patch("/memory/:id", (c) => onMemory(c, (memory) => patchMemory(memory, c.req.param("id")), "memory.changed"));
app.delete("/memory/:id", (c) => onMemory(c, (memory) => deleteMemory(memory, c.req.param("id")), "memory.deleted"));

app.get("/tenant/rules", (c) => getRules(c.req.raw, wire(c.env)));
app.put("/tenant/rules", (c) => putRules(c.req.raw, wire(c.env)));

app.get("/usage", (c) => getUsage(c.req.raw, wire(c.env)));
app.all("/admin/*", (c) => administer(c.req.raw, wire(c.env)));

app.get("/cache", (c) => showCache(c.req.raw, wire(c.env)));
app.delete("/cache", (c) => purgeCache(c.req.raw, wire(c.env)));

for (const [path, methods] of [
  ["/tenant/rules", "GET, PUT"],
  ["/usage", "GET"],
  ["/healthz", "GET"],
  ["/cache", "GET, DELETE"],
  ["/memory", "GET, POST, DELETE"],
  ["/memory/exchanges/:id", "GET"],
  ["/memory/:id/history", "GET"],
  ["/memory/:id/restore", "POST"],
  ["/memory/:id", "GET, PATCH, DELETE"],
] as const) {
  app.all(path, refuse(methods));
}

function refuse(methods: string) {
  return (): never => {
    throw new ProxyError("method_not_allowed", `This path answers ${methods}.`, null, { allow: methods });
  };
}

/** Paths that no route knows: a named upstream, or nothing. */
app.notFound(async (c) => {
  try {
    const destination = destinationOf(c.req.raw.url, wire(c.env).settings);
    const answer = c.req.method === "POST" && asksForChat(destination) ? chat : passThrough;
    return await answer(c.req.raw, wire(c.env), (work) => c.executionCtx.waitUntil(work));
  } catch (error) {
    return errorResponse(asProxyError(error as Error));
  }
});

app.onError((error) => errorResponse(asProxyError(error)));

/** @param action what the audit log of a tenant says of it; undefined: nothing is changed and nothing said */
async function onMemory(
  c: Call,
  act: (memory: MemoryRequest) => Promise<Response>,
  action?: string,
): Promise<Response> {
  const ports = wire(c.env);
  const request = c.req.raw;
  const { scope, admission } = await scopeOf(request, ports);
  const now = Date.now();
  try {
    const response = await act({ scope, request, ports, now });
    if (action && admission) {
      const noted = ports.tenants.note(scope, admission.actor, action, subjectOf(scope), now);
      await noted.catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
    }
    return response;
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    log("error", { event: "memory_unavailable", reason: reasonOf(error) });
    throw new ProxyError("memory_unavailable", "The memory cannot be reached right now.");
  }
}

/** Anything else is a bug of ours; what it says may hold content and stays inside. */
function asProxyError(error: Error): ProxyError {
  if (error instanceof ProxyError) return error;
  if (error instanceof SettingError) return new ProxyError("setting_invalid", error.message, error.setting);
  log("error", { event: "internal_error", reason: reasonOf(error) });
  return new ProxyError("internal_error", "Something went wrong inside the proxy.");
}
