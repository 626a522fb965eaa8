import { ProxyError } from "../http/errors.ts";
import type { ConnectionTable } from "../ports/deployment.ts";
import type { RequestTimer } from "../runtime/request-timer.ts";

/** A silence this long is worth a question to the kernel. A client that left goes unnoticed for twice as long at most. */
const ASK_AFTER_MS = 400;

/** The connection of one request's client. */
export interface ClientConnection {
  /**
   * Waits for `work`, and checks in silences whether the client is still connected.
   * @throws {ProxyError} `caller_left`; the work goes on until the function that waits for it ends it
   */
  race<T>(work: Promise<T>): Promise<T>;
  /** True if the client is known to be gone. */
  readonly isClosed: boolean;
  /** Notes that the client is gone, because nobody reads the stream any more. */
  close(): void;
}

/**
 * Returns the connection of a request's client. The runtime aborts `request.signal` when it notices that the client is
 * gone. Plain workerd notices only when it writes to the connection, so that in a silence the kernel has to be asked.
 */
export function clientConnectionOf(
  request: Request,
  timer: RequestTimer,
  connections: ConnectionTable | null,
): ClientConnection {
  let left = false;
  const connection: ClientConnection = {
    get isClosed() {
      return left || request.signal.aborted;
    },
    close: () => void (left = true),
    race: (work) => (connections ? watched(work, request, timer, connections, connection) : work),
  };
  return connection;
}

/** Written by hand instead of with Promise.race, because every request pays for it. */
function watched<T>(
  work: Promise<T>,
  request: Request,
  timer: RequestTimer,
  connections: ConnectionTable,
  connection: ClientConnection,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let silence = timer.start(ASK_AFTER_MS, ask);
    let done = false;
    const end = (): void => {
      done = true;
      timer.end(silence);
    };
    function ask(): void {
      // It is read only in a silence, because the runtime parses it again for each request.
      const peer = (request.cf as { clientIp?: unknown } | undefined)?.clientIp;
      if (typeof peer === "string")
        connections.isClosed(peer).then((closed) => (closed ? fail() : askLater()), askLater);
    }
    function askLater(): void {
      if (!done) silence = timer.start(ASK_AFTER_MS, ask);
    }
    function fail(): void {
      connection.close();
      end();
      reject(callerLeft());
    }
    work.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: Error) => {
        end();
        reject(error);
      },
    );
  });
}

const callerLeft = (): ProxyError => new ProxyError("caller_left", "The caller hung up.");
