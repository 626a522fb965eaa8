import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { isAccount, readKey } from "../../../src/identity/api-key.ts";
import { wire } from "../../../src/wiring.ts";

/* What whoever looks for a tenant, or speaks for any of them, may rely on. */

const newName = (): string => `t-${crypto.randomUUID()}`;

const presented = (key: string) => readKey(key)?.presented ?? { id: "", hash: "" };

export function registryContract(name: string): void {
  describe(`the registry in ${name}`, () => {
    const { registry, directory } = wire(env);

    test("a name has one account, however many ask at once, and it shows that it was made here", async () => {
      const tenant = newName();
      expect(await registry.accountOf(tenant, true)).toBeNull();
      const accounts = await Promise.all(Array.from({ length: 5 }, () => registry.enrol(tenant, Date.now())));
      expect(new Set(accounts).size).toBe(1);
      expect(isAccount(accounts[0] ?? "", await directory.pepper())).toBe(true);
      expect(await registry.accountOf(tenant, true)).toBe(accounts[0]);
      expect(await registry.enrol(newName(), Date.now())).not.toBe(accounts[0]);
    });

    test("a platform key speaks for any tenant until it is revoked", async () => {
      const tenant = newName();
      const account = await registry.enrol(tenant, Date.now());
      const { id, key } = await registry.addPlatformKey(null, Date.now());
      expect(await registry.platformKey(presented(key), tenant, Date.now())).toEqual({ account });
      expect(await registry.platformKey(presented(key), newName(), Date.now())).toEqual({ account: null });
      expect(await registry.revokePlatformKey(id, Date.now())).toBe(true);
      expect(await registry.platformKey(presented(key), tenant, Date.now())).toBeNull();
      expect(await registry.revokePlatformKey(`${id}x`, Date.now())).toBe(false);
      expect((await registry.platformKeys()).find((one) => one.id === id)?.revokedAt).not.toBeNull();
    });

    test("whoever departs is found no more and leaves a receipt; the name may be had anew", async () => {
      const tenant = newName();
      const account = await registry.enrol(tenant, Date.now());
      await registry.depart(tenant, '{"erased":true}', Date.now());
      expect(await registry.accountOf(tenant, true)).toBeNull();
      expect(await registry.receiptOf(tenant)).toEqual({ account, receipt: '{"erased":true}' });
      expect(await registry.enrol(tenant, Date.now())).not.toBe(account);
      expect(await registry.receiptOf(newName())).toBeNull();
    });

    test("all accounts are listed, a page at a time, and all that was done is noted", async () => {
      const made = await Promise.all(Array.from({ length: 3 }, () => registry.enrol(newName(), Date.now())));
      const listed: string[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<typeof registry.accounts>> = await registry.accounts(after, 2);
        listed.push(...page.data);
        after = page.next;
      }
      for (const account of made) expect(listed.filter((one) => one === account)).toHaveLength(1);
      const noted: (string | null)[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<typeof registry.audit>> = await registry.audit(after, 50);
        noted.push(...page.data.map(({ subject }) => subject));
        after = page.next;
      }
      for (const account of made) expect(noted).toContain(account);
    });
  });
}
