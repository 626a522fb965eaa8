import { type Scope, vaultName } from "../scope.ts";

/** Past so many users the isolate starts afresh. A name takes about 100 bytes. */
const MOST = 10_000;

/** The names of the vaults that remembered something when they were asked last. */
const remembered = new Set<string>();

/**
 * Returns whether the vault of a user remembered something when this isolate asked it last. It is a guess: whoever goes by it
 * asks the vault all the same.
 */
export const isLikelyRemembered = (scope: Scope): boolean => remembered.has(vaultName(scope));

/** Notes whether the vault of a user remembers something. */
export function noteRemembered(scope: Scope, remembers: boolean): void {
  const name = vaultName(scope);
  if (!remembers) remembered.delete(name);
  else if (!remembered.has(name)) {
    if (remembered.size >= MOST) remembered.clear();
    remembered.add(name);
  }
}
