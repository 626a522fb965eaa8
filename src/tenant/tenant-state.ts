import { log } from "../runtime/log.ts";
import type { Signing } from "../ports/tenants.ts";
import { ALLOW_ALL, type Policy } from "../ports/policy.ts";
import type { TenantPorts } from "../wiring.ts";
import type { Facts } from "./schema.ts";
import { decryptSecret } from "./secret-box.ts";
import { keySetOf } from "./authenticate.ts";
import type { KeySet } from "./user-token.ts";

/** What is known of a tenant while its object is awake. */
export interface TenantState {
  readonly name: string;
  readonly createdAt: number;
  readonly providerKeys: Map<string, string>;
  jwtSecret: string | null;
  policy: Policy;
  signing: Signing;
  keySet: KeySet | null;
  closed: boolean;
}

/** @param before what was known until now: a key set that is still the one asked for is kept, with what it has fetched */
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
    jwtSecret: await open(jwt_secret, sealingKeys, `jwt ${account}`),
    policy: { ...ALLOW_ALL, ...(JSON.parse(policy) as Partial<Policy>) },
    signing,
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
  const opened = new Map<string, string>();
  for (const { upstream, sealed } of rows) {
    const key = await open(sealed, sealingKeys, `provider ${account} ${upstream}`);
    if (key !== null) opened.set(upstream, key);
  }
  return opened;
}

async function open(sealed: string, sealingKeys: readonly string[], purpose: string): Promise<string | null> {
  const secret = await decryptSecret(sealed, sealingKeys, purpose);
  if (secret === null) log("error", { event: "secret_unreadable", reason: purpose.split(" ")[0] ?? "" });
  return secret;
}
