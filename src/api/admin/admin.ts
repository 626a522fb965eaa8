import { type Admin, identifyAdmin } from "../../identity/identify.ts";
import { area, type Area, type Route } from "../area.ts";
import { NOTHING, operation } from "../operation.ts";
import { deleteTenant } from "./delete-tenant.ts";
import { adminPage, keyRequest, newTenant, providerKey, tenantChange } from "./fields.ts";
import { exportForFineTuning, fineTuningQuery } from "./fine-tuning.ts";
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
  changeTenant,
  createTenant,
  getTenant,
  listTenants,
  platformAudit,
  replaceTenant,
  tenantAudit,
  tenantUsage,
} from "./tenants.ts";

const none = { query: NOTHING, body: NOTHING };
const page = { query: adminPage, body: NOTHING };
const change = { query: NOTHING, body: tenantChange, mayLackBody: true };
const key = { query: NOTHING, body: keyRequest, mayLackBody: true };

const ROUTES: readonly Route<Admin>[] = [
  [
    "admin/tenants",
    { GET: operation(page, listTenants), POST: operation({ query: NOTHING, body: newTenant }, createTenant) },
  ],
  [
    "admin/tenants/{}",
    {
      GET: operation(none, getTenant),
      PATCH: operation(change, changeTenant),
      PUT: operation(change, replaceTenant),
      DELETE: operation(none, deleteTenant),
    },
  ],
  ["admin/tenants/{}/keys", { GET: operation(none, listTenantKeys), POST: operation(key, addTenantKey) }],
  ["admin/tenants/{}/jwt-secret", { POST: operation(none, renewJwtSecret) }],
  [
    "admin/tenants/{}/provider-keys/{}",
    {
      PUT: operation({ query: NOTHING, body: providerKey }, storeProviderKey),
      DELETE: operation(none, removeProviderKey),
    },
  ],
  ["admin/tenants/{}/audit", { GET: operation(page, tenantAudit) }],
  ["admin/tenants/{}/fine-tuning", { GET: operation({ query: fineTuningQuery, body: NOTHING }, exportForFineTuning) }],
  ["admin/tenants/{}/usage", { GET: operation(none, tenantUsage) }],
  ["admin/keys", { GET: operation(none, listPlatformKeys), POST: operation(key, addPlatformKey) }],
  ["admin/keys/{}", { DELETE: operation(none, revokeKey) }],
  ["admin/audit", { GET: operation(page, platformAudit) }],
];

/**
 * Fails a change that did not reach every store. It may hold in this deployment already; sending it again completes it.
 */
const admin = area(ROUTES, ({ headers }, { settings }) => identifyAdmin(headers, settings), {
  code: "tenants_unavailable",
  message: "The change did not reach every store. Send it again.",
});

/** Tells nobody but the administrator which paths exist. */
export const adminRoutes: Area = {
  ...admin,
  async answer(request, ports) {
    identifyAdmin(request.headers, ports.settings);
    return admin.answer(request, ports);
  },
};
