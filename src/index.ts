import { Answers as AnswersObject } from "./answers/answers.ts";
import { app } from "./app.ts";
import { Rulebook as RulebookObject } from "./rulebook/rulebook.ts";
import { Directory as DirectoryObject } from "./tenant/directory.ts";
import { Tenant as TenantObject } from "./tenant/tenant.ts";
import { Vault as VaultObject } from "./vault/vault.ts";
import { wireAnswers, wireRecords, wireTenant, wireVault } from "./wiring.ts";

/* The runtime makes a Durable Object from its state and the env alone: these classes hand it its ports. */

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

export class Vault extends VaultObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, wireVault(env));
  }
}

export default app;
