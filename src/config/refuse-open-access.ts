import type { ParsedSettings } from "./schema.ts";
import { SettingError } from "./setting-error.ts";

/**
 * Rejects settings that would let strangers in.
 * @throws {SettingError} if anybody could use a key of the operator's, or a key is too short to guard anything
 */
export function refuseOpenAccess(set: ParsedSettings, loopback: boolean): void {
  const anybody = !loopback && set.ADMIN_KEY === undefined && set.THROUGHLINE_KEY === undefined;
  const needs = "an ADMIN_KEY, a THROUGHLINE_KEY or a loopback HOST";
  if (set.UPSTREAM_API_KEY && anybody) {
    throw new SettingError("UPSTREAM_API_KEY", `would be lent to every caller; set ${needs}`);
  }
  if ([...set.UPSTREAMS.values()].some(({ apiKey }) => apiKey !== null) && anybody) {
    throw new SettingError("UPSTREAMS", `its keys would be lent to every caller; set ${needs}`);
  }
  if (set.ADMIN_KEY && set.ADMIN_KEY.length < 16 && !loopback) {
    throw new SettingError("ADMIN_KEY", "must be at least 16 characters; a shorter one needs a loopback HOST");
  }
  if (set.THROUGHLINE_KEY && set.THROUGHLINE_KEY.length < 8 && !loopback) {
    throw new SettingError("THROUGHLINE_KEY", "must be at least 8 characters; a shorter one needs a loopback HOST");
  }
  if (set.THROUGHLINE_KEY && set.ADMIN_KEY) {
    throw new SettingError(
      "THROUGHLINE_KEY",
      "belongs to personal mode; leave it out, because with an ADMIN_KEY callers bring keys of tenants",
    );
  }
  if (set.ACCOUNT === "shared" && !loopback && set.THROUGHLINE_KEY === undefined) {
    const problem = "shared makes every caller one account; set a THROUGHLINE_KEY or a loopback HOST";
    throw new SettingError("ACCOUNT", problem);
  }
}
