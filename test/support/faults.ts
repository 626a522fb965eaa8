import { vi } from "vitest";

/** Longer than any deadline with what a busy machine adds. */
const HANGS_MS = 10_000;
/** A busy machine adds so much to a deadline at most. */
export const BUSY_MS = 2_500;

type Asynchronous<T> = {
  [K in keyof T]: T[K] extends (...given: never[]) => Promise<unknown> ? K : never;
}[keyof T] &
  string;

/** The named methods of a real part answer nothing for seconds, and then fail. Undone by `vi.restoreAllMocks`. */
export function hang<T extends object>(part: T, ...methods: Asynchronous<T>[]): void {
  for (const method of methods) {
    const silence = () =>
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error("hung")), HANGS_MS);
      });
    vi.spyOn(part, method as never).mockImplementation(silence as never);
  }
}

/** The named methods of a real part fail at once. */
export function fail<T extends object>(part: T, ...methods: Asynchronous<T>[]): void {
  for (const method of methods) {
    vi.spyOn(part, method as never).mockImplementation((async () => {
      throw new Error("down");
    }) as never);
  }
}

/** The named method of a real part does its work after a while. */
export function slow<T extends object>(part: T, method: Asynchronous<T>, ms: number): void {
  const work = Reflect.get(part, method) as (...given: unknown[]) => Promise<unknown>;
  const late = async function (this: unknown, ...given: unknown[]) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return Reflect.apply(work, this, given);
  };
  vi.spyOn(part, method as never).mockImplementation(late as never);
}

/** Milliseconds until `work` is done, and what it came to. */
export async function timed<T>(work: Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work;
  return { ms: performance.now() - from, value };
}
