import type { TenantPorts } from "../ports/ports.ts";
import type { Tenancy } from "../scope.ts";
import type { VaultList } from "./vault-list.ts";

/** Vaults that are erased side by side. Each is a file to be emptied. */
const AT_ONCE = 8;

/**
 * Erases a tenant that another deployment has deleted: its vaults, its shared answers and its rules in this deployment,
 * including everything its users sent before the deletion was read.
 * @throws if anything is left. The caller tries again.
 */
export async function eraseTenantData(
  vaults: VaultList,
  tenancy: Tenancy,
  { memory, answers, rules, grants }: Pick<TenantPorts, "memory" | "answers" | "rules" | "grants">,
  now: number,
): Promise<void> {
  for (;;) {
    const names = vaults.list(AT_ONCE);
    if (names.length === 0) break;
    const erased = await Promise.all(names.map((name) => memory.eraseOfTenant(tenancy, name, now)));
    if (erased.some(({ remaining }) => Object.values(remaining).some((rows) => rows > 0))) {
      throw new Error("vaults of a deleted tenant still hold rows");
    }
    await Promise.all(names.map((name) => grants.eraseOfTenant(tenancy, name)));
    vaults.delete(names);
  }
  await answers.setEnabled(tenancy, false);
  await answers.purge(tenancy, null);
  await rules.destroy(tenancy);
}
