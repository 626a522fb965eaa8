import { ProxyError } from "../errors.ts";
import { type Caller, type IdentityPorts, identify } from "../proxy/identify.ts";
import type { Scope } from "../scope.ts";

/** @throws {ProxyError} `user_required` when the request names no user: there is no memory of nobody */
export async function scopeOf(request: Request, ports: IdentityPorts): Promise<Caller & { readonly scope: Scope }> {
  const { scope, ...caller } = await identify(request.headers, null, ports);
  if (!scope) throw new ProxyError("user_required", "Name the user in Throughline-User.", "Throughline-User");
  return { ...caller, scope };
}
