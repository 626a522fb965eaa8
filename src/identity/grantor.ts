import type { PresentedKey } from "../ports/tenants.ts";
import { PLATFORM, readKey } from "./api-key.ts";
import type { Scope } from "../scope.ts";

/** The person who made a grant, as the grant remembers them. It holds no secret: a key is there as its hash. */
export interface Grantor {
  readonly account: string;
  readonly tenant: string;
  readonly user: string;
  readonly by: SignedInBy;
}

/** How the person signed in. A key that is revoked later ends the grant, and so does a change of the tenant's signing. */
export type SignedInBy =
  | { readonly kind: "personal" }
  | { readonly kind: "key"; readonly key: PresentedKey }
  | { readonly kind: "platform-key"; readonly key: PresentedKey }
  | { readonly kind: "token"; readonly at: number };

/**
 * Returns what a grant of this person has to remember.
 * @param presented the Throughline key or token that they signed in with, or null in personal mode
 */
export function grantorOf({ account, tenant, user }: Scope, presented: string | null, now: number): Grantor {
  return { account, tenant, user, by: signedInBy(presented, now) };
}

function signedInBy(presented: string | null, at: number): SignedInBy {
  if (presented === null) return { kind: "personal" };
  const key = readKey(presented);
  if (key === null) return { kind: "token", at };
  return { kind: key.where === PLATFORM ? "platform-key" : "key", key: key.presented };
}
