import { grantOwner } from "../runtime/grant-owner.ts";
import type { DeploymentSecrets } from "../ports/deployment.ts";
import type { GrantShard, GrantStore } from "../ports/grant-store.ts";
import { vaultName } from "../scope.ts";

/** Returns the records of OAuth on Durable Objects: one for each user, one for clients, one for sign-ins under way. */
export function durableGrants(env: Env, { pepper }: Pick<DeploymentSecrets, "pepper">): GrantStore {
  const shardOf = (shard: GrantShard) => env.GRANTS.get(env.GRANTS.idFromName(shard));
  const ofVault = async (vault: string) => shardOf(grantOwner(vault, await pepper()));
  return {
    read: (shard, key, now) => shardOf(shard).read(key, now),
    write: (shard, record, now) => shardOf(shard).write(record, now),
    remove: (shard, key) => shardOf(shard).remove(key),
    list: (shard, prefix, after, limit, now) => shardOf(shard).list(prefix, after, limit, now),
    eraseUser: async (scope) => (await ofVault(vaultName(scope))).erase(),
    countUser: async (scope) => (await ofVault(vaultName(scope))).records(),
    eraseOfTenant: async (_, vault) => (await ofVault(vault)).erase(),
  };
}
