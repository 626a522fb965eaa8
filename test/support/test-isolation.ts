import { describe, expect, test } from "vitest";
import { BODY_IDS, HEADER_IDS } from "./hostile-ids.ts";
import { answerTo, bearer, listed, memory, say, type Who } from "./scope-caller.ts";

/** Scopes that a careless join, fold, trim or escape would throw together. */
function hostileScopes(base: string): Who[] {
  const credential = bearer(base);
  const split = "a:b:c:d".split(":").map((_, at, all) => [all.slice(0, at).join(":") || "x", all.slice(at).join(":")]);
  return [
    ...HEADER_IDS.map((user) => ({ credential, tenant: "t", user })),
    ...BODY_IDS.map((bodyUser) => ({ credential, tenant: "t", bodyUser })),
    ...HEADER_IDS.map((tenant) => ({ credential, tenant, user: "u" })),
    ...split.map(([tenant = "", user = ""]) => ({ credential, tenant, user })),
    { credential, user: "u" },
    { credential, user: "t" },
    ...[`${base}a`, base.toUpperCase(), `${base}:t`, `${base} t`, base.slice(0, -1), base.slice(1)].flatMap((key) => [
      { credential: bearer(key), tenant: "t", user: "u" },
      { credential: bearer(key), user: "u" },
    ]),
    { credential: { "x-api-key": `${base}x` }, tenant: "t", user: "u" },
    { credential: { "api-key": `${base}y` }, tenant: "t", user: "u" },
    { credential: { authorization: `Basic ${base}` }, tenant: "t", user: "u" },
  ];
}

/** A base key nobody else uses, so that every test has its own accounts. */
const freshKey = (): string => `sk-k${crypto.randomUUID()}`;
/** The same scope may be in the list under two guises; each stands once. */
const once = (scopes: Who[]): Who[] => [...new Map(scopes.map((who) => [nameOf(who), who])).values()];
const nameOf = ({ credential, tenant = "", user, bodyUser }: Who): string =>
  JSON.stringify([credential, tenant, user ?? bodyUser]);
const canary = (at: number): string => `zanary${at}q`;
const canariesIn = (text: string): string[] => [...new Set(text.match(/Zanary\d+q/gi)?.map((c) => c.toLowerCase()))];

async function inTurns<T>(items: readonly T[], act: (item: T, at: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 4) {
    await Promise.all(items.slice(at, at + 4).map((item, i) => act(item, at + i)));
  }
}

/**
 * Tests guarantee 3 over scopes with look-alike ids: no request ever sees another scope's memory, answer, count or id.
 * @param oneIn how many of the scopes take part: 1 is all of them, 4 every fourth
 */
export function testIsolation(oneIn: number): void {
  const isSampled = (_: unknown, at: number): boolean => at % oneIn === 0;

  describe("what one scope says, no other is told", () => {
    const base = freshKey();
    const scopes = once(hostileScopes(base)).filter(isSampled);

    test("scopes with look-alike ids each recall their own words and nobody else's", { timeout: 180_000 }, async () => {
      expect(scopes.length).toBeGreaterThan(250 / oneIn);
      await inTurns(scopes, async (who, at) => {
        expect((await say(who, `My dog is called ${canary(at)}.`)).status, nameOf(who)).toBe(200);
      });
      await inTurns(scopes, async (who, at) => {
        const fresh = { headers: { "cache-control": "no-store" } };
        expect(canariesIn(await answerTo(who, "What is my dog called?", fresh)), nameOf(who)).toEqual([canary(at)]);
        // Facts may still be on their way from the journal when the machine is busy.
        const profile = canariesIn(await answerTo(who, "What do you know about me?", fresh));
        expect(
          profile.filter((found) => found !== canary(at)),
          nameOf(who),
        ).toEqual([]);
      });
    });

    test("/memory lists, counts and recalls their own words and nobody else's", { timeout: 180_000 }, async () => {
      await inTurns(scopes, async (who, at) => {
        if (who.user === undefined) return;
        const list = await listed(who);
        expect(canariesIn(JSON.stringify(list)), nameOf(who)).toEqual([canary(at)]);
        const recall = await memory(who, "/recall", "POST", { query: "What is the dog called?", limit: 50 });
        expect(canariesIn(await recall.text()), nameOf(who)).toEqual([canary(at)]);
      });
    });

    test("an answer for one user alone is never another's, however alike the ids", { timeout: 180_000 }, async () => {
      const answers = new Set<string>();
      await inTurns(scopes, async (who) => {
        const first = await say(who, "Which of my dogs is the oldest?", { model: "gpt-test" });
        expect(first.headers.get("cache-status"), nameOf(who)).toContain("fwd=miss");
        answers.add(await first.text());
        const second = await say(who, "Which of my dogs is the oldest?", { model: "gpt-test" });
        expect(second.headers.get("cache-status"), nameOf(who)).toContain("hit");
      });
      expect(answers.size).toBe(scopes.length);
    });
  });

  describe("what is shared within one tenancy, no other tenancy gets", () => {
    test("the same question costs each tenancy one call of its own", { timeout: 180_000 }, async () => {
      const key = freshKey();
      const tenancies: Who[] = [
        ...HEADER_IDS.map((tenant) => ({ credential: bearer(key), tenant })),
        { credential: bearer(key) },
        { credential: bearer(`${key}:a`) },
        { credential: bearer(key.toUpperCase()) },
        { credential: { "x-api-key": `${key}x` } },
      ];
      const first = new Set<string>();
      const unique = once(tenancies).filter(isSampled);
      await inTurns(unique, async (who) => {
        const asked = { model: "gpt-test" };
        const response = await say(who, "What is the boiling point of water?", asked);
        expect(response.headers.get("cache-status"), nameOf(who)).toContain("fwd=miss");
        const answer = await response.text();
        first.add(answer);
        const again = await say({ ...who, user: "somebody else" }, "What is the boiling point of water?", asked);
        expect(again.headers.get("cache-status"), nameOf(who)).toContain("hit");
        expect(await again.text()).toBe(answer);
      });
      expect(first.size).toBe(unique.length);
    });
  });
}
