import { onTestFinished, vi } from "vitest";

/**
 * Moves the clock of the test and of the product, which share an isolate, until the test ends. Timers keep their own time.
 */
export function advanceClock(ms: number): void {
  const before = Date.now;
  const moved = vi.spyOn(Date, "now").mockImplementation(() => before() + ms);
  onTestFinished(() => moved.mockRestore());
}
