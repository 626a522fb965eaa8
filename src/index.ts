import { Answers as AnswersObject } from "./answers/answers.ts";
import { app } from "./app.ts";
import { Grants } from "./grants/grants.ts";
import { Rulebook as RulebookObject } from "./rulebook/rulebook.ts";
import { Directory as DirectoryObject } from "./tenant/directory.ts";
import { Tenant as TenantObject } from "./tenant/tenant.ts";
import { lazyModule } from "./runtime/lazy-module.ts";
import { lazyObject } from "./vault/lazy-object.ts";
import { VAULT_METHODS } from "./vault/vault-methods.ts";
import { wireAnswers, wireRecords, wireTenant, wireVault } from "./wiring.ts";

/* The runtime makes a Durable Object from its state and the env alone: these classes hand it its ports. */

export class Answers extends AnswersObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireAnswers(env));
  }
}

export { Grants };

export class Directory extends DirectoryObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireRecords(env));
  }
}

export class Rulebook extends RulebookObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireRecords(env));
  }
}

export class Tenant extends TenantObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireTenant(env));
  }
}

/** The largest of them is loaded with the first request that needs a memory. */
export class Vault extends lazyObject(
  lazyModule(async () => (await import("./vault/vault.ts")).Vault),
  wireVault,
  VAULT_METHODS,
) {}

export default app;
