import { ProxyError } from "../errors.ts";
import { type IdentityPorts, identify } from "../proxy/identify.ts";

/** What the caller's tenant has used, by day, latest first. In personal mode nothing is counted. */
export async function getUsage(request: Request, ports: IdentityPorts): Promise<Response> {
  if (ports.settings.adminKey === null) {
    throw new ProxyError("not_found", "Usage is counted in platform mode only.");
  }
  const { tenancy } = await identify(request.headers, null, ports);
  return Response.json({ data: await ports.tenants.usage(tenancy), nextCursor: null });
}
