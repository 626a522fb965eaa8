import type { RequestHead } from "../http/request-head.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Caller } from "../identity/identify.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";
import type { Ports } from "../ports/ports.ts";
import type { RequestTimer } from "../runtime/request-timer.ts";
import type { TraceContext } from "../metrics/trace-context.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { Destination } from "./destination.ts";
import type { Timings } from "./timings.ts";

/** A request's way to its upstream. */
export interface Route {
  readonly destination: Destination;
  readonly ports: Ports;
  readonly waitUntil: WaitUntil;
}

/** A route to an endpoint whose requests are read. */
export interface ChatRoute extends Route {
  readonly dialect: Dialect;
  /** The head of the request, read once. */
  readonly head: RequestHead;
}

/** A request that is being answered, and its client. */
export interface RequestContext extends Route {
  readonly request: Request;
  readonly head: RequestHead;
  /** The trace of the request. Null if nobody collects traces, and the caller's goes on as it came. */
  readonly trace: TraceContext | null;
  readonly connection: ClientConnection;
  /** Limits what the request waits for. */
  readonly timer: RequestTimer;
}

/**
 * A chat request, fixed from identification to the response.
 * @template Who with null, the caller may have no account: memory and cache have no part in such a request
 */
export interface ChatContext<Who extends Caller | null = Caller> extends RequestContext, ChatRoute {
  readonly caller: Who;
  readonly timings: Timings;
  /** Ends the call to the upstream when the client leaves. */
  readonly stop: AbortSignal;
}
