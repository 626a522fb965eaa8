import { ProxyError } from "../errors.ts";
import type { Callers } from "../ports.ts";

/** A silence this long is worth asking about; twice this is the longest a caller's leaving goes unnoticed. */
const ASK_AFTER_MS = 400;

/** Whether the caller of one request is still on the line. */
export interface Presence {
  /**
   * Waits for `work`, and asks in silences whether anybody still wants it.
   * @throws {ProxyError} `caller_left`; ending the work is then up to whoever waits
   */
  whileThere<T>(work: Promise<T>): Promise<T>;
}

/**
 * The runtime aborts `request.signal` when it notices that the caller is gone. Plain workerd notices
 * only when it writes to the connection; so in a silence, somebody else is asked. Costs one timer,
 * about 8 µs.
 */
export function presenceOf(request: Request, callers: Callers | null): Presence {
  const peer = (request.cf as { clientIp?: unknown } | undefined)?.clientIp;
  if (!callers || typeof peer !== "string") return { whileThere: (work) => work };
  return {
    async whileThere(work) {
      let timer: ReturnType<typeof setTimeout>;
      let done = false;
      const left = new Promise<never>((_, reject) => {
        const askLater = (): void => {
          if (!done) timer = setTimeout(ask, ASK_AFTER_MS);
        };
        const ask = (): void => {
          const decide = (gone: boolean): void => (gone ? reject(callerLeft()) : askLater());
          callers.hasLeft(peer).then(decide, askLater);
        };
        askLater();
      });
      try {
        return await Promise.race([work, left]);
      } finally {
        done = true;
        clearTimeout(timer!);
      }
    },
  };
}

const callerLeft = (): ProxyError => new ProxyError("caller_left", "The caller hung up.");
