import type { HeaderReader } from "../http/request-head.ts";
import { ProxyError } from "../http/errors.ts";
import type { Grantor } from "./grantor.ts";
import { headerId, userHeader } from "./identify.ts";

/**
 * Refuses a request that names another user or tenant than the one whom its token stands for. A name may be repeated, and
 * a header counts before another place.
 * @param what the token is, as an error calls it
 * @param elsewhere the user whom another place of the request names
 * @throws {ProxyError} `not_allowed`
 */
export function refuseOtherNames(
  headers: HeaderReader,
  { user, tenant }: Grantor,
  what: string,
  elsewhere: string | null = null,
): void {
  const message = `${what} is for another user or tenant than the request names. Name none.`;
  const named = userHeader(headers)?.person ?? elsewhere ?? user;
  if (named !== user) throw new ProxyError("not_allowed", message, "Throughline-User");
  const tenantNamed = headerId(headers, "Throughline-Tenant") ?? tenant;
  if (tenantNamed !== tenant) throw new ProxyError("not_allowed", message, "Throughline-Tenant");
}
