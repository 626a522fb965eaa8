import { type Context, Hono } from "hono";
import { ProxyError } from "../errors.ts";
import { log, reasonOf } from "../log.ts";
import { wire } from "../wiring.ts";
import { getConsent, putConsent } from "./consent.ts";
import { exportMemories } from "./export.ts";
import { giveFeedback } from "./feedback.ts";
import { importMemories } from "./import.ts";
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
} from "./memories.ts";
import { subjectOf, verifyReceipt } from "./receipt.ts";
import { refuse } from "./refuse.ts";
import { scopeOf } from "./scope-of.ts";

type Call = Context<{ Bindings: Env }>;

/** What may be asked of a user's memory, top to bottom. What is listed first is asked first. */
export const memoryRoutes = new Hono<{ Bindings: Env }>();

memoryRoutes.get("/memory", (c) => onMemory(c, listMemories));
memoryRoutes.post("/memory", (c) => onMemory(c, addMemory, "memory.added"));
memoryRoutes.delete("/memory", (c) => onMemory(c, eraseUser, "user.erased"));
memoryRoutes.post("/memory/recall", (c) => onMemory(c, recallMemories));
memoryRoutes.all("/memory/recall", refuse("POST")); // Else it would be taken for an id.
memoryRoutes.get("/memory/export", (c) => onMemory(c, exportMemories, "memories.exported"));
memoryRoutes.all("/memory/export", refuse("GET"));
memoryRoutes.post("/memory/import", (c) => onMemory(c, importMemories, "memories.imported"));
memoryRoutes.all("/memory/import", refuse("POST"));
memoryRoutes.post("/memory/receipts/verify", (c) => verifyReceipt(c.req.raw, wire(c.env)));
memoryRoutes.all("/memory/receipts/verify", refuse("POST"));
memoryRoutes.get("/memory/consent", (c) => onMemory(c, getConsent));
memoryRoutes.put("/memory/consent", (c) => onMemory(c, putConsent, "consent.changed"));
memoryRoutes.all("/memory/consent", refuse("GET, PUT"));
memoryRoutes.get("/memory/usage", (c) => onMemory(c, memoryUsage));
memoryRoutes.all("/memory/usage", refuse("GET"));
memoryRoutes.post("/memory/feedback", (c) => onMemory(c, giveFeedback));
memoryRoutes.all("/memory/feedback", refuse("POST"));
memoryRoutes.get("/memory/exchanges/:id", (c) => onMemory(c, (memory) => getExchange(memory, c.req.param("id"))));
memoryRoutes.get("/memory/:id/history", (c) => onMemory(c, (memory) => memoryHistory(memory, c.req.param("id"))));
memoryRoutes.post("/memory/:id/restore", (c) =>
  onMemory(c, (memory) => restoreMemory(memory, c.req.param("id")), "memory.restored"),
);
memoryRoutes.get("/memory/:id", (c) => onMemory(c, (memory) => getMemory(memory, c.req.param("id"))));
memoryRoutes.patch("/memory/:id", (c) =>
  onMemory(c, (memory) => patchMemory(memory, c.req.param("id")), "memory.changed"),
);
memoryRoutes.delete("/memory/:id", (c) =>
  onMemory(c, (memory) => deleteMemory(memory, c.req.param("id")), "memory.deleted"),
);

memoryRoutes.all("/memory", refuse("GET, POST, DELETE"));
memoryRoutes.all("/memory/exchanges/:id", refuse("GET"));
memoryRoutes.all("/memory/:id/history", refuse("GET"));
memoryRoutes.all("/memory/:id/restore", refuse("POST"));
memoryRoutes.all("/memory/:id", refuse("GET, PATCH, DELETE"));

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
