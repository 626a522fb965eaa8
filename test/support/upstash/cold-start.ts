import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { upstashAnswers } from "../../../src/adapters/upstash/cold-answers.ts";
import { upstashRecords } from "../../../src/adapters/upstash/cold-records.ts";
import { upstashColdTier } from "../../../src/adapters/upstash/cold-tier.ts";
import { settingsOf } from "../../../src/config.ts";
import type { Answers, Directory, Rulebook, Tenant, Vault } from "../../../src/index.ts";
import type { ColdRecords } from "../../../src/ports/cold-records.ts";
import type { ColdAnswers, ColdTier, VaultPlace } from "../../../src/ports/cold-tier.ts";
import { tenancyDigest, vaultName } from "../../../src/scope.ts";
import type { Person } from "../person.ts";

/** The adapter, as the worker would be handed it. */
export function coldTier(): ColdTier {
  const { upstash } = settingsOf(env);
  if (!upstash) throw new Error("STORAGE is not upstash");
  return upstashColdTier(env, upstash);
}

/** The same of shared answers. */
export function coldAnswers(): ColdAnswers {
  const { upstash } = settingsOf(env);
  if (!upstash) throw new Error("STORAGE is not upstash");
  return upstashAnswers(upstash);
}

/** The same of the records of tenants, rulebooks and the directory. */
export function coldRecords(): ColdRecords {
  const { upstash } = settingsOf(env);
  if (!upstash) throw new Error("STORAGE is not upstash");
  return upstashRecords(upstash);
}

/** Where this person's rows lie. */
export async function placeOf(person: Person): Promise<VaultPlace> {
  const scope = await person.scope();
  return { name: vaultName(scope), tenancy: tenancyDigest(scope) };
}

/** Waits until everything of this person's vault has been carried to the cold tier. */
export const carried = async (person: Person): Promise<void> => nothingDue(await person.vault());

export const vaultCarried = (vault: DurableObjectStub<Vault>): Promise<void> => nothingDue(vault);

/** The same of the answers that this person's tenancy shares. */
export const answersCarried = async (person: Person): Promise<void> => nothingDue(await person.answers());

/** The parts of a tenant that the tests reach into. A rulebook has neither, and the directory is no such object. */
interface TenantWithin {
  readonly object?: {
    readonly parts: {
      readonly openMeter?: { flush(): void } | null;
      readonly replica?: { readonly parts: { readonly syncedAt: Record<string, number> } };
    };
  };
}

const within = (object: unknown): TenantWithin["object"] => (object as TenantWithin).object;

/** Writes what a tenant has counted. By itself it does so a second later. */
export const countsWritten = (keeper: Recorder): Promise<void> =>
  runInDurableObject(keeper, (object) => within(object)?.parts.openMeter?.flush());

/** Makes the last sync of a tenant old. */
export const syncAged = (tenant: Recorder): Promise<void> =>
  runInDurableObject(tenant, (object) => {
    const { replica } = within(object)?.parts ?? {};
    if (!replica) throw new Error("this object has no replica");
    replica.parts.syncedAt["critical"] = 0;
  });

/** The same of a tenant, a rulebook or the directory. */
export async function recordsCarried(keeper: Recorder): Promise<void> {
  await countsWritten(keeper);
  const isFollowed = await runInDurableObject(
    keeper,
    (_, { storage }) => storage.sql.exec("SELECT 1 FROM sqlite_schema WHERE name = 'outbox'").toArray().length > 0,
  );
  if (isFollowed) await nothingDue(keeper);
}

async function nothingDue(keeper: Keeper): Promise<void> {
  for (;;) {
    const left = await runInDurableObject(keeper, (_, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM outbox").one(),
    );
    if (left.n === 0) return;
    await runDurableObjectAlarm(keeper);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Recorder = DurableObjectStub<Tenant> | DurableObjectStub<Rulebook> | DurableObjectStub<Directory>;
type Keeper = DurableObjectStub<Vault> | DurableObjectStub<Answers> | Recorder;

/** Killed: an eviction would wait for what it has yet to write. */
export async function restartRecords(keeper: Recorder): Promise<void> {
  const killed = runInDurableObject(keeper, async (_, state) => {
    await state.storage.sync();
    state.abort();
  });
  await killed.catch(() => {});
}

/** A tenant, a rulebook or the directory as another deployment would find it: nothing in its storage, nothing in memory. */
export async function loseRecords(keeper: Recorder): Promise<void> {
  const lost = runInDurableObject(keeper, async (_, state) => {
    await emptied(state.storage);
    await state.storage.sync();
    state.abort();
  });
  await lost.catch(() => {});
}

/** The vault as another deployment would find it: nothing in its storage, nothing in memory. */
export async function loseVault(person: Person): Promise<void> {
  const vault = await person.vault();
  await runInDurableObject(vault, (_, { storage }) => emptied(storage));
  await evictDurableObject(vault);
}

/** The same of the answers that this person's tenancy shares. */
export async function loseAnswers(person: Person): Promise<void> {
  await runInDurableObject(await person.answers(), (_, { storage }) => emptied(storage));
  await restartAnswers(person);
}

/** Killed: an eviction would wait for what it has yet to write. */
export async function restartAnswers(person: Person): Promise<void> {
  const killed = runInDurableObject(await person.answers(), async (_, state) => {
    await state.storage.sync();
    state.abort();
  });
  await killed.catch(() => {});
}

async function emptied(storage: DurableObjectStorage): Promise<void> {
  await storage.deleteAlarm();
  await storage.deleteAll();
}
