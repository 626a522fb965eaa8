import type { JWTPayload } from "jose";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import * as errors from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";
import { isId } from "../identity/id-format.ts";
import type { Signing } from "../ports/tenants.ts";
import type { KeySet } from "./key-set.ts";

/** The claims of a valid token, or why it is refused. `unavailable` if the key set could not be fetched. */
type TokenReading =
  | { readonly valid: true; readonly tenant: string; readonly user: string }
  | { readonly valid: false; readonly reason: "unknown" | "unavailable" };

/** The clocks of an issuer and of this deployment may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Verifies a token. The source of a key decides its algorithms, never the token's header alone: the secret verifies HS256 only,
 * the key set RS256 and ES256 only. A token without `exp` is refused.
 */
export async function readToken(
  token: string,
  secret: string | null,
  keySet: KeySet | null,
  { issuer, audience }: Signing,
  now: number,
): Promise<TokenReading> {
  const claims = {
    requiredClaims: ["exp", "sub", "tenant"],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(now),
    ...(issuer !== null && { issuer }),
    ...(audience !== null && { audience }),
  };
  const alg = algorithmOf(token);
  try {
    if (alg === "HS256" && secret !== null) {
      const key = new TextEncoder().encode(secret);
      return readingOf((await jwtVerify(token, key, { ...claims, algorithms: ["HS256"] })).payload);
    }
    if ((alg === "RS256" || alg === "ES256") && keySet) {
      return readingOf((await jwtVerify(token, keySet, { ...claims, algorithms: ["RS256", "ES256"] })).payload);
    }
    return UNKNOWN;
  } catch (error) {
    return isAboutToken(error) ? UNKNOWN : { valid: false, reason: "unavailable" };
  }
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

const UNKNOWN: TokenReading = { valid: false, reason: "unknown" };

function readingOf({ sub, tenant }: JWTPayload): TokenReading {
  if (typeof sub !== "string" || typeof tenant !== "string" || !isId(sub)) return UNKNOWN;
  return { valid: true, tenant, user: sub };
}

/** Returns true for an error about the token. Every other error of jose is about the keys and their fetch. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === "ERR_JOSE_GENERIC")
  );
}
