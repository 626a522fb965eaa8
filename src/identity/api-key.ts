import * as base64url from "jose/base64url";
import { sameSecret } from "../runtime/constant-time.ts";
import { digest, keyedDigest } from "../runtime/digest.ts";
import type { PresentedKey } from "../ports/tenants.ts";

/*
 * `tl_<where>_<which>_<secret>`: the account whose object knows the key (or `platform`), the key's number there,
 * and 256 random bits. So that one hop finds a key and finds it revoked; what is stored of it is a hash.
 */

const KEY = /^tl_([0-9a-f]{32}|platform)_([0-9a-f]{12})_([\w-]{43})$/;
const ID = /^key_([0-9a-f]{32}|platform)_([0-9a-f]{12})$/;

/** What speaks for any tenant. */
export const PLATFORM = "platform";

export function newKey(where: string): { id: string; key: string; hash: string } {
  const which = hex(crypto.getRandomValues(new Uint8Array(6)));
  const secret = base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
  const key = `tl_${where}_${which}_${secret}`;
  return { id: `key_${where}_${which}`, key, hash: hashOf(key) };
}

/** A secret of 256 bits, recognisable by its prefix. */
export function newSecret(prefix: string): string {
  return `${prefix}_${base64url.encode(crypto.getRandomValues(new Uint8Array(32)))}`;
}

/**
 * Half of an account is random, half shows that it was made here: a made-up key names no object, and asking for one
 * would leave a file behind.
 */
export function newAccount(pepper: string): string {
  const random = hex(crypto.getRandomValues(new Uint8Array(8)));
  return random + markOf(random, pepper);
}

export function isAccount(account: string, pepper: string): boolean {
  return sameSecret(account.slice(16), markOf(account.slice(0, 16), pepper));
}

const markOf = (random: string, pepper: string): string => keyedDigest(pepper, "account", random).slice(0, 16);

/** Where a key is known, and what to ask there; null: it is no key of ours. */
export function readKey(text: string): { where: string; presented: PresentedKey } | null {
  const [, where, which] = KEY.exec(text) ?? [];
  return where && which ? { where, presented: { id: `key_${where}_${which}`, hash: hashOf(text) } } : null;
}

/** Where the key of this id is known; null: it is no id of ours. */
export function accountOfKeyId(id: string): string | null {
  return ID.exec(id)?.[1] ?? null;
}

/** Looks like a key of ours, whole or damaged, alone or behind the name of a scheme: it must not leave the house. */
export function looksLikeKey(text: string): boolean {
  return /(?:^|[\s:;,="'])tl_/.test(text);
}

/** A whole key of ours somewhere in a text. */
const WHOLE_KEY = /tl_(?:[0-9a-f]{32}|platform)_[0-9a-f]{12}_[\w-]{43}/;

/** Whether a text holds a whole key of ours, as it is, percent-encoded or behind `Basic`. */
export function holdsKey(text: string): boolean {
  if (WHOLE_KEY.test(text)) return true;
  const [, packed] = /^basic +([\w+/=-]+)$/i.exec(text) ?? [];
  if (packed === undefined) return false;
  try {
    return looksLikeKey(atob(packed));
  } catch {
    return false;
  }
}

/** 256 random bits need no salt and no slow hash. */
const hashOf = (key: string): string => digest("key", key);

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
