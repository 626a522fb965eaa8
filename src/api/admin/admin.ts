import { SettingError } from "../../config.ts";
import { ProxyError } from "../../errors.ts";
import { log, reasonOf } from "../../log.ts";
import { identifyAdmin } from "../../proxy/identify.ts";
import type { Ports } from "../../wiring.ts";
import { deleteTenant } from "./depart.ts";
import { exportForFineTuning } from "./fine-tuning.ts";
import {
  addPlatformKey,
  addTenantKey,
  listPlatformKeys,
  listTenantKeys,
  removeProviderKey,
  renewJwtSecret,
  revokeKey,
  storeProviderKey,
} from "./keys.ts";
import {
  type AdminRequest,
  changeTenant,
  createTenant,
  getTenant,
  listTenants,
  platformAudit,
  replaceTenant,
  tenantAudit,
  tenantUsage,
} from "./tenants.ts";

type Act = (request: AdminRequest, ...ids: string[]) => Promise<Response>;

/** `{}` stands for an id. */
const ROUTES: readonly [path: string, Readonly<Record<string, Act>>][] = [
  ["tenants", { GET: listTenants, POST: createTenant }],
  ["tenants/{}", { GET: getTenant, PATCH: changeTenant, PUT: replaceTenant, DELETE: deleteTenant }],
  ["tenants/{}/keys", { GET: listTenantKeys, POST: addTenantKey }],
  ["tenants/{}/jwt-secret", { POST: renewJwtSecret }],
  ["tenants/{}/provider-keys/{}", { PUT: storeProviderKey, DELETE: removeProviderKey }],
  ["tenants/{}/audit", { GET: tenantAudit }],
  ["tenants/{}/fine-tuning", { GET: exportForFineTuning }],
  ["tenants/{}/usage", { GET: tenantUsage }],
  ["keys", { GET: listPlatformKeys, POST: addPlatformKey }],
  ["keys/{}", { DELETE: revokeKey }],
  ["audit", { GET: platformAudit }],
];

/**
 * `/admin/*`. Its paths hold tenants' ids, which may be anything, so they are taken apart as they came and each
 * segment is decoded once: `%2F` is a slash within an id, and nothing between two slashes is the empty id.
 */
export async function administer(request: Request, ports: Ports): Promise<Response> {
  const admin = identifyAdmin(request.headers, ports.settings);
  const segments = segmentsOf(request.url);
  for (const [path, acts] of ROUTES) {
    const ids = idsAt(path.split("/"), segments);
    if (!ids) continue;
    const act = acts[request.method];
    const allow = Object.keys(acts).join(", ");
    if (!act) throw new ProxyError("method_not_allowed", `This path answers ${allow}.`, null, { allow });
    return await inTouch(act({ request, ports, admin, now: Date.now() }, ...ids));
  }
  throw new ProxyError("not_found", "There is nothing at this path of the admin API.");
}

/** What is not known everywhere is not done: it may hold here already, and holds everywhere once it is sent again. */
async function inTouch(acted: Promise<Response>): Promise<Response> {
  try {
    return await acted;
  } catch (error) {
    if (error instanceof ProxyError || error instanceof SettingError) throw error;
    log("error", { event: "tenants_unavailable", reason: reasonOf(error) });
    throw new ProxyError(
      "tenants_unavailable",
      "Not everything that has to know of this could be reached. Send it again.",
    );
  }
}

function segmentsOf(url: string): string[] {
  const path = url.slice(url.indexOf("/", url.indexOf("//") + 2)).replace(/[?#].*/, "");
  try {
    return path.slice("/admin/".length).split("/").map(decodeURIComponent);
  } catch {
    throw new ProxyError("invalid_id", "The path holds what is not percent-encoded UTF-8.");
  }
}

/** What stands in the place of the ids; null: it is another path. */
function idsAt(pattern: readonly string[], segments: readonly string[]): string[] | null {
  if (pattern.length !== segments.length) return null;
  if (pattern.some((part, at) => part !== "{}" && part !== segments[at])) return null;
  return segments.filter((_, at) => pattern[at] === "{}");
}
