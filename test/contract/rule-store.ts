import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { asTenancy, rulebookName, type Tenancy } from "../../src/scope.ts";
import { wishPattern } from "../../src/memory/rules/wish-pattern.ts";
import { wire } from "../../src/wiring.ts";

/* The contract of the store of rules. */

const anId: unknown = expect.any(String);
const newTenancy = (): Tenancy => asTenancy(crypto.randomUUID(), "acme");

export function ruleStoreContract(name: string): void {
  describe(`rules in ${name}`, () => {
    const { rules } = wire(env);
    const texts = (set: Awaited<ReturnType<typeof rules.read>>) => set?.rules.map(({ text }) => text);

    test("a new tenancy has no rules, and reading creates none", async () => {
      const tenancy = newTenancy();
      expect(await rules.read(tenancy, null)).toMatchObject({ version: 0, rules: [] });
      expect(await rules.read(tenancy, 1)).toBeNull();
      expect(await rules.proposals(tenancy)).toEqual([]);
      expect(await rules.destroy(tenancy)).toBe(0);
    });

    test("every change is a version, the same rules again are none, and old versions can be read", async () => {
      const tenancy = newTenancy();
      expect(await rules.replace(tenancy, ["Be brief."], 0, 1_000)).toMatchObject({ version: 1 });
      expect(await rules.replace(tenancy, ["Be brief."], null, 2_000)).toMatchObject({ version: 1 });
      expect(await rules.replace(tenancy, ["Be kind.", "ü\u0000🚀"], 1, 3_000)).toMatchObject({ version: 2 });
      expect(await rules.replace(tenancy, ["Be loud."], 1, 4_000)).toBe("conflict");
      expect(texts(await rules.read(tenancy, null))).toEqual(["Be kind.", "ü\u0000🚀"]);
      expect(texts(await rules.read(tenancy, 1))).toEqual(["Be brief."]);
      expect(await rules.read(newTenancy(), null)).toMatchObject({ version: 0 });
    });

    test("several changes at once are a version each, and none is lost", async () => {
      const tenancy = newTenancy();
      const made = await Promise.all(
        Array.from({ length: 6 }, (_, i) => rules.replace(tenancy, [`Rule ${i}.`], null, i)),
      );
      expect(await rules.read(tenancy, null)).toMatchObject({ version: 6 });
      const all = await Promise.all(made.map((_, i) => rules.read(tenancy, i + 1)));
      expect(all.flatMap((set) => texts(set) ?? []).toSorted()).toEqual(made.map((_, i) => `Rule ${i}.`));
    });

    test("a wish in own words is wanted from five users on, told in a wording that is left, and in none below five", async () => {
      const tenancy = newTenancy();
      const place = (user: number) => ({ name: `vault ${user}`, tenancy: rulebookName(tenancy) });
      const wish = wishPattern(rulebookName(tenancy), "summari first");
      const worded = (user: number, text: string) => rules.word(place(user), [{ pattern: wish, text }]);
      for (let user = 0; user < 4; user++) expect(await rules.report(place(user), [wish])).toEqual([]);
      await worded(0, "Too early.");
      expect(await rules.report(place(4), [wish, "table:no"])).toEqual([wish]);
      await worded(4, "Put the summary first.");
      expect(await rules.report(place(5), [wish])).toEqual([wish]);
      await worded(5, "The summary first.");
      await worded(6, "Not a voter.");
      expect(await rules.proposals(tenancy)).toEqual([{ id: anId, text: "The summary first.", users: 6 }]);
      await rules.report(place(5), []);
      expect(await rules.proposals(tenancy)).toEqual([{ id: anId, text: "Put the summary first.", users: 5 }]);
      await rules.forgetVoter(tenancy, "vault 0");
      expect(await rules.proposals(tenancy)).toEqual([]);
      expect(await rules.report(place(0), [wish])).toEqual([wish]);
      expect(await rules.proposals(tenancy)).toEqual([]);
    });

    test("a rule that five users ask for is proposed, a new report replaces a user's earlier one, and a forgotten user does not count", async () => {
      const tenancy = newTenancy();
      const place = (user: number) => ({ name: `vault ${user}`, tenancy: rulebookName(tenancy) });
      for (let user = 0; user < 6; user++) await rules.report(place(user), ["language:french"]);
      await rules.report(place(0), ["language:french"]);
      expect(await rules.proposals(tenancy)).toEqual([{ id: anId, text: "Answer in French.", users: 6 }]);
      expect(await rules.forgetVoter(tenancy, "vault 0")).toBe(1);
      expect([await rules.countVoter(tenancy, "vault 0"), await rules.countVoter(tenancy, "vault 1")]).toEqual([0, 1]);
      await rules.report(place(1), []);
      expect(await rules.proposals(tenancy)).toEqual([]);
    });

    test("a declined proposal is listed apart, and comes back when it is reopened or twice as many ask for it", async () => {
      const tenancy = newTenancy();
      const place = (user: number) => ({ name: `vault ${user}`, tenancy: rulebookName(tenancy) });
      for (let user = 0; user < 5; user++) await rules.report(place(user), ["language:french"]);
      const [proposal] = await rules.proposals(tenancy);
      const id = proposal?.id ?? "";
      const declined = { ...proposal, declinedAt: new Date(1_000).toISOString() };
      expect(await rules.decline(tenancy, id, 1_000)).toEqual(declined);
      expect([await rules.proposals(tenancy), await rules.declined(tenancy)]).toEqual([[], [declined]]);
      expect(await rules.reopen(tenancy, id)).toBe(true);
      expect([await rules.proposals(tenancy), await rules.declined(tenancy)]).toEqual([[proposal], []]);
      expect(await rules.reopen(tenancy, id)).toBe(false);
      await rules.decline(tenancy, id, 2_000);
      for (let user = 5; user < 9; user++) await rules.report(place(user), ["language:french"]);
      expect(await rules.proposals(tenancy)).toEqual([]);
      await rules.report(place(9), ["language:french"]);
      expect(await rules.proposals(tenancy)).toEqual([{ ...proposal, users: 10 }]);
      expect(await rules.decline(tenancy, "made up", 3_000)).toBeNull();
    });

    test("a destroyed rulebook accepts nothing", async () => {
      const tenancy = newTenancy();
      await rules.replace(tenancy, ["Be brief."], null, 1_000);
      expect(await rules.destroy(tenancy)).toBe(1);
      const refused = await rules.replace(tenancy, ["Be back."], null, 2_000).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Error);
      expect(await rules.read(tenancy, null)).toMatchObject({ version: 0 });
    });
  });
}
