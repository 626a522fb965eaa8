import type { DescribedArea } from "../described.ts";
import { json, media, NOTHING, op, SAVED } from "./parts.ts";

/** `/admin`. */
export const adminArea: DescribedArea = {
  tag: "admin",
  description: "Tenants and keys, for the holder of the `ADMIN_KEY`.",
  admits: "admin",
  failure: "tenants_unavailable",
  operations: {
    "GET admin/tenants": op("listTenants", "Lists tenants.", { 200: json("TenantPage", "A page.") }),
    "POST admin/tenants": op(
      "createTenant",
      "Creates a tenant. The answer alone shows its secret.",
      { 201: json("NewTenant", "The tenant.", ["Location"]) },
      { errors: ["tenant_exists"] },
    ),
    "GET admin/tenants/{}": op(
      "getTenant",
      "Shows a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PATCH admin/tenants/{}": op(
      "changeTenant",
      "Changes the named fields of a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PUT admin/tenants/{}": op(
      "replaceTenant",
      "Replaces policy and signing of a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "DELETE admin/tenants/{}": op(
      "deleteTenant",
      "Deletes a tenant with all its data. A large one takes several requests.",
      {
        200: json("TenantReceipt", "The receipt."),
        202: json("TenantErasing", "More is left: send it again.", ["Retry-After"]),
      },
      { ids: ["tenant"], errors: ["not_found", "erasure_incomplete"] },
    ),
    "GET admin/tenants/{}/keys": op(
      "listTenantKeys",
      "Lists the keys of a tenant, never the keys themselves.",
      { 200: json("KeyPage", "All keys.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "POST admin/tenants/{}/keys": op(
      "addTenantKey",
      "Makes a key of a tenant. The answer alone shows it.",
      { 201: json("NewKey", "The key.", ["Cache-Control"]) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "POST admin/tenants/{}/jwt-secret": op(
      "renewJwtSecret",
      "Replaces the secret that signs tokens of users.",
      { 201: json("JwtSecret", "The secret.", ["Cache-Control"]) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PUT admin/tenants/{}/provider-keys/{}": op(
      "storeProviderKey",
      "Stores the tenant's own key for an upstream, encrypted.",
      { 204: NOTHING },
      { ids: ["tenant", "upstream"], errors: ["not_found", "encryption_key_required"] },
    ),
    "DELETE admin/tenants/{}/provider-keys/{}": op(
      "removeProviderKey",
      "Removes the tenant's own key for an upstream.",
      { 204: NOTHING },
      { ids: ["tenant", "upstream"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/audit": op(
      "tenantAudit",
      "Lists what was changed of a tenant and its users, oldest first.",
      { 200: json("AuditPage", "A page.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/fine-tuning": op(
      "exportForFineTuning",
      "Exports well-rated exchanges of users who consented, in OpenAI's chat format, one a line.",
      { 200: media(["application/x-ndjson"], "The lines.", SAVED) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/usage": op(
      "tenantUsage",
      "Shows the usage of a tenant by day, latest first.",
      { 200: json("UsagePage", "All days.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/keys": op("listPlatformKeys", "Lists platform keys.", { 200: json("KeyPage", "All keys.") }),
    "POST admin/keys": op("addPlatformKey", "Makes a platform key. The answer alone shows it.", {
      201: json("NewKey", "The key.", ["Cache-Control"]),
    }),
    "DELETE admin/keys/{}": op(
      "revokeKey",
      "Revokes a key, from the next request on.",
      { 204: NOTHING },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET admin/audit": op("platformAudit", "Lists what was changed of the deployment.", {
      200: json("AuditPage", "A page."),
    }),
  },
};

/** The areas, by their paths in `AREAS`; `/` is the page for a person. */
