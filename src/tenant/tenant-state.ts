import { log } from "../runtime/log.ts";
import type { Signing } from "../ports/tenants.ts";
import { ALLOW_ALL, type Policy } from "../ports/policy.ts";
import type { TenantPorts } from "../ports/ports.ts";
import type { Facts } from "./schema.ts";
import { decryptSecret } from "./secret-box.ts";
import { keySetOf } from "./authenticate.ts";
import type { KeySet } from "./key-set.ts";

/** The settings and decrypted secrets of a tenant, in memory while its object is awake. */
export interface TenantState {
  readonly name: string;
  readonly createdAt: number;
  readonly providerKeys: Map<string, string>;
  jwtSecret: string | null;
  policy: Policy;
  signing: Signing;
  /** When the secret or the signing last changed, in milliseconds since the epoch. Grants made before are void. */
  signingChangedAt: number;
  keySet: KeySet | null;
  closed: boolean;
}

/**
 * Builds the state from the stored facts, and decrypts the secrets.
 * @param before the earlier state, whose key set is kept with its fetched keys if its URL is the same
 */
export async function readTenantState(
  sql: SqlStorage,
  { account, name, created_at, jwt_secret, policy, closed, ...facts }: Facts,
  { sealingKeys, fetchKeys }: Pick<TenantPorts, "sealingKeys" | "fetchKeys">,
  before: TenantState | null,
): Promise<TenantState> {
  const signing = JSON.parse(facts.signing) as Signing;
  const isSameKeySet = before?.signing.jwksUrl === signing.jwksUrl;
  return {
    name,
    createdAt: Number(created_at),
    providerKeys: await providerKeysIn(sql, sealingKeys, account),
    jwtSecret: await decrypt(jwt_secret, sealingKeys, `jwt ${account}`),
    policy: { ...ALLOW_ALL, ...(JSON.parse(policy) as Partial<Policy>) },
    signing,
    signingChangedAt: Number(facts.signing_changed_at ?? 0),
    keySet: before && isSameKeySet ? before.keySet : await keySetOf(signing, fetchKeys),
    closed: closed === "1",
  };
}

async function providerKeysIn(
  sql: SqlStorage,
  sealingKeys: readonly string[],
  account: string,
): Promise<Map<string, string>> {
  const rows = sql.exec<{ upstream: string; sealed: string }>("SELECT * FROM provider_keys").toArray();
  const keys = new Map<string, string>();
  for (const { upstream, sealed } of rows) {
    const key = await decrypt(sealed, sealingKeys, `provider ${account} ${upstream}`);
    if (key !== null) keys.set(upstream, key);
  }
  return keys;
}

/** Decrypts a secret. Logs an error and returns null if no sealing key opens it. */
async function decrypt(sealed: string, sealingKeys: readonly string[], purpose: string): Promise<string | null> {
  const secret = await decryptSecret(sealed, sealingKeys, purpose);
  if (secret === null) log("error", { event: "secret_unreadable", reason: purpose.split(" ")[0] ?? "" });
  return secret;
}
