import type { Signing } from "../ports/tenants.ts";
import { ALLOW_ALL } from "../ports/policy.ts";
import { newSecret } from "../identity/api-key.ts";
import { ADMIN } from "./audit-log.ts";
import { factsIn, setFacts } from "./schema.ts";
import { encryptSecret } from "./secret-box.ts";
import type { TenantParts } from "./tenant-parts.ts";

const OWN_SECRET_ONLY: Signing = { jwksUrl: null, issuer: null, audience: null };

/** Creates a tenant. Returns null if it exists, or if another deployment has created it first. */
export async function createTenant(
  tenant: TenantParts,
  account: string,
  name: string,
  now: number,
): Promise<{ jwtSecret: string } | null> {
  const jwtSecret = newSecret("tls");
  const sealed = await encryptSecret(jwtSecret, tenant.ports.sealingKeys, `jwt ${account}`);
  await tenant.replica?.hydrate();
  if (tenant.stateOf(account) || tenant.isCreating) return null;
  tenant.isCreating = true;
  try {
    tenant.makeTables();
    tenant.replica?.follow();
    const facts = { account, name, created_at: String(now), closed: "0", removed: "{}", jwt_secret: sealed };
    const [policy, signing] = [JSON.stringify(ALLOW_ALL), JSON.stringify(OWN_SECRET_ONLY)];
    setFacts(tenant.sql, { ...facts, policy, signing });
    tenant.auditLog.record(ADMIN, "tenant.created", null, now);
    await tenant.replica?.sync();
    tenant.state = await tenant.load();
  } catch (error) {
    // The tenant must not exist here if Redis does not know it.
    await tenant.empty();
    throw error;
  } finally {
    tenant.isCreating = false;
  }
  return factsIn(tenant.sql)?.jwt_secret === sealed ? { jwtSecret } : null;
}
