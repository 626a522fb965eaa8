import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { upstashColdTier } from "../../../src/adapters/upstash/cold-tier.ts";
import { settingsOf } from "../../../src/config.ts";
import type { ColdTier, VaultPlace } from "../../../src/ports.ts";
import { tenancyDigest, vaultName } from "../../../src/scope.ts";
import type { Person } from "../person.ts";

/** The adapter, as the worker would be handed it. */
export function coldTier(): ColdTier {
  const { upstash } = settingsOf(env);
  if (!upstash) throw new Error("STORAGE is not upstash");
  return upstashColdTier(upstash);
}

/** Where this person's rows lie. */
export async function placeOf(person: Person): Promise<VaultPlace> {
  const scope = await person.scope();
  return { name: vaultName(scope), tenancy: tenancyDigest(scope) };
}

/** Waits until everything of this person has been carried to the cold tier. */
export async function carried(person: Person): Promise<void> {
  const vault = await person.vault();
  for (;;) {
    const left = await runInDurableObject(vault, (_, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM outbox").one(),
    );
    if (left.n === 0) return;
    await runDurableObjectAlarm(vault);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The vault as another deployment would find it: nothing in its storage, nothing in memory. */
export async function loseVault(person: Person): Promise<void> {
  const vault = await person.vault();
  await runInDurableObject(vault, async (_, { storage }) => {
    await storage.deleteAlarm();
    await storage.deleteAll();
  });
  await evictDurableObject(vault);
}
