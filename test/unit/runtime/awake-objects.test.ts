import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AwakeObjects } from "../../../src/runtime/awake-objects.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Returns true if the runtime would let all objects sleep: no timer runs in any. */
const allSleep = (): boolean => vi.getTimerCount() === 0;

test("an object has a timer for as long as it is kept, and none after that", () => {
  const awake = new AwakeObjects(100);
  awake.keep({}, 10, 60_000);
  vi.advanceTimersByTime(59_000);
  expect(allSleep()).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(allSleep()).toBe(true);
});

test("a further use keeps it longer, with one timer", () => {
  const awake = new AwakeObjects(100);
  const object = {};
  for (let uses = 0; uses < 5; uses++) {
    awake.keep(object, 10, 60_000);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(50_000);
  }
  expect(allSleep()).toBe(false);
  vi.advanceTimersByTime(20_000);
  expect(allSleep()).toBe(true);
});

test("those that were used longest ago sleep first if all hold too much", () => {
  const awake = new AwakeObjects(100);
  const [old, used, large] = [{}, {}, {}];
  awake.keep(old, 40, 60_000);
  awake.keep(used, 40, 60_000);
  awake.keep(old, 40, 60_000);
  awake.keep(large, 60, 60_000);
  // One of 40 has to go: the one that was not used again.
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(2);
});

test("one that holds more than all may hold stays alone", () => {
  const awake = new AwakeObjects(100);
  awake.keep({}, 40, 60_000);
  awake.keep({}, 500, 60_000);
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(1);
});

test("an object that was reset, with its timer, makes room for others", () => {
  const awake = new AwakeObjects(100);
  awake.keep({}, 90, 60_000);
  vi.clearAllTimers();
  vi.advanceTimersByTime(80_000);
  const [one, other] = [{}, {}];
  awake.keep(one, 50, 60_000);
  awake.keep(other, 50, 60_000);
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(2);
});
