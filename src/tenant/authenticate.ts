import type { Credential, PresentedKey, Signing } from "../ports/tenants.ts";
import type { TenantPorts } from "../ports/ports.ts";
import type { KeySet } from "./key-set.ts";

/** Loads the code that verifies tokens with the first token. */
const tokens = () => import("./user-token.ts");

/** The part of a tenant's state that verifies credentials. */
interface TokenVerifier {
  readonly name: string;
  readonly jwtSecret: string | null;
  readonly keySet: KeySet | null;
  readonly signing: Signing;
  readonly signingChangedAt: number;
}

/**
 * Verifies a credential.
 * @returns the user of a token, null for a key, which may name any user; or why the credential is refused
 */
export async function authenticate(
  { name, jwtSecret, keySet, signing, signingChangedAt }: TokenVerifier,
  credential: Credential,
  now: number,
  isValidKey: (key: PresentedKey) => Promise<boolean>,
): Promise<{ user: string | null } | "unknown" | "unavailable"> {
  if (credential.kind === "platform") return { user: null };
  if (credential.kind === "grant") return credential.madeAt > signingChangedAt ? { user: null } : "unknown";
  if (credential.kind === "key") return (await isValidKey(credential.key)) ? { user: null } : "unknown";
  const { readToken } = await tokens();
  const reading = await readToken(credential.token, jwtSecret, keySet, signing, now);
  if (!reading.valid) return reading.reason;
  return reading.tenant === name ? { user: reading.user } : "unknown";
}

/** Returns null if the tenant signs with its own secret only. */
export async function keySetOf({ jwksUrl }: Signing, fetchKeys: TenantPorts["fetchKeys"]): Promise<KeySet | null> {
  return jwksUrl === null ? null : (await import("./key-set.ts")).keySetAt(jwksUrl, fetchKeys);
}
