import { memoryRoutes } from "../api/memory-routes.ts";
import { ProxyError } from "../http/errors.ts";
import type { NamedCaller } from "../identity/identify.ts";
import { type TraceContext, traceparentOf } from "../metrics/trace-context.ts";
import type { Memory } from "../ports/memory.ts";
import type { Ports } from "../ports/ports.ts";

/** Operations of the HTTP API for one caller. */
export interface MemoryCalls {
  /**
   * Asks a path of `/memory`. Checks, redaction, limits and audit are those of the HTTP API.
   * @throws {ProxyError} as the path would answer
   */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
}

/** A memory as the API shows it, with its score if it was recalled. */
export type ShownMemory = Memory & { readonly score?: number };

/** The host is never asked: the routes read the path alone. */
const BASE = "http://throughline.internal/memory";

/** @param trace the trace of which each operation becomes a part; null for none */
export function memoryCalls(who: NamedCaller, ports: Ports, trace: TraceContext | null): MemoryCalls {
  return {
    async ask<T>(method: string, path: string, body?: object): Promise<T> {
      const request = new Request(`${BASE}${path}`, {
        method,
        headers: {
          ...(body && { "content-type": "application/json" }),
          ...(trace && { traceparent: traceparentOf(trace) }),
          ...(trace && trace.state !== "" && { tracestate: trace.state }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const response = await memoryRoutes.answerFor(who, request, ports);
      return (response.status === 204 ? {} : await response.json()) as T;
    },
  };
}

/** An id that the proxy made. Any other text could name another route of the API, such as `profile`, `..` or nothing. */
const OWN_ID = /^[a-z]{3}_[0-9a-z]{26}$/;

/**
 * Returns the path of an id that a model gave.
 * @throws {ProxyError} `not_found` for a text that is no id of ours
 */
export function pathOf(id: string): string {
  if (OWN_ID.test(id)) return `/${id}`;
  throw new ProxyError("not_found", "This user has nothing of this id.", "id");
}
