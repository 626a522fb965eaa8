import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RequestTimer } from "../../../src/runtime/request-timer.ts";
import { SharedTick, TICK_MS } from "../../../src/runtime/shared-tick.ts";

/** Returns a maker of requests' timers that share a tick, and the work that keeps a request. */
function shared(): { request: () => RequestTimer; kept: Promise<unknown>[] } {
  const tick = new SharedTick();
  const kept: Promise<unknown>[] = [];
  return { request: () => new RequestTimer((work) => void kept.push(work), tick), kept };
}

describe("the tick that requests share", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    // A spy on the clock that were restored later would bring the stopped one back for the tests of other files.
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("is one timer for requests that end before it rings", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const { request, kept } = shared();
    const late = vi.fn();
    for (let i = 0; i < 5; i++) {
      const timer = request();
      const waits = [timer.start(400, late), timer.start(60_000, late)];
      await vi.advanceTimersByTimeAsync(TICK_MS / 10);
      for (const wait of waits) timer.end(wait);
    }
    expect(set).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(late).not.toHaveBeenCalled();
    // The first request is kept for the others, and no longer.
    expect(kept).toHaveLength(1);
    await kept[0];
  });

  it.each([TICK_MS, TICK_MS + 1, 150, 400, 60_000])(
    "lets a wait of %i ms end in time, whenever it began",
    async (ms) => {
      const { request } = shared();
      for (const pauseMs of [0, 1, TICK_MS / 2, TICK_MS - 1]) {
        const other = request();
        other.end(other.start(1_000, vi.fn()));
        await vi.advanceTimersByTimeAsync(pauseMs);
        const late = vi.fn();
        request().start(ms, late);
        await vi.advanceTimersByTimeAsync(ms - 1);
        expect(late).not.toHaveBeenCalled();
        await vi.advanceTimersByTimeAsync(1);
        expect(late).toHaveBeenCalledTimes(1);
      }
    },
  );

  it("lets each wait of a request end in time: one after the other, together, and a short one before", async () => {
    const { request } = shared();
    const timer = request();
    const late: string[] = [];
    const first = timer.start(1_000, () => late.push("ended"));
    await vi.advanceTimersByTimeAsync(TICK_MS / 2);
    timer.end(first);
    await vi.advanceTimersByTimeAsync(TICK_MS / 4);
    timer.start(150, () => late.push("150"));
    await Promise.resolve();
    timer.start(20, () => late.push("20"));
    timer.start(400, () => late.push("400"));
    await vi.advanceTimersByTimeAsync(20);
    expect(late).toEqual(["20"]);
    await vi.advanceTimersByTimeAsync(130);
    expect(late).toEqual(["20", "150"]);
    await vi.advanceTimersByTimeAsync(250);
    expect(late).toEqual(["20", "150", "400"]);
  });

  it("is replaced if it was lost with the request that kept it", async () => {
    const { request } = shared();
    request().start(60_000, vi.fn());
    await Promise.resolve();
    vi.clearAllTimers();
    await vi.advanceTimersByTimeAsync(5_000);
    const late = vi.fn();
    request().start(400, late);
    await vi.advanceTimersByTimeAsync(400);
    expect(late).toHaveBeenCalledTimes(1);
  });
});
