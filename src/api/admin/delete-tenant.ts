import { digest } from "../../runtime/digest.ts";
import { ProxyError } from "../../http/errors.ts";
import type { RowCounts } from "../../ports/usage.ts";
import type { Admin } from "../../identity/identify.ts";
import type { Tenancy } from "../../scope.ts";
import type { Ports } from "../../ports/ports.ts";
import { sign } from "../receipt.ts";
import type { Asked } from "../operation.ts";

/** Vaults that are erased side by side, each a file to be emptied. */
const AT_ONCE = 8;
/** What is not done by then is left to the next request: no connection need last as long as a large tenant. */
const WORKED_FOR_MS = 20_000;

/**
 * Takes a tenant out with all that it has. First nobody is let in any more and no vault is made; then the vaults go,
 * one after the other, each looked into again afterwards; then the shared answers; last what the tenant itself is.
 * A request that is sent again goes on where the last one ended, and after the end tells the same receipt.
 * @throws {ProxyError} `erasure_incomplete` when anything is left
 */
export async function deleteTenant({ ports, who: admin, now }: Asked<Admin>, tenant: string): Promise<Response> {
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
  return receiptOf(tenant, ports);
}

/** What was removed; null: there is more to do than one request is for. */
async function eraseVaults(
  tenancy: Tenancy,
  before: RowCounts,
  { tenants, memory }: Ports,
  now: number,
): Promise<RowCounts | null> {
  let removed = before;
  for (;;) {
    const vaults = await tenants.vaults(tenancy.account, AT_ONCE);
    if (vaults.length === 0) return removed;
    const erased = await Promise.all(vaults.map((vault) => memory.eraseOfTenant(tenancy, vault, now)));
    const left = erased.flatMap(({ remaining }) => Object.values(remaining));
    if (left.some((rows) => rows > 0)) throw incomplete();
    const counts = erased.map((one) => one.removed);
    removed = await tenants.erased(tenancy.account, vaults, total([{ vaults: vaults.length }, ...counts]));
    if (Date.now() - now > WORKED_FOR_MS) return null;
  }
}

/** The receipt is kept before the tenant's own object goes, so that a crash in between loses neither. */
async function receiptOf(tenant: string, { tenantDirectory, tenants }: Ports): Promise<Response> {
  const departed = await tenantDirectory.erasureReceipt(tenant);
  if (!departed) throw new ProxyError("not_found", "There is no such tenant.", "tenant");
  await tenants.destroy(departed.account);
  if (await tenants.describe(departed.account)) throw incomplete();
  return new Response(departed.receipt, { headers: { "content-type": "application/json" } });
}

function incomplete(): ProxyError {
  const again = { "x-should-retry": "true" };
  return new ProxyError("erasure_incomplete", "Something was left of the tenant. Send the request again.", null, again);
}

/** Counts of several places, place by place. */
function total(counts: readonly RowCounts[]): RowCounts {
  const sum: Record<string, number> = {};
  for (const [place, count] of counts.flatMap((one) => Object.entries(one))) sum[place] = (sum[place] ?? 0) + count;
  return sum;
}
