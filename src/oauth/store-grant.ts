import type { AuthRequest } from "@cloudflare/workers-oauth-provider";
import { subjectOf } from "../api/receipt.ts";
import { ProxyError } from "../http/errors.ts";
import type { Grantor } from "../identity/grantor.ts";
import { identifyGrantor } from "../identity/identify.ts";
import type { McpScope } from "../mcp/scopes.ts";
import type { Ports } from "../ports/ports.ts";
import { grantOwner } from "../runtime/grant-owner.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { vaultName } from "../scope.ts";
import { type AuthorizationServer, CLIENT_SECONDS } from "./authorization-server.ts";
import type { AskingClient } from "./consent-page.ts";

/** A client as a list of grants shows it. It names no user. */
export interface GrantMetadata {
  readonly clientName: string;
  readonly clientDomain: string | null;
  readonly redirectHost: string;
}

interface NewGrant {
  readonly asked: AuthRequest;
  readonly grantor: Grantor;
  readonly scope: readonly McpScope[];
  readonly client: AskingClient;
}

/**
 * Stores a grant. The person may have lost their own access between the two pages, so they are identified anew. A
 * tenant lists the vault first, so that erasing the tenant finds the grant.
 * @returns where to send the browser
 */
export async function storeGrant(
  { asked, grantor, scope, client }: NewGrant,
  server: AuthorizationServer,
  ports: Ports,
): Promise<string> {
  const { scope: owner, admission } = await identifyGrantor(grantor, "person", ports);
  if (admission && !(await ports.tenants.register(owner))) {
    throw new ProxyError("invalid_api_key", "The tenant is gone.", "Throughline-Key");
  }
  const { name, domain, redirectHost } = client;
  const metadata: GrantMetadata = { clientName: name, clientDomain: domain, redirectHost };
  const { redirectTo } = await server.helpers.completeAuthorization({
    request: asked,
    userId: grantOwner(vaultName(owner), await ports.deploymentSecrets.pepper()),
    metadata,
    scope: [...scope],
    props: grantor,
  });
  if (domain === null) await keepClient(asked.clientId, server);
  if (admission) {
    await ports.tenants
      .recordAudit(owner, "person", "grant.made", subjectOf(owner), Date.now())
      .catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
  }
  return redirectTo;
}

/** Keeps a registered client for as long as the library would. Until somebody allows it something, it is kept for a day. */
async function keepClient(clientId: string, { kv }: AuthorizationServer): Promise<void> {
  const key = `client:${clientId}`;
  const record = await kv.get(key);
  if (typeof record === "string") await kv.put(key, record, { expirationTtl: CLIENT_SECONDS });
}
