import { expect, test } from "vitest";
import { asScope, asTenancy, vaultName } from "../../src/scope.ts";

/** Parts of which ids are made that read alike when they are put together. */
const PARTS = ["", "a", "b", "ab", "1", "11", "1 1", " ", "1 a", "a\n"];

test("no two scopes share a vault, whatever their ids are, and one scope has one", () => {
  const named = new Map<string, string>();
  for (const account of PARTS) {
    for (const tenant of PARTS) {
      for (const user of PARTS) {
        const name = vaultName(asScope(asTenancy(account, tenant), user));
        expect(vaultName(asScope(asTenancy(account, tenant), user))).toBe(name);
        expect(named.get(name), JSON.stringify([account, tenant, user])).toBeUndefined();
        named.set(name, JSON.stringify([account, tenant, user]));
      }
    }
  }
});
