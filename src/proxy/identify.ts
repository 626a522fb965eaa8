import type { Settings } from "../config.ts";
import { within } from "../deadline.ts";
import { keyedDigest } from "../digest.ts";
import { ProxyError } from "../errors.ts";
import type { Directory } from "../ports.ts";
import { asScope, asTenancy, type Scope, type Tenancy } from "../scope.ts";
import { credentialOf } from "./headers.ts";

const ID_BYTES_AT_MOST = 256;
/** A directory that is silent for longer is down: the caller learns that instead of waiting. */
const DIRECTORY_DEADLINE_MS = 2_000;

export interface Caller {
  readonly tenancy: Tenancy;
  /** Null: no user was named. Memory is off, and only answers for everybody may be cached. */
  readonly scope: Scope | null;
}

/**
 * Whose request this is, in personal mode: the account is a keyed hash of the credential, so the
 * proxy stores none. Ids are compared byte for byte; one that could be mistaken for another is refused.
 * Platform mode will settle the tenancy here as well, before anything else happens.
 * @param bodyUser the user the body names, if any; the header counts where they differ
 * @throws {ProxyError} `invalid_id`, or `identity_unavailable`: identity alone fails closed
 */
export async function identify(
  headers: Headers,
  bodyUser: { id: string; param: string } | null,
  settings: Settings,
  directory: Directory,
): Promise<Caller> {
  const tenant = headerId(headers, "Throughline-Tenant") ?? "";
  const user = headerId(headers, "Throughline-User") ?? (bodyUser && checkId(bodyUser.id, bodyUser.param));
  const tenancy = asTenancy(accountOf(headers, settings, await pepperOf(directory)), tenant);
  return { tenancy, scope: user === null ? null : asScope(tenancy, user) };
}

function accountOf(headers: Headers, settings: Settings, pepper: string): string {
  if (settings.account === "shared") return keyedDigest(pepper, "shared");
  const credential = credentialOf(headers) ?? settings.upstreamApiKey;
  if (credential === null) return keyedDigest(pepper, "none");
  let account = accounts.get(credential);
  if (account === undefined) {
    account = keyedDigest(pepper, "credential", credential);
    if (accounts.size >= ACCOUNTS_AT_MOST) accounts.clear();
    accounts.set(credential, account);
  }
  return account;
}

/** Accounts by credential, in memory alone: hashing one anew took 2 to 6 % of a request in profiles. */
const accounts = new Map<string, string>();
const ACCOUNTS_AT_MOST = 1_000;

async function pepperOf(directory: Directory): Promise<string> {
  try {
    return await within(DIRECTORY_DEADLINE_MS, directory.pepper());
  } catch {
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
  const problem = problemWith(id);
  if (problem) throw new ProxyError("invalid_id", `${param} ${problem}.`, param);
  return id;
}

/** Whether a text can be an id of a user, a tenant or a conversation. */
export function isId(id: string): boolean {
  return problemWith(id) === null;
}

function problemWith(id: string): string | null {
  if (id.trim() === "") return "must not be blank";
  if (/\p{Cc}/u.test(id)) return "must not contain control characters";
  if (!id.isWellFormed()) return "must not contain half of a surrogate pair";
  if (id.length * 3 > ID_BYTES_AT_MOST && new TextEncoder().encode(id).byteLength > ID_BYTES_AT_MOST)
    return `must not be longer than ${ID_BYTES_AT_MOST} bytes`;
  return null;
}
