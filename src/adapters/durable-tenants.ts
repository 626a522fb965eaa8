import type { TenantDirectory, Tenants } from "../ports/tenants.ts";
import { tenantName } from "../scope.ts";

/* Platform mode on Durable Objects: one object for each tenant, and the directory to find them by. */

export function durableTenants(env: Env): Tenants {
  const tenant = (account: string) => env.TENANT.get(env.TENANT.idFromName(tenantName(account)));
  return {
    admit: (account, entry) => tenant(account).admit(account, entry),
    spend: (tenancy, spent, now) => tenant(tenancy.account).spend(tenancy, spent, now),
    register: (scope) => tenant(scope.account).register(scope),
    recordAudit: (tenancy, actor, action, subject, now) =>
      tenant(tenancy.account).recordAudit(tenancy, actor, action, subject, now),
    usage: (tenancy) => tenant(tenancy.account).usage(tenancy),
    create: (account, name, now) => tenant(account).create(account, name, now),
    describe: (account) => tenant(account).describe(account),
    update: (account, change, now) => tenant(account).update(account, change, now),
    renewSecret: (account, now) => tenant(account).renewSecret(account, now),
    addKey: (account, expiresAt, now) => tenant(account).addKey(account, expiresAt, now),
    keys: (account) => tenant(account).keys(account),
    revokeKey: (account, id, now) => tenant(account).revokeKey(account, id, now),
    setProviderKey: (account, upstream, key, now) => tenant(account).setProviderKey(account, upstream, key, now),
    audit: (account, after, limit) => tenant(account).audit(account, after, limit),
    close: (account, now) => tenant(account).close(account, now),
    vaults: (account, limit, after) => tenant(account).vaults(account, limit, after),
    erased: (account, vaults, removed) => tenant(account).erased(account, vaults, removed),
    destroy: (account) => tenant(account).destroy(account),
  };
}

/** Accounts are cached by tenant name. An account never changes hands, and that of a deleted tenant admits nobody. */
const MAX_ACCOUNTS = 10_000;

export function durableTenantDirectory(env: Env): TenantDirectory {
  const directory = () => env.DIRECTORY.get(env.DIRECTORY.idFromName("deployment"));
  const known = new Map<string, string>();
  const unmarked = new Set<string>();
  return {
    async accountOf(tenant, fresh) {
      const remembered = fresh ? undefined : known.get(tenant);
      if (remembered !== undefined) return remembered;
      const account = await directory().accountOf(tenant);
      if (known.size >= MAX_ACCOUNTS) known.clear();
      if (account === null) known.delete(tenant);
      else known.set(tenant, account);
      return account;
    },
    async hasAccount(account) {
      if (unmarked.has(account)) return true;
      const isThere = await directory().hasAccount(account);
      if (isThere && unmarked.size < MAX_ACCOUNTS) unmarked.add(account);
      return isThere;
    },
    platformKey: (key, tenant, now) => directory().platformKey(key, tenant, now),
    register: (tenant, now) => directory().register(tenant, now),
    accounts: (after, limit) => directory().accounts(after, limit),
    addPlatformKey: (expiresAt, now) => directory().addPlatformKey(expiresAt, now),
    platformKeys: () => directory().platformKeys(),
    revokePlatformKey: (id, now) => directory().revokePlatformKey(id, now),
    audit: (after, limit) => directory().audit(after, limit),
    unregister: (tenant, receipt, now) => directory().unregister(tenant, receipt, now),
    erasureReceipt: (tenant) => directory().erasureReceipt(tenant),
  };
}
