import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { Vault } from "../../src/index.ts";
import type { Person } from "./person.ts";

interface Tidied {
  readonly object: { readonly parts: { readonly retention: { readonly state: { due: number | null } } } };
}

/** Lets the hours pass after which a person's vault is tidied, until nothing is left to do. */
export async function tidy(person: Person): Promise<void> {
  await tidyVault(await person.vault());
}

export async function tidyVault(vault: DurableObjectStub<Vault>): Promise<void> {
  for (let step = 0, goesOn = true; goesOn && step < 20; step++) {
    await runInDurableObject(vault, (instance) => {
      (instance as unknown as Tidied).object.parts.retention.state.due = 0;
    });
    await runDurableObjectAlarm(vault);
    goesOn = await runInDurableObject(vault, (instance) => {
      const { due } = (instance as unknown as Tidied).object.parts.retention.state;
      return due !== null && due < Date.now() + 5_000;
    });
  }
}
