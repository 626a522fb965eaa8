import { describe, expect, it, vi } from "vitest";
import { byteSource } from "../../../src/http/byte-source.ts";

/** Returns a stream that gives each piece after so many milliseconds, and then is silent unless it ends. */
function streamOf(pieces: readonly number[], ends: boolean): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async start(controller) {
      for (const ms of pieces) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        controller.enqueue(Uint8Array.of(ms & 0xff));
      }
      if (ends) controller.close();
    },
  });
}

describe("byteSource()", () => {
  it("rejects after the silence that it allows, however long the stream was before", async () => {
    vi.useFakeTimers();
    const source = byteSource(streamOf([90, 90, 90], false), 100);
    for (let piece = 0; piece < 3; piece++) {
      const read = source.read();
      await vi.advanceTimersByTimeAsync(90);
      expect(await read).toHaveLength(1);
    }
    const silent = expect(source.read()).rejects.toThrow("silent");
    await vi.advanceTimersByTimeAsync(99);
    await vi.advanceTimersByTimeAsync(2);
    await silent;
    vi.useRealTimers();
  });

  it("asks in silences alone if anybody still waits, and rejects if nobody does", async () => {
    vi.useFakeTimers();
    const isInVain = vi
      .fn<() => Promise<boolean>>()
      .mockResolvedValueOnce(false)
      .mockRejectedValueOnce(new Error("busy"));
    const source = byteSource(streamOf([30, 30], false), 1_000, { afterMs: 40, isInVain });
    for (let piece = 0; piece < 2; piece++) {
      const read = source.read();
      await vi.advanceTimersByTimeAsync(30);
      expect(await read).toHaveLength(1);
    }
    expect(isInVain).not.toHaveBeenCalled();
    const abandoned = expect(source.read()).rejects.toThrow("nobody waits");
    await vi.advanceTimersByTimeAsync(90);
    expect(isInVain).toHaveBeenCalledTimes(2);
    isInVain.mockResolvedValueOnce(true);
    await vi.advanceTimersByTimeAsync(40);
    await abandoned;
    vi.useRealTimers();
  });

  it("does not count the time in which nobody reads", async () => {
    vi.useFakeTimers();
    const source = byteSource(streamOf([10, 10], true), 100);
    const first = source.read();
    await vi.advanceTimersByTimeAsync(10);
    await first;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await source.read()).toHaveLength(1);
    expect(await source.read()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it("leaves no timer behind when it is cancelled", async () => {
    vi.useFakeTimers();
    const source = byteSource(streamOf([], false), 100);
    void source.read();
    await source.cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
