import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { AdmissionAttempt } from "../../../src/ports/tenants.ts";
import { ALLOW_ALL } from "../../../src/ports/policy.ts";
import { asScope, asTenancy, vaultName } from "../../../src/scope.ts";
import { readKey } from "../../../src/identity/api-key.ts";
import { wire } from "../../../src/wiring.ts";

/* The contract of admission and of the administration of tenants. */

const NO_SIGNING = { jwksUrl: null, issuer: null, audience: null };

function entry(key: string, requests = 1, now = Date.now()): AdmissionAttempt {
  const read = readKey(key);
  if (!read) throw new Error("no key");
  const credential = { kind: "key", key: read.presented } as const;
  return { credential, tenant: null, user: null, upstream: null, cost: { requests, tokens: 10 }, now };
}

export function tenantsContract(name: string): void {
  describe(`tenants in ${name}`, () => {
    const { tenants, tenantDirectory } = wire(env);

    async function founded() {
      const tenant = `t-${crypto.randomUUID()}`;
      const now = Date.now();
      const account = await tenantDirectory.register(tenant, now);
      await tenants.create(account, tenant, now);
      const made = await tenants.addKey(account, null, now);
      return { tenant, account, ...made };
    }

    test("a tenant is created once, and a key admits until it expires or is revoked", async () => {
      const { account, tenant, key, id } = await founded();
      expect(await tenants.create(account, tenant, Date.now())).toBeNull();
      expect(await tenants.admit(account, entry(key))).toMatchObject({ admitted: true, tenant });
      const brief = await tenants.addKey(account, Date.now() + 60_000, Date.now());
      expect(await tenants.admit(account, entry(brief.key))).toMatchObject({ admitted: true });
      const later = entry(brief.key, 1, Date.now() + 61_000);
      expect(await tenants.admit(account, later)).toEqual({ admitted: false, reason: "unknown" });
      expect(await tenants.revokeKey(account, id, Date.now())).toBe(true);
      expect(await tenants.revokeKey(account, `${id.slice(0, -1)}x`, Date.now())).toBe(false);
      expect(await tenants.admit(account, entry(key))).toEqual({ admitted: false, reason: "unknown" });
      expect((await tenants.keys(account)).map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
    });

    test("a tenant counts requests exactly, however many come at once, and by day", async () => {
      const { account, tenant, key } = await founded();
      const limits = { ...ALLOW_ALL.limits, requestsPerMinute: 7 };
      await tenants.update(account, { policy: { ...ALLOW_ALL, limits }, signing: NO_SIGNING }, Date.now());
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => tenants.admit(account, entry(key))));
      expect(outcomes.filter(({ admitted }) => admitted)).toHaveLength(7);
      const now = Date.now();
      const amounts = { savedInputTokens: 12, savedCost: 0.25 };
      for (const spent of [
        { tokens: 30, hit: true, amounts },
        { tokens: 10, hit: false, amounts: { savedCost: 0.5 } },
      ])
        await tenants.spend(asTenancy(account, tenant), { ...spent, estimate: 10, admittedAt: now }, now);
      expect(await tenants.usage(asTenancy(account, tenant))).toMatchObject([
        { requests: 7, tokens: 90, cacheHits: 1, savedInputTokens: 12, savedCost: 0.75, memoryTokens: 0 },
      ]);
      expect(await tenants.describe(account)).toMatchObject({ tenant, policy: { limits } });
    });

    test("a tenant stores a provider's key for an upstream, and removes it", async () => {
      const { account, key } = await founded();
      const wanting = { ...entry(key), upstream: "default" };
      expect(await tenants.admit(account, wanting)).toMatchObject({ providerKey: null });
      await tenants.setProviderKey(account, "default", "sk-stored", Date.now());
      expect(await tenants.admit(account, wanting)).toMatchObject({ providerKey: "sk-stored" });
      await tenants.setProviderKey(account, "default", null, Date.now());
      expect(await tenants.admit(account, wanting)).toMatchObject({ providerKey: null });
      const { data } = await tenants.audit(account, 0, 50);
      expect(data.map(({ action }) => action)).toEqual([
        "tenant.created",
        "key.created",
        "provider_key.stored",
        "provider_key.removed",
      ]);
      expect((await tenants.audit(account, data[1]?.id ?? 0, 1)).data[0]?.action).toBe("provider_key.stored");
    });

    test("a tenant lists its vaults, admits nobody once closed, and is gone once destroyed", async () => {
      const { account, tenant, key } = await founded();
      const scopes = ["ada", "bob", "cyd"].map((user) => asScope(asTenancy(account, tenant), user));
      const names = scopes.map(vaultName).toSorted();
      for (const scope of scopes) expect(await tenants.register(scope)).toBe(true);
      expect(await tenants.vaults(account, 10)).toEqual(names);
      expect(await tenants.vaults(account, 1, names[0])).toEqual([names[1]]);
      expect(await tenants.close(account, Date.now())).toEqual({});
      expect(await tenants.admit(account, entry(key))).toEqual({ admitted: false, reason: "gone" });
      expect(await tenants.register(asScope(asTenancy(account, tenant), "dan"))).toBe(false);
      expect(await tenants.erased(account, names.slice(0, 2), { vaults: 2 })).toEqual({ vaults: 2 });
      expect(await tenants.vaults(account, 10)).toEqual([names[2]]);
      await tenants.destroy(account);
      expect(await tenants.describe(account)).toBeNull();
      expect(await tenants.admit(account, entry(key))).toEqual({ admitted: false, reason: "gone" });
      await tenants.destroy(account);
    });

    test("a tenant answers for no other account", async () => {
      const [one, other] = [await founded(), await founded()];
      expect(await tenants.admit(other.account, entry(one.key))).toEqual({ admitted: false, reason: "unknown" });
      expect(await tenants.describe("0".repeat(32))).toBeNull();
    });
  });
}
