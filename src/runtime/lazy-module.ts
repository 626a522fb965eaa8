import { log, reasonOf } from "./log.ts";

/** A module that is loaded when it is first needed, so that the Worker starts with less code. */
export interface LazyModule<T> {
  /** Null until the module is loaded. Read it first: a caller who finds the module does not wait. */
  readonly loaded: T | null;
  /** Loads the module. Rejects if it cannot be loaded; the next call tries again. */
  load(): Promise<T>;
  /** Loads the module. Returns null if it cannot be loaded. */
  tryLoad(): Promise<T | null>;
}

/** Returns a module that `load` imports. The module is kept and not the promise of it, which belongs to one request. */
export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let loaded: T | null = null;
  const loadNow = async (): Promise<T> => (loaded ??= await load());
  return {
    get loaded() {
      return loaded;
    },
    load: loadNow,
    async tryLoad() {
      try {
        return await loadNow();
      } catch (error) {
        log("error", { event: "module_not_loaded", reason: reasonOf(error) });
        return null;
      }
    },
  };
}
