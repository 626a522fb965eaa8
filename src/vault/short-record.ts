import type { ExchangeRecord } from "../ports/exchange.ts";
import { timeOfId } from "../runtime/id.ts";

/*
 * The record of an exchange as its row stores it: JSON without the fields that are as usual, or follow from the id. 5,000
 * records are kept, and this takes half of their bytes.
 */

const USUAL_MEMORY: Omit<ExchangeRecord["memory"], "tokens"> = { mode: "on", degraded: null, injected: [], rules: 0 };
const USUAL: Pick<ExchangeRecord, "redacted" | "complete"> = { redacted: [], complete: true };

export function shortRecord({ id, at, memory, timings, ...rest }: ExchangeRecord): string {
  return JSON.stringify({
    ...(at !== new Date(timeOfId(id)).toISOString() && { at }),
    ...unusual(rest, USUAL),
    memory: unusual(memory, USUAL_MEMORY),
    ...(timings && { timings: Object.entries(timings).flatMap(([stage, { from, ms }]) => [stage, from, ms]) }),
  });
}

type StoredTimings = readonly (string | number)[];

/** Reads stages that are stored as their name, when they began and how long they took, one after the other. */
function fullTimings(stored: StoredTimings): NonNullable<ExchangeRecord["timings"]> {
  const stages: Record<string, { from: number; ms: number }> = {};
  for (let i = 0; i + 2 < stored.length; i += 3)
    stages[String(stored[i])] = { from: Number(stored[i + 1]), ms: Number(stored[i + 2]) };
  return stages;
}

/** Returns the record of an exchange. Those of before 0.2 do not name redacted secrets. */
export function fullRecord(id: string, stored: string): ExchangeRecord {
  const { memory, timings, ...rest } = JSON.parse(stored) as Omit<ExchangeRecord, "id" | "at" | "timings"> & {
    readonly at?: string;
    readonly timings?: StoredTimings;
  };
  const at = rest.at ?? new Date(timeOfId(id)).toISOString();
  return {
    ...USUAL,
    ...rest,
    ...(timings && { timings: fullTimings(timings) }),
    id,
    at,
    memory: { ...USUAL_MEMORY, ...memory },
  };
}

/** Returns the fields that differ from the usual ones. */
function unusual<T extends object>(given: T, usual: Partial<T>): Partial<T> {
  const fields = Object.entries(given).filter(
    ([name, value]) => !(name in usual) || !isSame(value, usual[name as keyof T]),
  );
  return Object.fromEntries(fields) as Partial<T>;
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
