import { describe, expect, test, vi } from "vitest";
import { lazyModule } from "../../../src/runtime/lazy-module.ts";

describe("lazyModule()", () => {
  test("imports nothing until it is asked, and then keeps the module", async () => {
    const load = vi.fn<() => Promise<{ answer: number }>>(async () => ({ answer: 42 }));
    const module = lazyModule(load);
    expect([module.loaded, load.mock.calls.length]).toEqual([null, 0]);
    expect(await module.load()).toEqual({ answer: 42 });
    expect(module.loaded).toBe(await module.load());
    expect(await module.tryLoad()).toBe(module.loaded);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("imports again after an import that failed", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const load = vi.fn<() => Promise<string>>(async () => "code");
    load.mockRejectedValueOnce(new TypeError("gone")).mockRejectedValueOnce(new TypeError("gone"));
    const module = lazyModule(load);
    await expect(module.load()).rejects.toThrow("gone");
    expect(await module.tryLoad()).toBeNull();
    expect(log).toHaveBeenCalledWith('{"level":"error","event":"module_not_loaded","reason":"TypeError"}');
    expect(await module.tryLoad()).toBe("code");
    log.mockRestore();
  });
});
