import * as base64url from "jose/base64url";
import { ProxyError } from "../http/errors.ts";
import { type CardClaims, cardToken, newCardSecret, readCardToken } from "../identity/card-token.ts";
import { type Grantor, grantorOf } from "../identity/grantor.ts";
import { identifyGrantor, type NamedCaller } from "../identity/identify.ts";
import { refuseOtherNames } from "../identity/refuse-other-names.ts";
import type { CardLanguage, CardRight } from "../ports/card.ts";
import type { Ports } from "../ports/ports.ts";
import { grantOwner } from "../runtime/grant-owner.ts";
import { newId } from "../runtime/id.ts";
import { type Scope, vaultName } from "../scope.ts";

/*
 * Cards lie among the grants of their user, so that an erasure ends them, and end with the key that they were made with.
 * A record says whose card it is, encrypted under a secret that stands in the token alone.
 */

/** The wishes for a new card. */
export interface CardDraft {
  readonly language: CardLanguage;
  readonly rights: readonly CardRight[];
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A card as it was made. */
export interface MadeCard {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}

const prefixOf = (owner: string): string => `card:${owner}:`;
const ownerOf = async (scope: Scope, ports: Ports): Promise<string> =>
  grantOwner(vaultName(scope), await ports.deploymentSecrets.pepper());

/**
 * Makes a card for the person whom a request names. A tenant lists the vault first, so that erasing the tenant ends it.
 * @throws {ProxyError} `invalid_api_key` if the tenant is gone, `memory_unavailable` if no more cards can be kept
 */
export async function makeCard({ scope, admission }: NamedCaller, draft: CardDraft, ports: Ports): Promise<MadeCard> {
  const now = Date.now();
  if (admission && !(await ports.tenants.register(scope))) {
    throw new ProxyError("invalid_api_key", "The tenant is gone.", "Throughline-Key");
  }
  const pepper = await ports.deploymentSecrets.pepper();
  const owner = await ownerOf(scope, ports);
  const [, id = ""] = newId("crd", now).split("_");
  const expiresAt = Math.floor(draft.expiresAt / 1000) * 1000;
  const claims: CardClaims = { ...draft, owner, id, expiresAt, secret: newCardSecret() };
  const grantor = grantorOf(scope, admission?.presented.text ?? null, now);
  const value = await sealed(grantor, claims.secret);
  const record = { key: prefixOf(owner) + id, value, metadata: null, expiresAt };
  if ((await ports.grants.write(owner, record, now)) !== "kept") {
    throw new ProxyError("memory_unavailable", "This user has too many cards. End them, or wait until some expire.");
  }
  return { id: `crd_${id}`, token: cardToken(claims, pepper), expiresAt };
}

/**
 * Identifies the person whose card a token opens.
 * @throws {ProxyError} `invalid_api_key` if it opens none, `not_allowed` if it does not allow this or the request names
 *   somebody else
 */
export async function openCard(token: string, right: CardRight, headers: Headers, ports: Ports): Promise<NamedCaller> {
  const now = Date.now();
  const claims = readCardToken(token, await ports.deploymentSecrets.pepper());
  if (claims === null) throw ended("The link is not one of this deployment.");
  if (claims.expiresAt <= now) throw ended("The link has expired. Ask for a new one.");
  if (!claims.rights.includes(right)) {
    throw new ProxyError("not_allowed", `This card does not allow to ${right}.`, "Authorization");
  }
  const { owner, id, secret } = claims;
  const record = await ports.grants.read(owner, prefixOf(owner) + id, now);
  const grantor = record && (await opened(record.value, secret));
  if (!grantor) throw ended("The link was ended. Ask for a new one.");
  refuseOtherNames(headers, grantor, "The card");
  const caller = await identifyGrantor(grantor, `card_${id}`, ports);
  if ((await ownerOf(caller.scope, ports)) !== owner) throw ended("The link is not one of this deployment.");
  return { ...caller, isCard: true };
}

/** Ends all cards of a user, from the next request on. */
export async function endCards(scope: Scope, ports: Ports): Promise<void> {
  const owner = await ownerOf(scope, ports);
  for (;;) {
    const { keys } = await ports.grants.list(owner, prefixOf(owner), null, PAGE, Date.now());
    await Promise.all(keys.map(({ key }) => ports.grants.remove(owner, key)));
    if (keys.length < PAGE) return;
  }
}

const PAGE = 100;

const ended = (message: string): ProxyError =>
  new ProxyError("invalid_api_key", message, "Authorization", { "www-authenticate": "Bearer" });

async function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", base64url.decode(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Encrypts whose card it is. A secret seals one record, so that its nonce may be fixed. */
async function sealed(grantor: Grantor, secret: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(grantor));
  const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv: NONCE }, await keyOf(secret), text);
  return base64url.encode(new Uint8Array(bytes));
}

async function opened(value: string, secret: string): Promise<Grantor | null> {
  try {
    const sealedBytes = base64url.decode(value);
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: NONCE }, await keyOf(secret), sealedBytes);
    return JSON.parse(new TextDecoder().decode(bytes)) as Grantor;
  } catch {
    return null;
  }
}

const NONCE = new Uint8Array(12);
