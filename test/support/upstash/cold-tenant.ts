import { env, exports } from "cloudflare:workers";
import type { Directory, Rulebook, Tenant, Vault } from "../../../src/index.ts";
import { asScope, asTenancy, rulebookName, tenantName, vaultName } from "../../../src/scope.ts";
import { type MadeTenant, newTenant } from "../platform.ts";
import { loseRecords, recordsCarried } from "./cold-start.ts";
import { callsAbout } from "./upstash.ts";

/** A tenant of platform mode whose object can be emptied, so that it reads its rows from Redis. */
export class ColdTenant {
  readonly made: MadeTenant;
  readonly account: string;

  private constructor(made: MadeTenant) {
    this.made = made;
    this.account = made.key.split("_")[1] ?? "";
  }

  static async founded(name?: string): Promise<ColdTenant> {
    return new ColdTenant(await newTenant(name));
  }

  get object(): DurableObjectStub<Tenant> {
    return env.TENANT.get(env.TENANT.idFromName(tenantName(this.account)));
  }

  get rulebook(): DurableObjectStub<Rulebook> {
    return env.RULEBOOK.get(env.RULEBOOK.idFromName(rulebookName(this.tenancy)));
  }

  vault(user: string): DurableObjectStub<Vault> {
    return env.VAULT.get(env.VAULT.idFromName(vaultName(asScope(this.tenancy, user))));
  }

  get tenancy() {
    return asTenancy(this.account, this.made.tenant);
  }

  /** Pushes everything, and empties the object. */
  async lost(): Promise<void> {
    await recordsCarried(this.object);
    await loseRecords(this.object);
  }

  /** Returns how many calls to Redis there were about this tenant's own rows. */
  async calls(): Promise<number> {
    return (await callsAbout(new URLSearchParams([["name", tenantName(this.account)]])))[0];
  }

  async say(content: string, user: string | null = null, headers: Record<string, string> = {}) {
    const response = await this.ask("/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] }),
      headers: { ...(user !== null && { "throughline-user": user }), ...headers },
    });
    const text = await response.text();
    const { error } = JSON.parse(text) as { error?: { code: string; type: string; message: string } };
    return { status: response.status, headers: response.headers, text, error };
  }

  ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const headers = { "content-type": "application/json", "throughline-key": this.made.key, ...init.headers };
    return exports.default.fetch(`http://throughline.test${path}`, { ...init, headers });
  }
}

export const directory = (name = "deployment"): DurableObjectStub<Directory> =>
  env.DIRECTORY.get(env.DIRECTORY.idFromName(name));

export async function loseDirectory(): Promise<void> {
  await recordsCarried(directory());
  await loseRecords(directory());
}
