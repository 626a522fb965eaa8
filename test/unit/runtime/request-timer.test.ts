import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DeadlineError } from "../../../src/runtime/deadline.ts";
import { RequestTimer } from "../../../src/runtime/request-timer.ts";

const never = new Promise<never>(() => {});

describe("the timer of a request", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    // A spy on the clock that were restored later would bring the stopped one back for the tests of other files.
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("ends a wait at its limit, and a shorter one that began later before it", async () => {
    const timer = new RequestTimer();
    const late: string[] = [];
    timer.start(100, () => late.push("long"));
    await vi.advanceTimersByTimeAsync(10);
    timer.start(20, () => late.push("short"));
    await vi.advanceTimersByTimeAsync(19);
    expect(late).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(late).toEqual(["short"]);
    await vi.advanceTimersByTimeAsync(69);
    expect(late).toEqual(["short"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(late).toEqual(["short", "long"]);
  });

  it("sets one timer for waits that begin together or end one after the other", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const timer = new RequestTimer();
    const [first, second] = [timer.start(300_000, vi.fn()), timer.start(400, vi.fn())];
    await Promise.resolve();
    timer.end(second);
    timer.end(first);
    const third = timer.start(1_500, vi.fn());
    await Promise.resolve();
    timer.end(third);
    expect(set).toHaveBeenCalledTimes(1);
  });

  it("does not call for a wait that has ended, and sets no timer for one that ends at once", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const timer = new RequestTimer();
    const late = vi.fn();
    timer.end(timer.start(50, late));
    await vi.advanceTimersByTimeAsync(100);
    expect(late).not.toHaveBeenCalled();
    expect(set).not.toHaveBeenCalled();
  });

  it("calls again what waits anew when it is late", async () => {
    const timer = new RequestTimer();
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      timer.start(400, ask);
    };
    timer.start(400, ask);
    await vi.advanceTimersByTimeAsync(1_250);
    expect(asked).toBe(3);
  });

  it("passes on what comes in time, and the error of what fails", async () => {
    const timer = new RequestTimer();
    await expect(timer.within(50, Promise.resolve("done"))).resolves.toBe("done");
    await expect(timer.within(50, Promise.reject(new TypeError("broken")))).rejects.toThrow("broken");
    const late = timer.within(50, never);
    const refused = expect(late).rejects.toBeInstanceOf(DeadlineError);
    await vi.advanceTimersByTimeAsync(50);
    await refused;
  });
});
