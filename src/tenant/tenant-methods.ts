import type { MethodNames } from "../runtime/method-names.ts";
import type { Tenant } from "./tenant.ts";

/** The methods of a tenant that the Worker, vaults and the runtime call. */
export const TENANT_METHODS: MethodNames<Tenant> = {
  alarm: true,
  admit: true,
  spend: true,
  register: true,
  recordAudit: true,
  usage: true,
  create: true,
  describe: true,
  update: true,
  renewSecret: true,
  setProviderKey: true,
  addKey: true,
  keys: true,
  revokeKey: true,
  audit: true,
  close: true,
  vaults: true,
  erased: true,
  destroy: true,
};
