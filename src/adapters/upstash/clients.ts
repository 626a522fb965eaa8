import { Redis } from "@upstash/redis/cloudflare";
import { Index } from "@upstash/vector/cloudflare";
import { noteFailure, noteSuccess } from "../../runtime/service-health.ts";

export interface UpstashSettings {
  readonly redisUrl: string;
  readonly redisToken: string;
  readonly vectorUrl: string;
  readonly vectorToken: string;
}

/** The deadline of one piece of work, its retries included. */
const WORK_MS = 5_000;
/** Failures in a row after which a breaker opens. */
export const OPENS_AFTER = 3;
/** The clients retry a call that did not reach the service, and never one that it refused. */
const RETRY = { retries: 1, backoff: () => 25 };

const ADVICE =
  "Check Upstash's state, and the four UPSTASH_* settings. Known users are served; everything is kept and pushed later.";

/** A client that returns rows as text and exposes the sync token, so that the next client goes on from it. */
class RowRedis extends Redis {
  get syncToken(): string {
    return this.client.upstashSyncToken ?? "";
  }

  set syncToken(token: string) {
    this.client.upstashSyncToken = token;
  }
}

export type Clients = ReturnType<typeof upstashClients>;

/**
 * Makes a client for each piece of work. Its deadline is a timer that must not outlive the work, and two requests of a
 * Worker may share neither a timer nor a signal.
 */
export function upstashClients({ redisUrl, redisToken, vectorUrl, vectorToken }: UpstashSettings) {
  let syncToken = "";
  return {
    withRedis: <T>(work: (redis: Redis) => Promise<T>): Promise<T> =>
      inTime(async (signal) => {
        const redis = new RowRedis({
          url: redisUrl,
          token: redisToken,
          signal,
          retry: RETRY,
          enableTelemetry: false,
          enableAutoPipelining: false,
          automaticDeserialization: false,
          // Everything stored is JSON, and so UTF-8. Base64 would gain nothing.
          responseEncoding: false,
        });
        redis.syncToken = syncToken;
        const result = await work(redis);
        syncToken = redis.syncToken;
        return result;
      }),
    withVector: <T>(work: (index: Index) => Promise<T>): Promise<T> =>
      inTime((signal) =>
        work(new Index({ url: vectorUrl, token: vectorToken, signal, retry: RETRY, enableTelemetry: false })),
      ),
  };
}

/** An error without the service's message, in which the client repeats the whole command and so users' texts. */
class UpstashFailure extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.name : "unknown");
    this.name = "UpstashFailure";
  }
}

/**
 * Runs work with a signal that a function returns. The clients throw if that aborts; they resolve if a plain signal
 * does.
 */
async function inTime<T>(work: (signal: () => AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), WORK_MS);
  try {
    const result = await work(() => controller.signal);
    noteSuccess("upstash");
    return result;
  } catch (error) {
    noteFailure("upstash", "upstash_unavailable", ADVICE, Date.now());
    throw new UpstashFailure(error);
  } finally {
    clearTimeout(timer);
  }
}
