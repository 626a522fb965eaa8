import * as base64url from "jose/base64url";
import { sameSecret } from "../runtime/constant-time.ts";
import { digest, keyedDigest } from "../runtime/digest.ts";
import type { PresentedKey } from "../ports/tenants.ts";

/*
 * `tl_<where>_<which>_<secret>`: the account whose object knows the key (or `platform`), the key's number in that
 * object, and 256 random bits. With it, one hop finds a key or finds it revoked. Only a hash of the key is stored.
 */

const KEY = /^tl_([0-9a-f]{32}|platform)_([0-9a-f]{12})_([\w-]{43})$/;
const ID = /^key_([0-9a-f]{32}|platform)_([0-9a-f]{12})$/;

/** Stands in a platform key, which speaks for any tenant, in place of the account. */
export const PLATFORM = "platform";

export function newKey(where: string): { id: string; key: string; hash: string } {
  const which = hex(crypto.getRandomValues(new Uint8Array(6)));
  const secret = base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
  const key = `tl_${where}_${which}_${secret}`;
  return { id: `key_${where}_${which}`, key, hash: hashOf(key) };
}

/** Makes a secret of 256 bits, recognisable by its prefix. */
export function newSecret(prefix: string): string {
  return `${prefix}_${base64url.encode(crypto.getRandomValues(new Uint8Array(32)))}`;
}

/**
 * Makes an account. Half of it is random, half proves that this deployment made it. So a made-up key is refused without
 * asking an object, which would leave a file behind.
 */
export function newAccount(pepper: string): string {
  const random = hex(crypto.getRandomValues(new Uint8Array(8)));
  return random + markOf(random, pepper);
}

export function isAccount(account: string, pepper: string): boolean {
  return sameSecret(account.slice(16), markOf(account.slice(0, 16), pepper));
}

const markOf = (random: string, pepper: string): string => keyedDigest(pepper, "account", random).slice(0, 16);

/** Parses a Throughline key into the account whose object knows it and its proof. Returns null for any other text. */
export function readKey(text: string): { where: string; presented: PresentedKey } | null {
  const [, where, which] = KEY.exec(text) ?? [];
  return where && which ? { where, presented: { id: `key_${where}_${which}`, hash: hashOf(text) } } : null;
}

/** Returns the account whose object knows the key of this id. Returns null for any other text. */
export function accountOfKeyId(id: string): string | null {
  return ID.exec(id)?.[1] ?? null;
}

/** Says whether a text looks like a Throughline key, whole or damaged, alone or behind the name of a scheme. */
export function looksLikeKey(text: string): boolean {
  return /(?:^|[\s:;,="'])tl_/.test(text);
}

/** Hashes a key. Its 256 random bits need no salt and no slow hash. */
const hashOf = (key: string): string => digest("key", key);

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
