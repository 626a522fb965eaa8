import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { asScope, asTenancy, type Scope } from "../../src/scope.ts";
import type { CommitRequest, BeginRequest } from "../../src/ports/exchange.ts";
import type { MemoryDraft } from "../../src/ports/memory-store.ts";
import { wire } from "../../src/wiring.ts";

/* The contract of the store of memories. Each storage has a short file that runs it. */

const NOW = Date.UTC(2026, 10, 20);

const newScope = (): Scope => asScope(asTenancy("account", crypto.randomUUID()), "ada");

const opening = (query: string): BeginRequest => ({
  query,
  embedding: null,
  recall: true,
  impersonal: false,
  conversation: "talk",
  opensConversation: true,
  visible: [],
  lookup: null,
  now: NOW + 1_000,
});

function closing(exchange: string, said: string, epoch: number | null): CommitRequest {
  return {
    record: {
      id: exchange,
      at: new Date(NOW).toISOString(),
      conversation: "talk",
      model: "gpt-test",
      memory: { mode: "on", degraded: null, injected: [], tokens: 0, rules: 0 },
      cache: { status: "miss", detail: null },
      redacted: [],
      complete: true,
    },
    epoch,
    startedAt: NOW,
    block: [],
    round: { turn: `turn of ${exchange}`, saidDigest: said, said, answer: "Noted.", impersonal: false, retry: false },
    answer: null,
  };
}

const note = (text: string): MemoryDraft => ({ text, type: "semantic", pinned: false, expiresAt: null, metadata: {} });

export function memoryStoreContract(name: string): void {
  describe(`memories in ${name}`, () => {
    const { memory } = wire(env);

    test("the next exchange recalls what an exchange said", async () => {
      const scope = newScope();
      const { epoch } = await memory.begin(scope, opening("Hello"));
      expect(await memory.commit(scope, closing("exc_1", "I live in Lisbon.", epoch))).toBe("kept");
      const { block, injected } = await memory.begin(scope, opening("Where do I live?"));
      expect(block).toContain("Lisbon");
      expect(injected.length).toBeGreaterThan(0);
    });

    test("committing an exchange again adds nothing", async () => {
      const scope = newScope();
      const { epoch } = await memory.begin(scope, opening("Hello"));
      await memory.commit(scope, closing("exc_1", "I live in Lisbon.", epoch));
      const once = await memory.list(scope, { limit: 50, cursor: null, type: null, kind: null, status: "all" }, NOW);
      await memory.commit(scope, closing("exc_1", "I live in Lisbon.", epoch));
      expect(await memory.list(scope, { limit: 50, cursor: null, type: null, kind: null, status: "all" }, NOW)).toEqual(
        once,
      );
    });

    test("after an erasure nothing is left, and an exchange under way commits nothing", async () => {
      const scope = newScope();
      const { epoch } = await memory.begin(scope, opening("Hello"));
      await memory.commit(scope, closing("exc_1", "I live in Lisbon.", epoch));
      await memory.erase(scope, NOW + 1);
      expect(Object.values(await memory.countRows(scope, NOW + 2)).every((count) => count === 0)).toBe(true);
      expect(await memory.commit(scope, closing("exc_2", "I have two cats.", epoch))).toBe("stale");
      expect((await memory.begin(scope, opening("Where do I live?"))).epoch).toBeGreaterThan(epoch);
    });

    test("a changed text supersedes, an old one can be restored, and history shows both", async () => {
      const scope = newScope();
      const added = await memory.add(scope, note("Prefers trains"), NOW);
      if (added === "stale") throw new Error("nobody was erased");
      const amended = await memory.update(scope, added.id, { text: "Prefers planes" }, NOW + 1);
      expect(amended?.supersedes).toBe(added.id);
      await memory.restore(scope, added.id, NOW + 2);
      const history = await memory.history(scope, added.id, NOW + 3);
      expect(history?.map(({ text }) => text)).toEqual(["Prefers trains", "Prefers planes", "Prefers trains"]);
    });

    test("a deleted memory is not found, like an unknown id", async () => {
      const scope = newScope();
      const added = await memory.add(scope, note("Prefers trains"), NOW);
      if (added === "stale") throw new Error("nobody was erased");
      expect(await memory.forget(scope, added.id, NOW)).toBe("deleted");
      expect(await memory.forget(scope, added.id, NOW)).toBe("not_found");
      expect(await memory.get(scope, added.id, NOW)).toBeNull();
      expect(await memory.get(scope, "mem_never", NOW)).toBeNull();
    });

    test("no scope sees memories of another, however alike their names", async () => {
      const [scope, tenant] = [newScope(), crypto.randomUUID()];
      await memory.add(scope, note("Prefers trains"), NOW);
      for (const other of [
        asScope(scope, "ada "),
        asScope(scope, "Ada"),
        asScope(asTenancy("account", tenant), "ada"),
        asScope(asTenancy("account:", scope.tenant), "ada"),
      ]) {
        expect((await memory.exportPage(other, null, NOW)).memories).toEqual([]);
      }
    });

    test("the app's own blocks are replaced whole, stand in what is begun, and go with an erasure", async () => {
      const scope = newScope();
      const [tone, plan] = [
        { name: "tone", text: "Formal" },
        { name: "plan", text: "Harbour" },
      ];
      expect(await memory.profile(scope, null, NOW)).toEqual([]);
      const [at, later] = [new Date(NOW).toISOString(), new Date(NOW + 5).toISOString()];
      expect(await memory.profile(scope, [tone, plan], NOW)).toEqual([
        { ...tone, updatedAt: at },
        { ...plan, updatedAt: at },
      ]);
      const changed = [plan, { name: "tone", text: "Casual" }];
      await memory.profile(scope, changed, NOW + 5);
      expect(await memory.profile(scope, null, NOW + 6)).toEqual([
        { ...plan, updatedAt: at },
        { name: "tone", text: "Casual", updatedAt: later },
      ]);
      const { block, profile, remembers } = await memory.begin(scope, opening("Hello"));
      expect(block).toMatch(/Harbour[^]*Casual/);
      expect([profile.length, remembers]).toEqual([2, true]);
      await memory.erase(scope, NOW + 10);
      expect(await memory.profile(scope, null, NOW + 11)).toEqual([]);
      expect(await memory.profile(scope, [tone], NOW + 9)).toBe("stale");
    });

    test("an export is imported into another scope, once, and exported from it unchanged", async () => {
      const [scope, elsewhere] = [newScope(), newScope()];
      for (const text of ["Prefers trains", "Has two cats"]) await memory.add(scope, note(text), NOW);
      const { memories } = await memory.exportPage(scope, null, NOW);
      const begun = await memory.importBatch(elsewhere, { memories: [], rounds: [], forgotten: [], epoch: null }, NOW);
      if (begun === "stale") throw new Error("nobody was erased");
      const batch = { memories, rounds: [], forgotten: [], epoch: begun.epoch };
      expect(await memory.importBatch(elsewhere, batch, NOW)).toMatchObject({ added: 2, unchanged: 0 });
      expect(await memory.importBatch(elsewhere, batch, NOW)).toMatchObject({ added: 0, unchanged: 2 });
      expect((await memory.exportPage(elsewhere, null, NOW)).memories).toEqual(memories);
    });
  });
}
