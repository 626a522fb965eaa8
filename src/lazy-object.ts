import { DurableObject } from "cloudflare:workers";
import type { LazyModule } from "./runtime/lazy-module.ts";
import type { MethodNames } from "./runtime/method-names.ts";

/** A class of Durable Objects that is handed its ports. */
export type ObjectClass<T, P> = new (ctx: DurableObjectState, env: Env, ports: P) => T;

type Method = (...args: readonly unknown[]) => unknown;

/**
 * Returns a class of Durable Objects whose code is loaded with the first of them, so that the Worker starts without it. All
 * calls wait for that. An object whose code cannot be loaded is reset, and its callers get the error.
 * @param wire returns an object's ports
 * @param methods those that others call: the runtime finds them on the prototype alone
 */
export function lazyObject<T extends object, P>(
  code: LazyModule<ObjectClass<T, P>>,
  wire: (env: Env) => P,
  methods: MethodNames<T>,
): new (ctx: DurableObjectState, env: Env) => DurableObject<Env> & T {
  class LazyObject extends DurableObject<Env> {
    /** The runtime lets no caller read it, because it is no method. */
    object: T | undefined;

    constructor(ctx: DurableObjectState, env: Env) {
      super(ctx, env);
      if (code.loaded) this.open(code.loaded);
      else void ctx.blockConcurrencyWhile(async () => this.open(await code.load()));
    }

    private open(Loaded: ObjectClass<T, P>): void {
      this.object = new Loaded(this.ctx, this.env, wire(this.env));
    }
  }
  for (const name of Object.keys(methods)) {
    const value = function (this: LazyObject, ...args: readonly unknown[]): unknown {
      return (this.object as Record<string, Method>)[name]?.(...args);
    };
    Object.defineProperty(LazyObject.prototype, name, { value, writable: true, configurable: true });
  }
  return LazyObject as unknown as new (ctx: DurableObjectState, env: Env) => DurableObject<Env> & T;
}
