import { digest, keyedDigest } from "./digest.ts";
import { sameSecret } from "./constant-time.ts";

/*
 * The name under which the grants of a user lie. It stands in each of their tokens, so that one hop finds the token or
 * finds it revoked. Half of it is a digest of the vault's name, half proves that this deployment made it: a made-up
 * token wakes no object, which would leave a file behind.
 */

const OWNER = /^[0-9a-f]{64}$/;
const HALF = 32;

/** Returns the owner name of the user whose vault has this name. */
export function grantOwner(vault: string, pepper: string): string {
  const name = digest("grant-owner", vault).slice(0, HALF);
  return name + markOf(name, pepper);
}

/** Says whether this deployment made an owner name. */
export function isGrantOwner(text: string, pepper: string): boolean {
  return OWNER.test(text) && sameSecret(text.slice(HALF), markOf(text.slice(0, HALF), pepper));
}

const markOf = (name: string, pepper: string): string => keyedDigest(pepper, "grant-owner", name).slice(0, HALF);

/** An access token that this proxy issued: the owner of the grant, the grant, and a secret. */
const ACCESS_TOKEN = /^([0-9a-f]{64}):([\w-]{1,64}):[\w-]{1,256}$/;

/** Returns the id of the grant that a token is of, or null for a text that is no access token of ours. */
export function grantIdIn(token: string): string | null {
  return ACCESS_TOKEN.exec(token)?.[2] ?? null;
}
