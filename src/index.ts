import { Answers as AnswersObject } from "./answers/answers.ts";
import { app } from "./app.ts";
import { GRANTS_METHODS } from "./grants/grants-methods.ts";
import { RULEBOOK_METHODS } from "./rulebook/rulebook-methods.ts";
import { Directory as DirectoryObject } from "./tenant/directory.ts";
import { TENANT_METHODS } from "./tenant/tenant-methods.ts";
import { lazyModule } from "./runtime/lazy-module.ts";
import { lazyObject } from "./lazy-object.ts";
import { VAULT_METHODS } from "./vault/vault-methods.ts";
import { wireAnswers, wireRecords, wireTenant, wireVault } from "./wiring.ts";

/*
 * The runtime makes a Durable Object from its state and the env alone: these classes hand it its ports. Those that the first
 * plain request does without are loaded with the first request that needs one.
 */

export class Answers extends AnswersObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireAnswers(env));
  }
}

export class Directory extends DirectoryObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireRecords(env));
  }
}

export class Grants extends lazyObject(
  lazyModule(async () => (await import("./grants/grants.ts")).Grants),
  () => null,
  GRANTS_METHODS,
) {}

export class Rulebook extends lazyObject(
  lazyModule(async () => (await import("./rulebook/rulebook.ts")).Rulebook),
  wireRecords,
  RULEBOOK_METHODS,
) {}

export class Tenant extends lazyObject(
  lazyModule(async () => (await import("./tenant/tenant.ts")).Tenant),
  wireTenant,
  TENANT_METHODS,
) {}

export class Vault extends lazyObject(
  lazyModule(async () => (await import("./vault/vault.ts")).Vault),
  wireVault,
  VAULT_METHODS,
) {}

export default app;
