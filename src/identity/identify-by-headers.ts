import { ProxyError } from "../http/errors.ts";
import { type Caller, identify } from "./identify.ts";
import type { Scope } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";

/** A caller who names a user. */
export interface UserCaller extends Caller {
  readonly scope: Scope;
}

/** Says who is calling a path of our own: no body of ours names a user. */
export function identifyByHeaders(request: Request, ports: Ports): Promise<Caller> {
  return identify(request, null, ports);
}

/** @throws {ProxyError} `user_required` when the request names no user: there is no memory of nobody */
export async function identifyUser(request: Request, ports: Ports): Promise<UserCaller> {
  const { scope, ...caller } = await identifyByHeaders(request, ports);
  if (!scope) throw new ProxyError("user_required", "Name the user in Throughline-User.", "Throughline-User");
  return { ...caller, scope };
}
