import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";

/** Vaults with nothing left under their earlier name, as far as this isolate knows. */
const settled = new Set<string>();
const MAX_SETTLED = 10_000;

/**
 * Moves the memories of a user's vault from its earlier name to the present one, and empties the earlier vault. It may
 * be repeated, after a crash too, because memories keep their ids.
 */
export async function moveVault(
  earlier: Scope,
  scope: Scope,
  { memory, answers }: Pick<Ports, "memory" | "answers">,
  now: number,
): Promise<void> {
  const name = vaultName(scope);
  if (settled.has(name)) return;
  let isEmpty = true;
  for (let after: string | null = null; ;) {
    const page = await memory.exportPage(earlier, after, now);
    if (page.memories.length > 0) {
      isEmpty = false;
      const begun = await memory.importBatch(scope, { memories: [], rounds: [], forgotten: [], epoch: null }, now);
      if (begun === "stale") throw new Error("the user was erased during the take-over");
      const { memories, forgotten } = page;
      const done = await memory.importBatch(scope, { memories, rounds: [], forgotten, epoch: begun.epoch }, now);
      if (done === "stale") throw new Error("the user was erased during the take-over");
    }
    after = page.next;
    if (after === null) break;
  }
  if (!isEmpty) {
    await memory.erase(earlier, now);
    await answers.eraseAsker(earlier, vaultName(earlier));
  }
  if (settled.size >= MAX_SETTLED) settled.clear();
  settled.add(name);
}
