import { digest } from "../../runtime/digest.ts";
import { ProxyError } from "../../http/errors.ts";
import type { RowCounts } from "../../ports/usage.ts";
import type { Admin } from "../../identity/identify.ts";
import type { Tenancy } from "../../scope.ts";
import type { Ports } from "../../ports/ports.ts";
import { sign } from "../receipt.ts";
import type { ApiCall } from "../operation.ts";

/** The number of vaults to erase at once. Each is a file to empty. */
const AT_ONCE = 8;
/**
 * How long one request works before it leaves the rest to the next, so that no connection lasts as long as a large
 * tenant takes.
 */
const WORKED_FOR_MS = 20_000;

/**
 * Deletes a tenant with all its data. First it closes the tenant, so that nobody is admitted and no vault is made. Then
 * it erases the vaults and counts each again, then the shared answers, last the tenant itself. A repeated request goes
 * on where the last one ended, and after the end returns the same receipt.
 * @throws {ProxyError} `erasure_incomplete` if anything is left
 */
export async function deleteTenant({ ports, who: admin, now }: ApiCall<Admin>, tenant: string): Promise<Response> {
  const account = await ports.tenantDirectory.accountOf(tenant, true);
  if (account === null) return receiptOf(tenant, ports);
  const tenancy = admin.tenancy(account, tenant);
  const before = (await ports.tenants.close(account, now)) ?? {};
  const removed = await eraseVaults(tenancy, before, ports, now);
  if (!removed) {
    const progress = { erased: false, removed: await ports.tenants.close(account, now) };
    return Response.json(progress, { status: 202, headers: { "retry-after": "0" } });
  }
  await ports.answers.setEnabled(tenancy, false);
  const answers = await ports.answers.purge(tenancy, null);
  const rules = await ports.rules.destroy(tenancy);
  const { entries } = await ports.answers.state(tenancy);
  if (entries > 0 || (await ports.tenants.vaults(account, 1)).length > 0) throw incomplete();
  const receipt = await sign(
    {
      erased: true,
      at: new Date(now).toISOString(),
      subject: digest("tenant", account),
      removed: { ...removed, shared_answers: answers, rule_versions: rules },
      remaining: { vaults: 0, shared_answers: entries },
    },
    ports.deploymentSecrets,
  );
  await ports.tenantDirectory.unregister(tenant, JSON.stringify(receipt), now);
  ports.webhooks?.notify({ type: "tenant.erased", data: { tenant } }, now);
  return receiptOf(tenant, ports);
}

/** Erases vaults. Returns the rows deleted, or null if there is more to do than one request may take. */
async function eraseVaults(
  tenancy: Tenancy,
  before: RowCounts,
  { tenants, memory, grants }: Ports,
  now: number,
): Promise<RowCounts | null> {
  let removed = before;
  for (;;) {
    const vaults = await tenants.vaults(tenancy.account, AT_ONCE);
    if (vaults.length === 0) return removed;
    const erased = await Promise.all(vaults.map((vault) => memory.eraseOfTenant(tenancy, vault, now)));
    const left = erased.flatMap(({ remaining }) => Object.values(remaining));
    if (left.some((rows) => rows > 0)) throw incomplete();
    const granted = await Promise.all(vaults.map((vault) => grants.eraseOfTenant(tenancy, vault)));
    const counts = erased.map((one, i) => ({ ...one.removed, grants: granted[i] ?? 0 }));
    removed = await tenants.erased(tenancy.account, vaults, total([{ vaults: vaults.length }, ...counts]));
    if (Date.now() - now > WORKED_FOR_MS) return null;
  }
}

/**
 * Returns the stored receipt and destroys the tenant's own object. The receipt is stored first, so that a crash loses
 * neither.
 */
async function receiptOf(tenant: string, { tenantDirectory, tenants }: Ports): Promise<Response> {
  const deleted = await tenantDirectory.erasureReceipt(tenant);
  if (!deleted) throw new ProxyError("not_found", "There is no tenant of this name.", "tenant");
  await tenants.destroy(deleted.account);
  if (await tenants.describe(deleted.account)) throw incomplete();
  return new Response(deleted.receipt, { headers: { "content-type": "application/json" } });
}

function incomplete(): ProxyError {
  const again = { "x-should-retry": "true" };
  return new ProxyError("erasure_incomplete", "Some data of the tenant was left. Send the request again.", null, again);
}

/** Adds up counts, kind by kind. */
function total(counts: readonly RowCounts[]): RowCounts {
  const sum: Record<string, number> = {};
  for (const [place, count] of counts.flatMap((one) => Object.entries(one))) sum[place] = (sum[place] ?? 0) + count;
  return sum;
}
