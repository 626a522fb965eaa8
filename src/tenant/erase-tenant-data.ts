import type { AnswerStore } from "../ports/answer-store.ts";
import type { MemoryStore } from "../ports/memory-store.ts";
import type { RuleStore } from "../ports/rule-store.ts";
import type { Tenancy } from "../scope.ts";

/** What a tenant has besides its own object. */
export interface Belongings {
  readonly memory: Pick<MemoryStore, "eraseOfTenant">;
  readonly answers: Pick<AnswerStore, "setEnabled" | "purge">;
  readonly rules: Pick<RuleStore, "destroy">;
}

/** Vaults that are erased side by side, each a file to be emptied. */
const AT_ONCE = 8;

/**
 * Another deployment has deleted this tenant: what its users have said to this one goes as well, also what was said while
 * it had not heard. Where the tenant was deleted here, nothing is left to do.
 * @throws something was left: to be done again
 */
export async function eraseTenantData(
  sql: SqlStorage,
  tenancy: Tenancy,
  { memory, answers, rules }: Belongings,
  now: number,
): Promise<void> {
  for (;;) {
    const vaults = sql.exec<{ name: string }>("SELECT name FROM vaults LIMIT ?", AT_ONCE).toArray();
    if (vaults.length === 0) break;
    const erased = await Promise.all(vaults.map(({ name }) => memory.eraseOfTenant(tenancy, name, now)));
    if (erased.some(({ remaining }) => Object.values(remaining).some((rows) => rows > 0))) {
      throw new Error("something is left of a tenant that is gone");
    }
    for (const { name } of vaults) sql.exec("DELETE FROM vaults WHERE name = ?", name);
  }
  await answers.setEnabled(tenancy, false);
  await answers.purge(tenancy, null);
  await rules.destroy(tenancy);
}
