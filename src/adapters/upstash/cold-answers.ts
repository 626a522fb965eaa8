import type { ColdAnswers } from "../../ports/cold-tier.ts";
import { CircuitBreaker } from "../../runtime/circuit-breaker.ts";
import { INVALIDATE_ANSWERS, PUSH_ANSWERS, COUNT_ANSWERS, READ_ANSWERS } from "./answer-scripts.ts";
import { OPENS_AFTER, upstashClients, type UpstashSettings } from "./clients.ts";

/** The size limit of one answer of Redis; a plan allows 10 MB. */
const PAGE_CHARACTERS = 4_000_000;

/** The braces keep the keys of a tenancy together where a database is spread over several machines. */
const keysOf = (place: string): string[] =>
  ["answers", "marks", "gone", "head"].map((key) => `throughline:{${place}}:${key}`);

/** Shared answers in Redis. */
export function upstashAnswers(settings: UpstashSettings): ColdAnswers {
  const { withRedis } = upstashClients(settings);
  const breaker = new CircuitBreaker(OPENS_AFTER);
  const run = <T>(script: string, place: string, given: (string | number)[]): Promise<T> =>
    breaker.through(() => withRedis((redis) => redis.eval<unknown[], T>(script, keysOf(place), given)));
  return {
    async read(place, epoch, after) {
      type Page = [number, string[], string, string[]];
      const given = [epoch, after ?? "0", PAGE_CHARACTERS];
      const [now, invalidated, cursor, rows] = await run<Page>(READ_ANSWERS, place, given);
      return { epoch: now, invalidated, rows, next: cursor === "0" ? null : cursor };
    },
    async push(place, epoch, answers, { now, entries, bytes }) {
      const given = answers.flatMap((answer) => [
        answer.key,
        answer.goneAt,
        `${answer.bytes} ${answer.asker ?? "-"} ${answer.model}`,
        answer.row,
      ]);
      const [held, invalidated] = await run<[number, string[]]>(PUSH_ANSWERS, place, [
        epoch,
        now,
        entries,
        bytes,
        ...given,
      ]);
      return { epoch: held, invalidated };
    },
    async invalidate(place, epoch, subject) {
      const [held, invalidated, removed] = await run<[number, string[], number]>(INVALIDATE_ANSWERS, place, [
        epoch,
        subject,
      ]);
      return { epoch: held, invalidated, removed };
    },
    count: (place, subject) => run<number>(COUNT_ANSWERS, place, [subject]),
  };
}
