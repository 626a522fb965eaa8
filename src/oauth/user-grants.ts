import type { GrantSummary } from "@cloudflare/workers-oauth-provider";
import type { Ports } from "../ports/ports.ts";
import { grantOwner } from "../runtime/grant-owner.ts";
import { type Scope, vaultName } from "../scope.ts";
import { authorizationServer } from "./authorization-server.ts";
import type { GrantMetadata } from "./store-grant.ts";

/** The grants of a user: the clients that may use their memory. */
export interface UserGrants {
  list(): Promise<GrantSummary[]>;
  /** Ends a grant with its tokens. Returns false for an unknown id. */
  revoke(id: string): Promise<boolean>;
}

/** Nothing is issued for a list, so that it needs no address of its own. */
const NO_ORIGIN = "https://throughline.invalid";

export async function userGrants(scope: Scope, ports: Ports): Promise<UserGrants> {
  const owner = grantOwner(vaultName(scope), await ports.deploymentSecrets.pepper());
  const { helpers, kv } = await authorizationServer(NO_ORIGIN, ports);
  return {
    async list() {
      const grants: GrantSummary[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await helpers.listUserGrants(owner, cursor === undefined ? {} : { cursor });
        grants.push(...page.items);
        cursor = page.cursor;
        if (cursor === undefined) return grants.toSorted((a, b) => a.createdAt - b.createdAt);
      }
    },
    async revoke(id) {
      if (!/^[\w-]{1,64}$/.test(id) || (await kv.get(`grant:${owner}:${id}`)) === null) return false;
      await helpers.revokeGrant(id, owner);
      return true;
    },
  };
}

/** Returns what the client told of itself when it was let in. */
export const metadataOf = ({ metadata }: GrantSummary): GrantMetadata => metadata as GrantMetadata;
