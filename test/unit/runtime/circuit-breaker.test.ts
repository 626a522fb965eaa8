import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CircuitBreaker, CircuitOpenError, COOL_DOWN_MS } from "../../../src/runtime/circuit-breaker.ts";

const OPENS_AFTER = 5;

const works = (): Promise<string> => Promise.resolve("answer");
const fails = (): Promise<string> => Promise.reject(new Error("down"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks again and again; `asked`: how often the service was. */
async function failing(breaker: CircuitBreaker, times: number): Promise<number> {
  const ask = vi.fn(fails);
  for (let i = 0; i < times; i++) await expect(breaker.through(ask)).rejects.toThrow(Error);
  return ask.mock.calls.length;
}

describe("a circuit breaker", () => {
  test("a breaker lets everybody call until so many failures in a row", async () => {
    const breaker = new CircuitBreaker(OPENS_AFTER);
    expect(await failing(breaker, OPENS_AFTER - 1)).toBe(OPENS_AFTER - 1);
    expect(await breaker.through(works)).toBe("answer");
    expect(await failing(breaker, OPENS_AFTER + 3)).toBe(OPENS_AFTER);
    await expect(breaker.through(works)).rejects.toThrow(CircuitOpenError);
  });

  test("a breaker lets one caller probe after the cool-down, and nobody else during that call", async () => {
    const breaker = new CircuitBreaker(OPENS_AFTER);
    await failing(breaker, OPENS_AFTER);
    vi.advanceTimersByTime(COOL_DOWN_MS);
    const late = Promise.withResolvers<string>();
    const probe = breaker.through(() => late.promise);
    await expect(breaker.through(works)).rejects.toThrow(CircuitOpenError);
    late.resolve("back");
    expect(await probe).toBe("back");
    expect(await breaker.through(works)).toBe("answer");
  });

  test("a breaker notices a recovered service within one cool-down, however long it was down", async () => {
    const breaker = new CircuitBreaker(OPENS_AFTER);
    await failing(breaker, OPENS_AFTER);
    let asked = 0;
    for (let hour = 0; hour < 3_600; hour++) {
      vi.advanceTimersByTime(1_000);
      asked += await failing(breaker, 1);
    }
    expect(asked).toBe(1_800);
    vi.advanceTimersByTime(COOL_DOWN_MS);
    expect(await breaker.through(works)).toBe("answer");
  });

  test("calls that were under way when a breaker opened do not keep it open longer", async () => {
    const breaker = new CircuitBreaker(OPENS_AFTER);
    const late = Promise.withResolvers<string>();
    const slow = breaker.through(() => late.promise);
    await failing(breaker, OPENS_AFTER);
    vi.advanceTimersByTime(COOL_DOWN_MS - 1);
    late.reject(new Error("down"));
    await expect(slow).rejects.toThrow("down");
    vi.advanceTimersByTime(1);
    expect(await breaker.through(works)).toBe("answer");
  });
});
