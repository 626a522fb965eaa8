import { ProxyError } from "../http/errors.ts";
import type { ConnectionTable } from "../ports/deployment.ts";

/** A silence this long is worth asking about; twice this is the longest a caller's leaving goes unnoticed. */
const ASK_AFTER_MS = 400;

/** Whether the caller of one request is still on the line. */
export interface ClientConnection {
  /**
   * Waits for `work`, and asks in silences whether anybody still wants it.
   * @throws {ProxyError} `caller_left`; ending the work is then up to whoever waits
   */
  race<T>(work: Promise<T>): Promise<T>;
  /** The caller is known to be gone. */
  readonly isClosed: boolean;
  /** Notes that the caller is gone: nobody takes the stream any more. */
  close(): void;
}

/**
 * The runtime aborts `request.signal` when it notices that the caller is gone. Plain workerd notices
 * only when it writes to the connection; so in a silence, somebody else is asked. Costs one timer.
 */
export function clientConnectionOf(request: Request, callers: ConnectionTable | null): ClientConnection {
  let left = false;
  const presence: ClientConnection = {
    get isClosed() {
      return left || request.signal.aborted;
    },
    close: () => void (left = true),
    race: (work) => (callers ? watched(work, request, callers, presence) : work),
  };
  return presence;
}

/** By hand instead of with a race: every request pays for it. */
function watched<T>(
  work: Promise<T>,
  request: Request,
  callers: ConnectionTable,
  presence: ClientConnection,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(ask, ASK_AFTER_MS);
    let done = false;
    const end = (): void => {
      done = true;
      clearTimeout(timer);
    };
    function ask(): void {
      // Read only in a silence: the runtime parses it anew for each request.
      const peer = (request.cf as { clientIp?: unknown } | undefined)?.clientIp;
      if (typeof peer === "string") callers.isClosed(peer).then((gone) => (gone ? leave() : askLater()), askLater);
    }
    function askLater(): void {
      if (!done) timer = setTimeout(ask, ASK_AFTER_MS);
    }
    function leave(): void {
      presence.close();
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
