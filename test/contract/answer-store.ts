import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { usageCounts } from "../../src/cache/usage-counts.ts";
import type { AnswerDraft, AnswerLookup } from "../../src/ports/answer-store.ts";
import { asTenancy, type Tenancy } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";

/* The contract of the store of shared answers. Each storage has a short file that runs it. */

const HOUR = 3_600_000;

const newTenancy = (): Tenancy => asTenancy("account", crypto.randomUUID());
const newAsker = (): string => crypto.randomUUID().replaceAll("-", "").repeat(2);

const draft = (question: string, change: Partial<AnswerDraft> = {}): AnswerDraft => ({
  fingerprint: "the rest of the request",
  question,
  model: "gpt-test",
  completion: JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content: `On ${question}` } }] }),
  storedAt: Date.now(),
  expiresAt: Date.now() + HOUR,
  goneAt: Date.now() + 2 * HOUR,
  lacksUsage: false,
  cost: { promptTokens: 1, completionTokens: 2, ms: 3 },
  ...change,
});

const lookup = (question: string, change: Partial<AnswerLookup> = {}): AnswerLookup => ({
  fingerprint: "the rest of the request",
  question,
  match: "exact",
  maxAgeSeconds: null,
  staleSeconds: 0,
  needsUsage: true,
  credentialKey: null,
  patienceMs: 0,
  now: Date.now(),
  ...change,
});

export function answerStoreContract(name: string): void {
  describe(`shared answers in ${name}`, () => {
    const { answers } = wire(env);
    const find = async (tenancy: Tenancy, question: string) =>
      (await answers.lookUp(tenancy, lookup(question), null)).answer?.completion ?? null;
    const keep = async (tenancy: Tenancy, given: AnswerDraft, asker: string | null = null): Promise<boolean> => {
      const { cacheVersion } = await answers.lookUp(tenancy, null, null);
      return answers.store(tenancy, given, asker, cacheVersion, null);
    };

    test("an answer is found as it was stored, in its tenancy alone", async () => {
      const [tenancy, other] = [newTenancy(), newTenancy()];
      expect(await find(tenancy, "Oslo?")).toBeNull();
      const given = draft("Oslo?", { completion: '{"a":"ü\\u0000 🚀"}' });
      expect(await keep(tenancy, given)).toBe(true);
      const { completion, storedAt, expiresAt, cost } = given;
      const { answer } = await answers.lookUp(tenancy, lookup("Oslo?"), null);
      expect(answer).toMatchObject({ completion, storedAt, expiresAt, cost, match: "exact", lacksUsage: false });
      expect(await find(other, "Oslo?")).toBeNull();
    });

    test("the latest answer to a question is the one that is found", async () => {
      const tenancy = newTenancy();
      await keep(tenancy, draft("Oslo?", { completion: '{"n":1}' }));
      await keep(tenancy, draft("Oslo?", { completion: '{"n":2}' }));
      expect(await find(tenancy, "Oslo?")).toBe('{"n":2}');
      expect(await answers.state(tenancy)).toMatchObject({ entries: 1 });
    });

    test("an expired answer only stands in, and later is deleted", async () => {
      const tenancy = newTenancy();
      const now = Date.now();
      await keep(tenancy, draft("Oslo?", { storedAt: now - 10, expiresAt: now - 5 }));
      expect(await answers.lookUp(tenancy, lookup("Oslo?"), null)).toMatchObject({ answer: null, stale: { cost: {} } });
      const late = lookup("Oslo?", { now: now + 3 * HOUR });
      expect(await answers.lookUp(tenancy, late, null)).toMatchObject({ answer: null, stale: null });
    });

    test("a purge deletes the answers of a model or all, and refuses those under way", async () => {
      const tenancy = newTenancy();
      await keep(tenancy, draft("Oslo?"));
      await keep(tenancy, draft("Bergen?", { model: "other model\nof two lines" }));
      const { cacheVersion } = await answers.lookUp(tenancy, null, null);
      expect(await answers.purge(tenancy, "other model\nof two lines")).toBe(1);
      expect([await find(tenancy, "Oslo?"), await find(tenancy, "Bergen?")]).toEqual([expect.anything(), null]);
      expect(
        await answers.store(
          tenancy,
          draft("Bergen?", { model: "other model\nof two lines" }),
          null,
          cacheVersion,
          null,
        ),
      ).toBe(false);
      expect(await answers.store(tenancy, draft("Hamar?"), null, cacheVersion, null)).toBe(true);
      expect(await answers.purge(tenancy, null)).toBe(2);
      expect(await answers.store(tenancy, draft("Hamar?"), null, cacheVersion, null)).toBe(false);
      expect(await answers.state(tenancy)).toMatchObject({ entries: 0, bytes: 0 });
      expect(await answers.purge(tenancy, null)).toBe(0);
    });

    test("erasing an asker deletes the answers that they asked for first, and no others", async () => {
      const tenancy = newTenancy();
      const [ada, bob] = [newAsker(), newAsker()];
      await keep(tenancy, draft("Oslo?"), ada);
      await keep(tenancy, draft("Bergen?"), bob);
      await keep(tenancy, draft("Hamar?"));
      const { cacheVersion } = await answers.lookUp(tenancy, null, null);
      expect(await answers.countAsker(tenancy, ada)).toBeGreaterThan(0);
      expect(await answers.eraseAsker(tenancy, ada)).toBe(1);
      expect(await answers.countAsker(tenancy, ada)).toBe(0);
      expect(await answers.store(tenancy, draft("Oslo?"), ada, cacheVersion, null)).toBe(false);
      expect(await find(tenancy, "Oslo?")).toBeNull();
      expect([await find(tenancy, "Bergen?"), await find(tenancy, "Hamar?")]).not.toContain(null);
      expect(await answers.eraseAsker(tenancy, ada)).toBe(0);
    });

    test("usage adds up by day, whichever way it is reported, and outlives the answers", async () => {
      const tenancy = newTenancy();
      const used = usageCounts({ requests: 2, tokens: 30, cacheHits: 1, savedCost: 0.5 }, Date.now());
      await answers.addCounts(tenancy, { ...used, miss: 1 });
      await answers.lookUp(tenancy, null, used);
      await keep(tenancy, draft("Oslo?"));
      await answers.purge(tenancy, null);
      await answers.addCounts(tenancy, usageCounts({ requests: 1, tokens: 5, cacheHits: 0 }, Date.now() - 26 * HOUR));
      const [today, before, ...others] = await answers.usage(tenancy);
      expect([today, before, others]).toMatchObject([
        { requests: 4, tokens: 60, cacheHits: 2, savedCost: 1, memoryTokens: 0 },
        { requests: 1, tokens: 5, cacheHits: 0, savedCost: 0 },
        [],
      ]);
      expect((await answers.state(tenancy)).counts).toEqual({ miss: 1 });
    });

    test("a cache that is turned off serves nothing and stores nothing", async () => {
      const tenancy = newTenancy();
      await keep(tenancy, draft("Oslo?"));
      await answers.setEnabled(tenancy, false);
      expect(await find(tenancy, "Oslo?")).toBeNull();
      expect(await keep(tenancy, draft("Bergen?"))).toBe(false);
      await answers.setEnabled(tenancy, true);
      expect([await find(tenancy, "Oslo?"), await find(tenancy, "Bergen?")]).toEqual([expect.anything(), null]);
    });

    test("of several lookups at once one leads, and the others get its answer", async () => {
      const tenancy = newTenancy();
      const asked = lookup("Oslo?", { credentialKey: "one" });
      const { flight, cacheVersion } = await answers.lookUp(tenancy, asked, null);
      expect(flight?.lead).toBe(true);
      const waiting = answers.lookUp(tenancy, { ...asked, patienceMs: 5_000 }, null);
      await answers.store(tenancy, draft("Oslo?", { completion: '{"n":1}' }), null, cacheVersion, flight?.id ?? null);
      expect((await waiting).answer?.completion).toBe('{"n":1}');
    });
  });
}
