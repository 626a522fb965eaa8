import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { isAccount, readKey } from "../../../src/identity/api-key.ts";
import { wire } from "../../../src/wiring.ts";

/* The contract of the tenant directory and the platform keys. */

const newName = (): string => `t-${crypto.randomUUID()}`;

const presented = (key: string) => readKey(key)?.presented ?? { id: "", hash: "" };

export function registryContract(name: string): void {
  describe(`the registry in ${name}`, () => {
    const { tenantDirectory, deploymentSecrets } = wire(env);

    test("a tenant gets one account, however many requests register it at once, and the account proves who made it", async () => {
      const tenant = newName();
      expect(await tenantDirectory.accountOf(tenant, true)).toBeNull();
      const accounts = await Promise.all(Array.from({ length: 5 }, () => tenantDirectory.register(tenant, Date.now())));
      expect(new Set(accounts).size).toBe(1);
      expect(isAccount(accounts[0] ?? "", await deploymentSecrets.pepper())).toBe(true);
      expect(await tenantDirectory.accountOf(tenant, true)).toBe(accounts[0]);
      expect(await tenantDirectory.register(newName(), Date.now())).not.toBe(accounts[0]);
    });

    test("a platform key speaks for any tenant until it is revoked", async () => {
      const tenant = newName();
      const account = await tenantDirectory.register(tenant, Date.now());
      const { id, key } = await tenantDirectory.addPlatformKey(null, Date.now());
      expect(await tenantDirectory.platformKey(presented(key), tenant, Date.now())).toEqual({ account });
      expect(await tenantDirectory.platformKey(presented(key), newName(), Date.now())).toEqual({ account: null });
      expect(await tenantDirectory.revokePlatformKey(id, Date.now())).toBe(true);
      expect(await tenantDirectory.platformKey(presented(key), tenant, Date.now())).toBeNull();
      expect(await tenantDirectory.revokePlatformKey(`${id}x`, Date.now())).toBe(false);
      expect((await tenantDirectory.platformKeys()).find((one) => one.id === id)?.revokedAt).not.toBeNull();
    });

    test("an unregistered tenant is not found and leaves a receipt, and its name can be registered again", async () => {
      const tenant = newName();
      const account = await tenantDirectory.register(tenant, Date.now());
      await tenantDirectory.unregister(tenant, '{"erased":true}', Date.now());
      expect(await tenantDirectory.accountOf(tenant, true)).toBeNull();
      expect(await tenantDirectory.erasureReceipt(tenant)).toEqual({ account, receipt: '{"erased":true}' });
      expect(await tenantDirectory.register(tenant, Date.now())).not.toBe(account);
      expect(await tenantDirectory.erasureReceipt(newName())).toBeNull();
    });

    test("all accounts are listed page by page, and every change is in the audit log", async () => {
      const made = await Promise.all(Array.from({ length: 3 }, () => tenantDirectory.register(newName(), Date.now())));
      const listed: string[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<typeof tenantDirectory.accounts>> = await tenantDirectory.accounts(after, 2);
        listed.push(...page.data);
        after = page.next;
      }
      for (const account of made) expect(listed.filter((one) => one === account)).toHaveLength(1);
      const noted: (string | null)[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<typeof tenantDirectory.audit>> = await tenantDirectory.audit(after, 50);
        noted.push(...page.data.map(({ subject }) => subject));
        after = page.next;
      }
      for (const account of made) expect(noted).toContain(account);
    });
  });
}
