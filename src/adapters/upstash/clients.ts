import { Redis } from "@upstash/redis/cloudflare";
import { Index } from "@upstash/vector/cloudflare";

export interface UpstashSettings {
  readonly redisUrl: string;
  readonly redisToken: string;
  readonly vectorUrl: string;
  readonly vectorToken: string;
}

/** How long one piece of work may take, its retries included. */
const WORK_MS = 5_000;
/** Failures in a row after which a breaker leaves the service alone. */
export const OPENS_AFTER = 3;
/** The clients retry what did not reach the service; what it refused they do not. */
const RETRY = { retries: 1, backoff: () => 25 };

/** Hands rows on as text, and gives the sync token away, so that the next client goes on from it. */
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
 * A client for each piece of work: its deadline is a timer that must not outlive it, and neither a timer nor a signal
 * may be shared between two requests of a Worker.
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
          // Everything stored is JSON, and so UTF-8: nothing is gained by base64.
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

/** What the service said is not handed on: the client repeats the whole command in it, and so what users have said. */
export class UpstashFailure extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.name : "unknown");
    this.name = "UpstashFailure";
  }
}

/** The clients throw when a signal that a function gave is aborted; one that they were given they answer with its reason. */
async function inTime<T>(work: (signal: () => AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), WORK_MS);
  try {
    return await work(() => controller.signal);
  } catch (error) {
    throw new UpstashFailure(error);
  } finally {
    clearTimeout(timer);
  }
}
