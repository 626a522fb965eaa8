import { ProxyError } from "../http/errors.ts";
import type { Refused } from "../ports/tenants.ts";
import type { Tenancy } from "../scope.ts";

/** The error of a caller whose tenant has reached a limit. The tenant is known, so that its day can count it. */
export class LimitReached extends ProxyError {
  readonly tenancy: Tenancy;

  constructor(tenancy: Tenancy, { message, headers }: Refused & { reason: "limit" }) {
    super("rate_limit_exceeded", message, null, headers);
    this.tenancy = tenancy;
  }
}
