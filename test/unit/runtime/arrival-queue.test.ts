import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ArrivalQueue } from "../../../src/runtime/arrival-queue.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets a crowd pass, and notes the order in which it begins. */
function crowd(queue: ArrivalQueue, size: number, ms: number) {
  const begun: number[] = [];
  const refused: number[] = [];
  for (let i = 0; i < size; i++) void queue.pass(ms).then((isTurn) => (isTurn ? begun : refused).push(i));
  return { begun, refused };
}

test("a few requests under way are no queue", () => {
  const queue = new ArrivalQueue();
  for (let i = 0; i < 64; i++) queue.enter();
  expect(queue.isLong).toBe(false);
  queue.enter();
  expect(queue.isLong).toBe(true);
  queue.leave();
  expect(queue.isLong).toBe(false);
});

test("a crowd begins few by few, and all of it begins", async () => {
  const queue = new ArrivalQueue();
  const { begun, refused } = crowd(queue, 1_000, 60_000);
  let before = 0;
  for (let look = 0; look < 2_000; look++) {
    await vi.advanceTimersByTimeAsync(1);
    expect(begun.length - before).toBeLessThanOrEqual(64);
    before = begun.length;
  }
  expect(begun).toHaveLength(1_000);
  expect(refused).toEqual([]);
});

test("a request whose turn does not come in time is refused, and those after it begin", async () => {
  const queue = new ArrivalQueue();
  const early = crowd(queue, 200, 0);
  await vi.advanceTimersByTimeAsync(1);
  const late = crowd(queue, 10, 10_000);
  await vi.advanceTimersByTimeAsync(100);
  expect(early.refused).toHaveLength(200);
  expect(late.begun).toHaveLength(10);
});

test("a request that has gone while it waited holds up nobody for long", async () => {
  const queue = new ArrivalQueue();
  // Its timer never rings: the runtime has dropped the request.
  const setTimer = vi.spyOn(globalThis, "setTimeout").mockReturnValueOnce(0 as unknown as NodeJS.Timeout);
  void queue.pass(10_000);
  setTimer.mockRestore();
  const { begun } = crowd(queue, 40, 10_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(40);
});
