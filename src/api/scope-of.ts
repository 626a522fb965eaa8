import { ProxyError } from "../errors.ts";
import { identify } from "../proxy/identify.ts";
import type { Scope } from "../scope.ts";
import type { Ports } from "../wiring.ts";

/** @throws {ProxyError} `user_required` when the request names no user: there is no memory of nobody */
export async function scopeOf(request: Request, ports: Ports): Promise<Scope> {
  const { scope } = await identify(request.headers, null, ports.settings, ports.directory);
  if (!scope) throw new ProxyError("user_required", "Name the user in Throughline-User.", "Throughline-User");
  return scope;
}
