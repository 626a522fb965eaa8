import type { ConnectionTable } from "../ports/deployment.ts";
import { OpenFiles } from "../runtime/open-files.ts";
import { pause } from "../runtime/pause.ts";

/** How long an answer counts. All requests of the isolate share it, so that 5,000 silent streams ask as often as one. */
const FRESH_MS = 100;
/** The table of a crowd takes tens of milliseconds of another core, which must not be busy with it alone. */
const FRESH_FOR_TIMES_ITS_COST = 10;
const MAX_FRESH_MS = 400;
/** An answer that is older says nothing: the system may have given the address to somebody else. */
const STALE_MS = 500;
/** A question costs 0.3 ms. Sooner after the last one, the estimate has to do, unless it would refuse a request. */
const ROOM_EVERY_MS = 10;
/** A question without an answer after this long belongs to a request that has gone, and somebody else asks. */
const UNANSWERED_MS = 100;
/** How long a request waits for a count. Then the estimate has to do. */
const COUNT_WITHIN_MS = 2_000;

/**
 * Asks `cli/callers.mjs`, which asks the kernel. `npm start` binds it on Linux. Cloudflare needs none.
 * @param filesLimit how many files the process may open
 */
export function kernelConnections(service: Fetcher, filesLimit: number): ConnectionTable {
  const files = new OpenFiles(filesLimit);
  let gone: ReadonlySet<string> = new Set();
  let [askedAt, toldAt, freshMs] = [0, 0, FRESH_MS];
  let [countingAt, countedAt] = [0, 0];
  const ask = async (): Promise<void> => {
    const from = (askedAt = Date.now());
    const told = await answerTo<{ readonly gone: readonly string[] }>("callers");
    gone = new Set(told.gone);
    toldAt = Date.now();
    freshMs = Math.min(Math.max(FRESH_MS, (toldAt - from) * FRESH_FOR_TIMES_ITS_COST), MAX_FRESH_MS);
  };
  const count = async (): Promise<void> => {
    countingAt = Date.now();
    const { open } = await answerTo<{ readonly open: number }>("files");
    files.noteCount(open);
    countedAt = Date.now();
  };
  /** Waits for a count of files. Each question takes a connection, so that a crowd must not ask side by side. */
  const countedSince = async (since: number): Promise<void> => {
    const isCounted = (): boolean => countedAt >= since || Date.now() - since >= COUNT_WITHIN_MS;
    while (!isCounted()) {
      const isAsked = countingAt > countedAt && Date.now() - countingAt < UNANSWERED_MS;
      await (isAsked ? pause(ROOM_EVERY_MS) : count());
    }
  };
  async function answerTo<T>(question: "callers" | "files"): Promise<T> {
    return (await service.fetch(`http://callers/${question}`)).json();
  }
  const isEnough = (since: number): boolean => {
    const enough = files.isEnough(Date.now());
    if (!enough) files.noteRefusal(since);
    return enough;
  };
  return {
    async isClosed(peer, isJustNow) {
      if (isJustNow || Date.now() - askedAt >= freshMs) await ask();
      return Date.now() - toldAt < STALE_MS && gone.has(spelled(peer));
    },
    admit(now) {
      files.noteRequest(now);
      if (files.isAmple(now)) return true;
      if (now - countingAt < ROOM_EVERY_MS && files.isEnough(now)) return true;
      const decide = (): boolean => isEnough(now);
      return countedSince(now).then(decide, decide);
    },
    release: (since) => files.noteAnswer(since),
  };
}

/** Returns the one spelling of an address that URLs use. */
function spelled(peer: string): string {
  const url = URL.parse(`ws://${peer}`);
  return url ? `${url.hostname}:${url.port || 80}` : "";
}
