import { problemWithId } from "./id-format.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import type { Settings } from "../ports/settings.ts";
import { within } from "../runtime/deadline.ts";
import { ProxyError } from "../http/errors.ts";
import { asScope, asTenancy, type Scope, type Tenancy } from "../scope.ts";
import { takeOver } from "./take-over.ts";
import { type Admission, admit, type AdmissionRequest, type IdentityPorts, NO_ADMISSION_REQUEST } from "./admission.ts";
import { accountOf, mayCall } from "./account.ts";

/** A directory that is silent for longer is down: the caller learns that instead of waiting. */
const DIRECTORY_DEADLINE_MS = 2_000;

export interface Caller {
  readonly tenancy: Tenancy;
  /** Null: no user was named. Memory is off, and only answers for everybody may be cached. */
  readonly scope: Scope | null;
  /** What the tenant allows; null in personal mode. */
  readonly admission: Admission | null;
}

/** What says who is calling: the headers, and a key that stands in the URL. */
export type Presenting = Pick<Request, "headers" | "url">;

/**
 * Whose request this is. In personal mode the account is a keyed hash of the credential, so the proxy stores
 * none; in platform mode a Throughline key or a signed token says which tenant, and it has an account of its own.
 * Ids are compared byte for byte; one that could be mistaken for another is refused.
 * @param bodyUser the user the body names, if any; the header counts where they differ, and a token before both
 * @param demand what a platform's tenant is asked for, and is counted
 * @throws {ProxyError} 400 to 429 for who may not, or `identity_unavailable`: identity alone fails closed
 */
export async function identify(
  request: Presenting,
  bodyUser: { id: string; param: string } | null,
  ports: IdentityPorts,
  demand: AdmissionRequest = NO_ADMISSION_REQUEST,
): Promise<Caller> {
  const caller = await recognise(request, bodyUser, ports, demand);
  if (caller === null) {
    const message = "Present a credential: a request without one has no account here.";
    throw new ProxyError("invalid_api_key", message, "Authorization", { "www-authenticate": "Bearer" });
  }
  return caller;
}

/** The same for a request that is answered without an account as well. Null: it has none, and nothing is kept or told. */
export async function recognise(
  { headers, url }: Presenting,
  bodyUser: { id: string; param: string } | null,
  ports: IdentityPorts,
  demand: AdmissionRequest = NO_ADMISSION_REQUEST,
): Promise<Caller | null> {
  const tenant = headerId(headers, "Throughline-Tenant");
  const user = headerId(headers, "Throughline-User");
  if (ports.settings.adminKey !== null) {
    const admission = await settled(admit(headers, { tenant, user }, demand, ports));
    const tenancy = asTenancy(admission.account, admission.tenant);
    return callerIn(tenancy, admission.user ?? user, bodyUser, admission);
  }
  mayCall(headers, ports.settings);
  const callerUnder = (pepper: string): Caller | null => {
    const account = accountOf({ headers, url }, ports.settings, pepper);
    const caller = callerIn(asTenancy(account ?? "", tenant ?? ""), user, bodyUser, null);
    return account === null ? null : caller;
  };
  const caller = callerUnder(await settled(ports.deploymentSecrets.pepper()));
  const earlier = await settled(ports.deploymentSecrets.earlierPepper());
  const before = earlier === null ? null : callerUnder(earlier);
  if (caller?.scope && before?.scope) {
    const { scope } = caller;
    await settled(takeOver(before.scope, scope, ports, Date.now()));
  }
  return caller;
}

function callerIn(
  tenancy: Tenancy,
  named: string | null,
  bodyUser: { id: string; param: string } | null,
  admission: Admission | null,
): Caller {
  const user = named ?? (bodyUser && checkId(bodyUser.id, bodyUser.param));
  return { tenancy, scope: user === null ? null : asScope(tenancy, user), admission };
}

/** Whoever holds the `ADMIN_KEY`. */
export interface Admin {
  /** The tenancy of a tenant, by its account: to do something with all that it has. */
  tenancy(account: string, tenant: string): Tenancy;
}

/** @throws {ProxyError} `not_found` outside of platform mode, `invalid_api_key` for anybody else */
export function identifyAdmin(headers: Headers, { adminKey }: Settings): Admin {
  if (adminKey === null) throw new ProxyError("not_found", "There is no admin API: ADMIN_KEY is not set.");
  const [, presented] = /^bearer +(.*)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (presented === undefined || !sameSecret(presented, adminKey)) {
    const challenge = { "www-authenticate": "Bearer" };
    throw new ProxyError("invalid_api_key", "The admin API needs the ADMIN_KEY as bearer token.", null, challenge);
  }
  return { tenancy: asTenancy };
}

async function settled<T>(asked: Promise<T>): Promise<T> {
  try {
    return await within(DIRECTORY_DEADLINE_MS, asked);
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    throw new ProxyError("identity_unavailable", "The caller cannot be identified right now.");
  }
}

/** An id from a header of ours; null when the header is absent. */
export function headerId(headers: Headers, name: string): string | null {
  const value = headers.get(name);
  if (value === null) return null;
  // The runtime joins repeated headers with a comma and a space, and reads bytes that are not UTF-8
  // as U+FFFD: either way two different ids would look the same.
  if (value.includes(", ")) {
    throw new ProxyError("invalid_id", `${name} has two values, or one with a comma and a space in it.`, name);
  }
  if (value.includes("\uFFFD")) throw new ProxyError("invalid_id", `${name} is not valid UTF-8.`, name);
  return checkId(value, name);
}

function checkId(id: string, param: string): string {
  const problem = problemWithId(id);
  if (problem) throw new ProxyError("invalid_id", `${param} ${problem}.`, param);
  return id;
}
