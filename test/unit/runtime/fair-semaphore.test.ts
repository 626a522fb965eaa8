import { afterEach, expect, test, vi } from "vitest";
import { DeadlineError } from "../../../src/runtime/deadline.ts";
import { FairSemaphore } from "../../../src/runtime/fair-semaphore.ts";
import { asScope, asTenancy, type Scope } from "../../../src/scope.ts";

const semaphoreOf = (all: number): FairSemaphore => new FairSemaphore({ all, loudTenancy: 2, loudUser: 1 });
const someone = (user: string, tenant = ""): Scope => asScope(asTenancy("account", tenant), user);
const ONE = someone("one");

afterEach(() => void vi.useRealTimers());

/** Counts how many works are under way at once. */
function watched() {
  const seen = { inside: 0, most: 0 };
  const work = async (): Promise<void> => {
    seen.most = Math.max(seen.most, ++seen.inside);
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.inside -= 1;
  };
  return { seen, work };
}

test("as many works as there are places are under way at once, and all are done", async () => {
  const semaphore = semaphoreOf(3);
  const { seen, work } = watched();
  await Promise.all(Array.from({ length: 20 }, (_, i) => semaphore.run(someone(`user-${i}`), 20_000, work)));
  expect(seen).toEqual({ most: 3, inside: 0 });
});

test("a work that gets no place in time never begins", async () => {
  const semaphore = semaphoreOf(1);
  const first = Promise.withResolvers<void>();
  const done = semaphore.run(ONE, 20_000, () => first.promise);
  let begun = false;
  await expect(semaphore.run(ONE, 20, async () => (begun = true))).rejects.toBeInstanceOf(DeadlineError);
  first.resolve();
  await done;
  expect(begun).toBe(false);
});

test("a work that fails gives up its place", async () => {
  const semaphore = semaphoreOf(1);
  await expect(
    semaphore.run(ONE, 20, async () => {
      throw new Error("failed");
    }),
  ).rejects.toThrow("failed");
  expect(await semaphore.run(ONE, 20, async () => "done")).toBe("done");
});

test("a work whose request has gone gives up its place after ten seconds", async () => {
  vi.useFakeTimers();
  const semaphore = semaphoreOf(1);
  void semaphore.run(ONE, 150, () => new Promise(() => undefined));
  const next = semaphore.run(ONE, 60_000, async () => "done");
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await next).toBe("done");
});

test("a waiter whose request has gone is passed over", async () => {
  const semaphore = semaphoreOf(1);
  const first = Promise.withResolvers<void>();
  const done = semaphore.run(ONE, 20_000, () => first.promise);
  const begun: string[] = [];
  // Its timer never rings: the runtime has dropped the request.
  const setTimer = vi.spyOn(globalThis, "setTimeout").mockReturnValueOnce(0 as unknown as NodeJS.Timeout);
  void semaphore.run(ONE, 150, async () => void begun.push("gone"));
  setTimer.mockRestore();
  const now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now + 5_000);
  const next = semaphore.run(ONE, 20_000, async () => void begun.push("next"));
  first.resolve();
  await Promise.all([done, next]);
  vi.restoreAllMocks();
  expect(begun).toEqual(["next"]);
});

test("a work finds its place in time if all before it have gone, and with them the wake", async () => {
  vi.useFakeTimers();
  const semaphore = semaphoreOf(1);
  const first = Promise.withResolvers<void>();
  const done = semaphore.run(ONE, 20_000, () => first.promise);
  // The runtime runs nothing more of a request whose caller has gone.
  const gone = { promise: new Promise<void>(() => undefined), resolve: () => undefined, reject: () => undefined };
  const waits = vi.spyOn(Promise, "withResolvers").mockReturnValue(gone);
  for (let i = 0; i < 60; i++) void semaphore.run(ONE, 5_000, async () => undefined);
  waits.mockRestore();
  let begun = false;
  const next = semaphore.run(ONE, 150, async () => void (begun = true));
  await vi.advanceTimersByTimeAsync(30);
  first.resolve();
  await vi.advanceTimersByTimeAsync(40);
  expect(begun).toBe(true);
  await Promise.all([done, next]);
});

test.each([
  ["a user", 1, () => someone("loud")],
  ["a tenancy", 2, (i: number) => someone(`user-${i}`, "loud")],
])("%s who is loud has few places, and others begin at once", async (_name, places, whoOf) => {
  const semaphore = semaphoreOf(128);
  const calm = someone("calm", "calm");
  await semaphore.run(calm, 150, async () => undefined);
  for (let i = 0; i < 200; i++) await semaphore.run(whoOf(i % 16), 150, async () => undefined);
  const { seen, work } = watched();
  const loud = Array.from({ length: 40 }, (_, i) => semaphore.run(whoOf(i % 16), 20_000, work));
  let hasBegun = false;
  const heard = semaphore.run(calm, 150, async () => void (hasBegun = true));
  expect(hasBegun).toBe(true);
  await Promise.all([...loud, heard]);
  expect(seen).toEqual({ most: places, inside: 0 });
});

test("work that nobody waits for goes after all other", async () => {
  const semaphore = semaphoreOf(1);
  const first = Promise.withResolvers<void>();
  const order: string[] = [];
  const all = [
    semaphore.run(ONE, 20_000, () => first.promise),
    semaphore.run(ONE, 20_000, async () => void order.push("later"), "background"),
    semaphore.run(ONE, 20_000, async () => void order.push("awaited")),
    semaphore.run(ONE, 20_000, async () => void order.push("awaited")),
  ];
  first.resolve();
  await Promise.all(all);
  expect(order).toEqual(["awaited", "awaited", "later"]);
});

test("the thread looks for others three times between two turns of somebody loud", async () => {
  const semaphore = semaphoreOf(128);
  const loud = someone("loud");
  await semaphore.run(someone("calm"), 150, async () => undefined);
  for (let i = 0; i < 200; i++) await semaphore.run(loud, 150, async () => undefined);
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  await Promise.all(Array.from({ length: 20 }, () => semaphore.run(loud, 20_000, async () => undefined)));
  const looks = setTimer.mock.calls.filter(([, ms]) => ms === 0).length;
  setTimer.mockRestore();
  expect(looks).toBe(60);
});
