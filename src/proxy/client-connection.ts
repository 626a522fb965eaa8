import type { SilenceCheck } from "../http/byte-source.ts";
import { ProxyError } from "../http/errors.ts";
import type { ConnectionTable } from "../ports/deployment.ts";
import type { RequestTimer } from "../runtime/request-timer.ts";

/** A silence this long is worth a question to the kernel. A client that left goes unnoticed for twice as long at most. */
const ASK_AFTER_MS = 400;

/** The connection of one request's client. */
export interface ClientConnection {
  /** Says whether the client has left, for who reads a stream to it. Null if nobody can tell but the runtime. */
  readonly check: SilenceCheck | null;
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
  const isInVain = async (isJustNow = false): Promise<boolean> => {
    // It is read only in a silence, because the runtime parses it again for each request.
    const peer = (request.cf as { clientIp?: unknown } | undefined)?.clientIp;
    const closed = typeof peer === "string" && ((await connections?.isClosed(peer, isJustNow)) ?? false);
    left ||= closed;
    return closed;
  };
  const connection: ClientConnection = {
    check: connections && { afterMs: ASK_AFTER_MS, isInVain },
    get isClosed() {
      return left || request.signal.aborted;
    },
    close: () => void (left = true),
    race: (work) => (connection.check ? watched(work, timer, connection.check) : work),
  };
  return connection;
}

/** Written by hand instead of with Promise.race, because every request pays for it. */
function watched<T>(work: Promise<T>, timer: RequestTimer, check: SilenceCheck): Promise<T> {
  return new Promise((resolve, reject) => {
    let silence = timer.start(check.afterMs, ask);
    let done = false;
    const end = (): void => {
      done = true;
      timer.end(silence);
    };
    function ask(): void {
      check.isInVain().then((left) => (left ? fail() : askLater()), askLater);
    }
    function askLater(): void {
      if (!done) silence = timer.start(check.afterMs, ask);
    }
    function fail(): void {
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
