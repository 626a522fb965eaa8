import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import type { Vault } from "../../src/vault/vault.ts";
import type { VaultParts } from "../../src/vault/vault-parts.ts";
import { Person } from "../support/person.ts";

/* A vault of many memories that has been at rest answers its first question in time, from what it reads first. */

vi.setConfig({ testTimeout: 60_000 });

/** Long enough to load 100 memories at once. */
const WITHIN_MS = 1.5;
const COUNT = 240;

interface LazyVault {
  readonly object: { readonly parts: VaultParts };
}
const partsOf = (instance: Vault): VaultParts => (instance as unknown as LazyVault).object.parts;

async function resting() {
  const person = new Person();
  const notes = Array.from({ length: COUNT }, (_, i) => ({ text: `Box ${i} of the move stands in room ${i % 7}.` }));
  const lines = [{ text: "Never wants more than three steps.", type: "procedural" }, ...notes];
  await person.memory("/import", "POST", lines.map((line) => JSON.stringify({ kind: "memory", ...line })).join("\n"));
  const vault = await person.vault();
  await evictDurableObject(vault);
  await person.recall("Which box?");
  return { person, vault };
}

test("a vault that wakes up answers from its newest memories and what stands in every block, and reads the rest behind the answer", async () => {
  const { vault } = await resting();
  const before = await runInDurableObject(vault, (instance) => {
    const { workingSet } = partsOf(instance);
    const whole = workingSet.workingSet.ids();
    workingSet.invalidate();
    const recent = workingSet.recent(WITHIN_MS)?.workingSet.ids() ?? [];
    return { whole, recent, isLoaded: workingSet.loaded !== null };
  });
  expect(before.whole).toHaveLength(COUNT + 1);
  expect(before.isLoaded).toBe(false);
  const [instruction, ...notes] = before.whole;
  expect(before.recent[0]).toBe(instruction);
  expect(before.recent.slice(1)).toEqual(notes.slice(notes.length - before.recent.length + 1));
  expect(before.recent.length).toBeGreaterThan(40);
  expect(before.recent.length).toBeLessThan(100);
  const loaded = () => runInDurableObject(vault, (instance) => partsOf(instance).workingSet.loaded?.ids() ?? []);
  await expect.poll(loaded, { timeout: 30_000 }).toEqual(before.whole);
  await runInDurableObject(vault, (instance) => expect(partsOf(instance).workingSet.recent(WITHIN_MS)).toBe(null));
});

test("what is written while a vault wakes up is found, and so is all that was there", async () => {
  const { person, vault } = await resting();
  const { id } = await (await person.memory("", "POST", { text: "The piano went to Ulm." })).json<{ id: string }>();
  const [all, isWaking] = await runInDurableObject(vault, (instance) => {
    const parts = partsOf(instance);
    const { workingSet } = parts;
    workingSet.invalidate();
    const recent = workingSet.recent(WITHIN_MS);
    parts.transaction(() => {
      parts.sql.exec("UPDATE memories SET valid_to = 1 WHERE id = ?", id);
      parts.tx.workingSet.remove(id);
    });
    return [workingSet.workingSet.ids(), recent !== null] as const;
  });
  expect(isWaking).toBe(true);
  expect(all).toHaveLength(COUNT + 1);
  expect(all).not.toContain(id);
});

test("a vault of few memories is loaded whole", async () => {
  const { vault } = await resting();
  await runInDurableObject(vault, (instance) => {
    const { workingSet } = partsOf(instance);
    workingSet.invalidate();
    expect(workingSet.recent(75)).toBe(null);
    expect(workingSet.workingSet.ids()).toHaveLength(COUNT + 1);
  });
});
