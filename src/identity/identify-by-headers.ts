import { ProxyError } from "../http/errors.ts";
import { type Caller, identify, type NamedCaller } from "./identify.ts";
import type { Ports } from "../ports/ports.ts";

export type { NamedCaller as UserCaller } from "./identify.ts";

/** Identifies the caller of the proxy's own API, whose bodies name no user. */
export function identifyByHeaders(request: Request, ports: Ports): Promise<Caller> {
  return identify(request, null, ports);
}

/**
 * Identifies a caller who must name a user.
 * @throws {ProxyError} `user_required` if the request names none
 */
export async function identifyUser(request: Request, ports: Ports): Promise<NamedCaller> {
  const { scope, ...caller } = await identifyByHeaders(request, ports);
  if (!scope)
    throw new ProxyError(
      "user_required",
      "Throughline-User is missing: memory belongs to a user, so name one in it.",
      "Throughline-User",
    );
  return { ...caller, scope };
}
