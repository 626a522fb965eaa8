import { ProxyError } from "../http/errors.ts";
import { isScope, type McpScope } from "../mcp/scopes.ts";
import type { GrantMetadata } from "../oauth/store-grant.ts";
import type { UserCall } from "./of-user.ts";

/* `/memory/grants` shows and ends the grants by which clients use a user's memory over `/mcp`. */

/** A grant as the API shows it. */
export interface ShownGrant extends GrantMetadata {
  readonly id: string;
  readonly clientId: string;
  readonly scopes: McpScope[];
  readonly createdAt: string;
  /** When it ends if the client does not use it before. Null if it never does. */
  readonly expiresAt: string | null;
}

async function grantsOf({ scope, ports }: UserCall) {
  const { metadataOf, userGrants } = await import("../oauth/user-grants.ts");
  return { metadataOf, grants: await userGrants(scope, ports) };
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

export async function listGrants(call: UserCall): Promise<Response> {
  const { grants, metadataOf } = await grantsOf(call);
  const data = (await grants.list()).map((grant): ShownGrant => {
    const { id, clientId, scope: scopes, createdAt, expiresAt = null } = grant;
    const times = { createdAt: timeOf(createdAt), expiresAt: expiresAt === null ? null : timeOf(expiresAt) };
    return { id, clientId, ...metadataOf(grant), scopes: scopes.filter(isScope), ...times };
  });
  return Response.json({ data, nextCursor: null });
}

/** Ends a grant. Its tokens are refused from the next request. */
export async function revokeGrant(call: UserCall, id: string): Promise<Response> {
  const { grants } = await grantsOf(call);
  if (await grants.revoke(id)) return new Response(null, { status: 204 });
  throw new ProxyError("not_found", "This user has no grant of this id.", "id");
}
