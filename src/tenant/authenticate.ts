import type { Credential, PresentedKey, Signing } from "../ports/tenants.ts";
import type { TenantPorts } from "../wiring.ts";
import type { KeySet } from "./user-token.ts";

/** What it takes to verify tokens is loaded with the first of them. */
const tokens = () => import("./user-token.ts");

/** What a tenant's credentials are held against. */
export interface TokenVerifier {
  readonly name: string;
  readonly jwtSecret: string | null;
  readonly keySet: KeySet | null;
  readonly signing: Signing;
}

/** Whom a credential speaks for, or why it does not. */
export async function authenticate(
  { name, jwtSecret, keySet, signing }: TokenVerifier,
  credential: Credential,
  now: number,
  knows: (key: PresentedKey) => Promise<boolean>,
): Promise<{ user: string | null } | "unknown" | "unavailable"> {
  if (credential.kind === "platform") return { user: null };
  if (credential.kind === "key") return (await knows(credential.key)) ? { user: null } : "unknown";
  const { readToken } = await tokens();
  const reading = await readToken(credential.token, jwtSecret, keySet, signing, now);
  if (!reading.valid) return reading.reason;
  return reading.tenant === name ? { user: reading.user } : "unknown";
}

/** Null: the tenant signs with its own secret only. */
export async function keySetOf({ jwksUrl }: Signing, fetchKeys: TenantPorts["fetchKeys"]): Promise<KeySet | null> {
  return jwksUrl === null ? null : (await tokens()).keySetAt(jwksUrl, fetchKeys);
}
