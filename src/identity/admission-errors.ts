import { ProxyError } from "../http/errors.ts";
import type { Refused } from "../ports/tenants.ts";

/** Returns the error for a request that a tenant refused. */
export function refusal(refused: Refused): ProxyError {
  const { reason } = refused;
  if (reason === "limit") return new ProxyError("rate_limit_exceeded", refused.message, null, refused.headers);
  if (reason === "tenant") return notAllowed("Throughline-Tenant");
  if (reason === "user") return notAllowed("Throughline-User");
  if (reason === "unavailable") {
    return new ProxyError(
      "identity_unavailable",
      "The token cannot be verified right now, because the tenant's key set does not answer. Try again.",
    );
  }
  return notKnown();
}

/** Returns the same error for a key that is missing, unknown, revoked or expired, so that it tells nothing. */
export function notKnown(): ProxyError {
  const message =
    "The Throughline key or token is missing, unknown, revoked or expired. Send a valid one in Throughline-Key or as bearer token.";
  return new ProxyError("invalid_api_key", message, "Throughline-Key", { "www-authenticate": "Bearer" });
}

/** Returns the error for a header that names another tenant or user than the key is for. */
export function notAllowed(header: "Throughline-Tenant" | "Throughline-User"): ProxyError {
  const named = header === "Throughline-User" ? "user" : "tenant";
  const message = `The key or token is not valid for the ${named} in ${header}. Name one that it is valid for.`;
  return new ProxyError("not_allowed", message, header);
}
