import type { Ports } from "../ports/ports.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** The push, which is loaded only if somebody collects. */
const pushing = lazyModule(() => import("./push.ts"));

type Push = NonNullable<typeof pushing.loaded>;

/** Lets a part of the push run now, or beside the request once it is loaded. */
export function withPush(waitUntil: WaitUntil, act: (push: Push) => void): void {
  if (pushing.loaded) act(pushing.loaded);
  else waitUntil(pushing.tryLoad().then((push) => push && act(push)));
}

/** Has a collector told of what was observed, after the answer. Does nothing if there is none. */
export function tellCollector({ telemetry, settings }: Ports, waitUntil: WaitUntil): void {
  if (telemetry) withPush(waitUntil, ({ planPush }) => planPush(telemetry, settings, waitUntil));
}
