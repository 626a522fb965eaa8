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

/**
 * A thread as workerd has it: at a look it reads at most sixteen new requests, and rings the timers that are due by then.
 * Whatever is set meanwhile waits for the next look.
 */
class Thread {
  begun = 0;
  private now = 0;
  private timers: { at: number; ring: () => void }[] = [];
  private readonly queue = new ArrivalQueue();
  private readonly msOfOne: number;

  /** @param msOfOne how long a request keeps the thread when it begins */
  constructor(msOfOne: number) {
    this.msOfOne = msOfOne;
    vi.spyOn(Date, "now").mockImplementation(() => this.now);
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((ring: () => void, ms = 0) => {
      this.timers.push({ at: this.now + ms, ring });
      return 0;
    }) as unknown as typeof setTimeout);
  }

  /** @param ms how long the thread then works on others before it looks, and timers become due */
  arrive(requests: number, ms: number): void {
    for (let i = 0; i < requests; i++) void this.queue.pass(1e9).then(() => (this.begun += 1));
    this.now += ms;
  }

  /** Returns how many began. */
  async look(unread: number): Promise<number> {
    const before = this.begun;
    this.now += 1;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    if (unread > 0) this.arrive(Math.min(16, unread), 0);
    for (const { ring } of due) {
      ring();
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    }
    this.now += (this.begun - before) * this.msOfOne;
    return this.begun - before;
  }
}

test("nor does it after a quiet hour", async () => {
  const queue = new ArrivalQueue();
  let clock = 0;
  const now = vi.spyOn(Date, "now").mockImplementation(() => (clock += 1));
  crowd(queue, 64, 1e9);
  await vi.advanceTimersByTimeAsync(1_000);
  clock += 3_600_000;
  const setTimer = vi.spyOn(globalThis, "setTimeout").mockReturnValueOnce(0 as unknown as NodeJS.Timeout);
  void queue.pass(1e9);
  setTimer.mockRestore();
  const { begun } = crowd(queue, 40, 1e9);
  for (let ms = 0; ms < 4_000; ms++) {
    clock += 1;
    await vi.advanceTimersByTimeAsync(1);
  }
  now.mockRestore();
  expect(begun).toHaveLength(40);
});

test("no more begin after one look of the runtime, however many timers ring then", async () => {
  const thread = new Thread(3);
  thread.arrive(600, 1_000);
  for (let look = 0; look < 300; look++) expect(await thread.look(0)).toBeLessThanOrEqual(32);
  expect(thread.begun).toBe(600);
  vi.restoreAllMocks();
});

test("a crowd of thousands is read before the runtime gives up the last of it, 15 s later", async () => {
  const thread = new Thread(3);
  let unread = 4_000;
  let looks = 0;
  const from = Date.now();
  for (; unread > 0; unread -= 16, looks++) await thread.look(unread);
  expect(Date.now() - from).toBeLessThan(5_000);
  for (; thread.begun < 4_000; looks++) await thread.look(0);
  expect(looks).toBeLessThan(5_000);
  vi.restoreAllMocks();
});

test("those who wait begin, though newcomers never cease", async () => {
  const thread = new Thread(3);
  for (let look = 0; look < 500; look++) await thread.look(16);
  // A third of the time, of which each takes 3 ms.
  expect(thread.begun * 3).toBeGreaterThan(Date.now() / 4);
  vi.restoreAllMocks();
});
