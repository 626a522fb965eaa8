import type { HeaderReader } from "../http/request-head.ts";
import * as base64url from "jose/base64url";
import { ProxyError } from "../http/errors.ts";
import { CARD_RIGHTS, type CardLanguage, type CardRight } from "../ports/card.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import { keyedDigest } from "../runtime/digest.ts";
import { isGrantOwner } from "../runtime/grant-owner.ts";
import { CREDENTIAL_HEADERS, credentialIn } from "./credentials.ts";

/*
 * The token in the link of a card, by which a person sees and changes what an app remembers of them. It says what it
 * opens and until when, and is signed: a token that was made up or changed wakes no object. Everything but the card
 * refuses it.
 */

/** The content of a token. */
export interface CardClaims {
  /** The name under which the card lies, as of its user's grants. */
  readonly owner: string;
  readonly id: string;
  /** Milliseconds since the epoch, whole seconds. */
  readonly expiresAt: number;
  readonly language: CardLanguage;
  readonly rights: readonly CardRight[];
  /** 256 random bits, which alone open the record of the card. */
  readonly secret: string;
}

const CARD =
  /^tl_card_([0-9a-f]{64})_([0-9a-z]{26})_([0-9a-z]{1,9})_(en|de|fr|es)_(r|c?d?x?)_([\w-]{43})_([0-9a-f]{32})$/;
const LOOKS_LIKE_CARD = /^tl_card_/;

export const newCardSecret = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));

/** Returns the token of a card. */
export function cardToken(claims: CardClaims, pepper: string): string {
  const unsigned = unsignedToken(claims);
  return `${unsigned}_${markOf(unsigned, pepper)}`;
}

function unsignedToken({ owner, id, expiresAt, language, rights, secret }: CardClaims): string {
  const letters = Object.entries(CARD_RIGHTS).flatMap(([right, letter]) =>
    rights.includes(right as CardRight) ? [letter] : [],
  );
  const until = Math.floor(expiresAt / 1000).toString(36);
  return ["tl_card", owner, id, until, language, letters.join("") || "r", secret].join("_");
}

const markOf = (unsigned: string, pepper: string): string => keyedDigest(pepper, "card", unsigned).slice(0, 32);

/** Returns what a token says, or null if this deployment did not sign it. */
export function readCardToken(token: string, pepper: string): CardClaims | null {
  const [, owner = "", id = "", until = "", language, letters = "", secret = "", mark = ""] = CARD.exec(token) ?? [];
  if (language === undefined || !isGrantOwner(owner, pepper)) return null;
  if (!sameSecret(mark, markOf(token.slice(0, -mark.length - 1), pepper))) return null;
  const rights = Object.entries(CARD_RIGHTS).flatMap(([right, letter]) =>
    letters.includes(letter) ? [right as CardRight] : [],
  );
  const expiresAt = Number.parseInt(until, 36) * 1000;
  return { owner, id, expiresAt, language: language as CardLanguage, rights: ["read", ...rights], secret };
}

/** Returns the token of a card that a request brings, whole or damaged, or null. */
export function cardTokenIn(headers: HeaderReader): string | null {
  const given = [
    headers.get("throughline-key")?.trim(),
    ...CREDENTIAL_HEADERS.map((name) => credentialIn(headers, name)),
  ];
  return given.find((text) => text != null && LOOKS_LIKE_CARD.test(text)) ?? null;
}

/**
 * Refuses the token of a card where something else is asked for.
 * @throws {ProxyError} `not_allowed`
 */
export function refuseCard(headers: HeaderReader): void {
  if (cardTokenIn(headers) === null) return;
  const message = "The token of a card opens nothing but the page of its link. Bring a key.";
  throw new ProxyError("not_allowed", message, "Authorization");
}
