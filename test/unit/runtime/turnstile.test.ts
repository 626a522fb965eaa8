import { expect, test } from "vitest";
import { DeadlineError } from "../../../src/runtime/deadline.ts";
import { Turnstile } from "../../../src/runtime/turnstile.ts";

test("as many works as there are places are under way at once, and all are done", async () => {
  const turnstile = new Turnstile(3);
  let [inside, most] = [0, 0];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => turnstile.pass(20_000, work)));
  expect([most, inside]).toEqual([3, 0]);
});

test("a work that gets no place in time never begins", async () => {
  const turnstile = new Turnstile(1);
  const first = Promise.withResolvers<void>();
  const done = turnstile.pass(20_000, () => first.promise);
  let begun = false;
  await expect(turnstile.pass(20, async () => (begun = true))).rejects.toBeInstanceOf(DeadlineError);
  first.resolve();
  await done;
  expect(begun).toBe(false);
});

test("a work that fails gives up its place", async () => {
  const turnstile = new Turnstile(1);
  await expect(
    turnstile.pass(20, async () => {
      throw new Error("failed");
    }),
  ).rejects.toThrow("failed");
  expect(await turnstile.pass(20, async () => "done")).toBe("done");
});
