import type { HeaderReader, RequestHead } from "../http/request-head.ts";
import { problemWithId } from "./id-format.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import type { Settings } from "../ports/settings.ts";
import { within } from "../runtime/deadline.ts";
import { type PersonAndSession, splitUser } from "../dialects/split-user.ts";
import { ProxyError } from "../http/errors.ts";
import { asScope, asTenancy, type Scope, type Tenancy } from "../scope.ts";
import { moveVault } from "./move-vault.ts";
import {
  type Admission,
  admit,
  admitGrantor,
  type IdentityPorts,
  mustPresentKey,
  NO_ADMISSION_REQUEST,
} from "./admission.ts";
import type { AdmissionRequest } from "./ask-tenant.ts";
import { accountOf, isStillAccount, mayCall, noAccount } from "./account.ts";
import { refuseCard } from "./card-token.ts";
import type { Grantor } from "./grantor.ts";
import { namedByVendor } from "./vendor-headers.ts";

/** How long a request waits for the directory before it counts as down and the caller gets an error. */
const DIRECTORY_DEADLINE_MS = 2_000;

export interface Caller {
  readonly tenancy: Tenancy;
  /** Null if the request names no user. Memory is then off, and only answers for everybody may be cached. */
  readonly scope: Scope | null;
  /** The tenant's admission. Null in personal mode. */
  readonly admission: Admission | null;
}

/** A caller who names a user. */
export interface NamedCaller extends Caller {
  readonly scope: Scope;
  /** True for a person who holds the link of a card. */
  readonly isCard?: boolean;
}

/**
 * Identifies the caller of a request. In personal mode the account is a keyed hash of the credential, so the proxy
 * stores no credential. In platform mode a Throughline key or a signed token names the tenant, which has an account of
 * its own. Ids are compared byte for byte, and an id that could be mistaken for another is refused.
 * @param bodyUser the user that the body names, if any; the header counts before it, and a token before both
 * @param demand the cost and the stored key that a tenant is asked for
 * @throws {ProxyError} 400 to 429 for a caller who may not, or `identity_unavailable`: identity alone fails closed
 */
export async function identify(
  request: RequestHead,
  bodyUser: { id: string; param: string } | null,
  ports: IdentityPorts,
  demand: AdmissionRequest = NO_ADMISSION_REQUEST,
): Promise<Caller> {
  const caller = await recognise(request, bodyUser, ports, demand);
  if (caller === null) throw noAccount(request, ports.settings);
  return caller;
}

/**
 * Identifies a caller who needs no account. Returns null if the request has none: nothing is then recalled or stored.
 */
export async function recognise(
  { headers, url }: RequestHead,
  bodyUser: { id: string; param: string } | null,
  ports: IdentityPorts,
  demand: AdmissionRequest = NO_ADMISSION_REQUEST,
): Promise<Caller | null> {
  const isPersonal = ports.settings.adminKey === null;
  if (isPersonal) mayCall(headers, ports.settings);
  else refuseCard(headers);
  const tenant = headerId(headers, "Throughline-Tenant");
  const user = userHeader(headers)?.person ?? null;
  if (!isPersonal) {
    const admission = await answerInTime(admit(headers, { tenant, user }, demand, ports, asTenancy));
    const tenancy = asTenancy(admission.account, admission.tenant);
    return callerIn(tenancy, admission.user ?? user, bodyUser, admission);
  }
  const callerUnder = (pepper: string): Caller | null => {
    const account = accountOf({ headers, url }, ports.settings, pepper);
    const caller = callerIn(asTenancy(account ?? "", tenant ?? ""), user, bodyUser, null);
    return account === null ? null : caller;
  };
  const secrets = ports.deploymentSecrets;
  const known = secrets.known();
  const caller = callerUnder(known ? known.pepper : await answerInTime(secrets.pepper()));
  const earlier = known ? known.earlier : await answerInTime(secrets.earlierPepper());
  const before = earlier === null ? null : callerUnder(earlier);
  if (caller?.scope && before?.scope) {
    const { scope } = caller;
    await answerInTime(moveVault(before.scope, scope, ports, Date.now()));
  }
  return caller;
}

/**
 * Identifies a client by the grant that it presents, as the person who made it.
 * @param actor the client, for a tenant's audit log
 * @throws {ProxyError} `invalid_api_key` if the grant no longer holds
 */
export async function identifyGrantor(grantor: Grantor, actor: string, ports: IdentityPorts): Promise<NamedCaller> {
  if (ports.settings.adminKey !== null) {
    const admission = await answerInTime(admitGrantor(grantor, actor, ports));
    const tenancy = asTenancy(admission.account, admission.tenant);
    return { tenancy, scope: asScope(tenancy, grantor.user), admission };
  }
  const pepper = await answerInTime(ports.deploymentSecrets.pepper());
  if (grantor.by.kind !== "personal" || !isStillAccount(grantor.account, ports.settings, pepper)) {
    throw new ProxyError("invalid_api_key", "The grant no longer holds. Sign in again.", "Authorization");
  }
  const tenancy = asTenancy(grantor.account, grantor.tenant);
  return { tenancy, scope: asScope(tenancy, grantor.user), admission: null };
}

/**
 * Refuses a caller who brings no key where one is asked for. It asks nobody, and comes before work that a stranger could
 * make the proxy do.
 * @throws {ProxyError} `invalid_api_key`
 */
export function refuseStranger(headers: HeaderReader, settings: Settings): void {
  if (settings.adminKey === null) return mayCall(headers, settings);
  refuseCard(headers);
  mustPresentKey(headers);
}

function callerIn(
  tenancy: Tenancy,
  named: string | null,
  bodyUser: { id: string; param: string } | null,
  admission: Admission | null,
): Caller {
  const user = named ?? (bodyUser && checkId(splitUser(bodyUser.id).person, bodyUser.param));
  return { tenancy, scope: user === null ? null : asScope(tenancy, user), admission };
}

/** A caller who holds the `ADMIN_KEY`. */
export interface Admin {
  /** Returns the tenancy of a tenant, by its account, for work on all of its data. */
  tenancy(account: string, tenant: string): Tenancy;
}

/**
 * Identifies the administrator.
 * @throws {ProxyError} `not_found` outside platform mode, `invalid_api_key` without the `ADMIN_KEY`
 */
export function identifyAdmin(headers: HeaderReader, { adminKey }: Settings): Admin {
  if (adminKey === null) throw new ProxyError("not_found", "The admin API is off, because ADMIN_KEY is not set.");
  const [, presented] = /^bearer +(.*)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (presented === undefined || !sameSecret(presented, adminKey)) {
    const challenge = { "www-authenticate": "Bearer" };
    throw new ProxyError(
      "invalid_api_key",
      "The ADMIN_KEY is missing or wrong. Send it in Authorization, as bearer token.",
      null,
      challenge,
    );
  }
  return { tenancy: asTenancy };
}

async function answerInTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await within(DIRECTORY_DEADLINE_MS, work);
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    throw new ProxyError(
      "identity_unavailable",
      "The caller cannot be identified right now, because the directory does not answer. Try again.",
    );
  }
}

const USER = "Throughline-User";

/**
 * Returns the user that `Throughline-User` names, or a vendor's header, without the session that some clients write
 * into it. Returns null if no header names one.
 */
export function userHeader(headers: HeaderReader): PersonAndSession | null {
  const own = headers.get(USER);
  const vendor = own === null ? namedByVendor(headers) : null;
  const value = own ?? vendor?.user;
  if (value === undefined) return null;
  const name = vendor?.header ?? USER;
  const split = splitUser(value);
  // An object may hold a comma and a space. It is one value, because two objects are no object.
  return split.session === null
    ? { person: checkHeaderId(value, name), session: null }
    : { ...split, person: checkId(split.person, name) };
}

/** Returns the id in a Throughline header, or null if the header is absent. */
export function headerId(headers: HeaderReader, name: string): string | null {
  const value = headers.get(name);
  return value === null ? null : checkHeaderId(value, name);
}

function checkHeaderId(value: string, name: string): string {
  // The runtime joins repeated headers with a comma and a space, and reads bytes that are not UTF-8 as U+FFFD. Either
  // way
  // two different ids would look the same.
  if (value.includes(", ")) {
    throw new ProxyError(
      "invalid_id",
      `${name} has two values, or one with a comma and a space in it. Send it once, with an id without ", ".`,
      name,
    );
  }
  if (value.includes("\uFFFD"))
    throw new ProxyError("invalid_id", `${name} is not valid UTF-8. Send the id in UTF-8.`, name);
  return checkId(value, name);
}

function checkId(id: string, param: string): string {
  const problem = problemWithId(id);
  if (problem) throw new ProxyError("invalid_id", `${param} ${problem}.`, param);
  return id;
}
