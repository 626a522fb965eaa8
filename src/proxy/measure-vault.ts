import { log, reasonOf } from "../runtime/log.ts";
import { type Scope, vaultName } from "../scope.ts";
import { countVaultSize } from "../isolate/gathered-counts.ts";
import type { Route } from "./context.ts";

/** Each isolate asks a vault once in this time: growth is told by day. */
const EVERY_MS = 600_000;
/** Vaults whose last measurement an isolate knows. */
const MAX_VAULTS = 10_000;

/** The time of each vault's next measurement, in milliseconds since the epoch. */
const dueAt = new Map<string, number>();

/** Asks a user's vault for its size beside a request that wrote to it, now and then. The figure goes to the tenancy's day. */
export function measureVault(scope: Scope, { ports, waitUntil }: Pick<Route, "ports" | "waitUntil">): void {
  const [name, now] = [vaultName(scope), Date.now()];
  if ((dueAt.get(name) ?? 0) > now) return;
  if (dueAt.size >= MAX_VAULTS) dueAt.clear();
  dueAt.set(name, now + EVERY_MS);
  const measured = ports.memory.size(scope).then((size) => countVaultSize(size, scope));
  waitUntil(measured.catch((error: unknown) => log("warn", { event: "vault_not_measured", reason: reasonOf(error) })));
}
