import type { ConnectionTable } from "../ports/deployment.ts";
import { OpenFiles } from "../runtime/open-files.ts";

/** The answer of `cli/callers.mjs`. */
interface Told {
  /** Addresses of callers who have hung up. */
  readonly gone: readonly string[];
  /** How many files workerd has open. */
  readonly open: number;
}

/** How long an answer counts. All requests of the isolate share it, so that 5,000 silent streams ask as often as one. */
const FRESH_MS = 100;
/** An answer that is older says nothing: the system may have given the address to somebody else. */
const STALE_MS = 500;
/** A question costs 0.3 ms. Sooner after the last one, the estimate has to do, unless it would refuse a request. */
const ROOM_EVERY_MS = 10;

/**
 * Asks `cli/callers.mjs`, which asks the kernel. `npm start` binds it on Linux. Cloudflare needs none.
 * @param filesLimit how many files the process may open
 */
export function kernelConnections(service: Fetcher, filesLimit: number): ConnectionTable {
  const files = new OpenFiles(filesLimit);
  let gone: ReadonlySet<string> = new Set();
  let [askedAt, toldAt] = [0, 0];
  const ask = async (): Promise<void> => {
    askedAt = Date.now();
    const told: Told = await (await service.fetch("http://callers/")).json();
    gone = new Set(told.gone);
    toldAt = Date.now();
    files.noteCount(told.open);
  };
  const isEnough = (): boolean => {
    const enough = files.isEnough;
    if (!enough) files.noteRefusal();
    return enough;
  };
  return {
    async isClosed(peer, isJustNow) {
      if (isJustNow || Date.now() - askedAt >= FRESH_MS) await ask();
      return Date.now() - toldAt < STALE_MS && gone.has(spelled(peer));
    },
    admit() {
      files.noteRequest();
      if (files.isAmple) return true;
      if (Date.now() - askedAt < ROOM_EVERY_MS && files.isEnough) return true;
      return ask().then(isEnough, isEnough);
    },
    release: () => files.noteAnswer(),
  };
}

/** Returns the one spelling of an address that URLs use. */
function spelled(peer: string): string {
  const url = URL.parse(`ws://${peer}`);
  return url ? `${url.hostname}:${url.port || 80}` : "";
}
