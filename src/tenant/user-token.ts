import type { JWTPayload } from "jose";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import * as errors from "jose/errors";
import { createRemoteJWKSet, customFetch } from "jose/jwks/remote";
import { jwtVerify } from "jose/jwt/verify";
import { isId } from "../identity/id-format.ts";
import type { Signing } from "../ports/tenants.ts";

export type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** Whom a token speaks for. `unavailable`: the key set could not be fetched, and nobody can tell. */
export type TokenReading =
  | { readonly valid: true; readonly tenant: string; readonly user: string }
  | { readonly valid: false; readonly reason: "unknown" | "unavailable" };

const CLOCKS_MAY_DIFFER_SECONDS = 5;

/**
 * The kind of key follows from where it lies, never from what the token says of itself: the secret verifies
 * HS256 and nothing else, the key set RS256 and ES256 and nothing else. A token without an end is refused.
 */
export async function readToken(
  token: string,
  secret: string | null,
  keySet: KeySet | null,
  { issuer, audience }: Signing,
  now: number,
): Promise<TokenReading> {
  const claims = {
    requiredClaims: ["exp", "sub", "tenant"],
    clockTolerance: CLOCKS_MAY_DIFFER_SECONDS,
    currentDate: new Date(now),
    ...(issuer !== null && { issuer }),
    ...(audience !== null && { audience }),
  };
  const alg = algorithmOf(token);
  try {
    if (alg === "HS256" && secret !== null) {
      const key = new TextEncoder().encode(secret);
      return callerIn((await jwtVerify(token, key, { ...claims, algorithms: ["HS256"] })).payload);
    }
    if ((alg === "RS256" || alg === "ES256") && keySet) {
      return callerIn((await jwtVerify(token, keySet, { ...claims, algorithms: ["RS256", "ES256"] })).payload);
    }
    return UNKNOWN;
  } catch (error) {
    return isVerdict(error) ? UNKNOWN : { valid: false, reason: "unavailable" };
  }
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

const UNKNOWN: TokenReading = { valid: false, reason: "unknown" };

function callerIn({ sub, tenant }: JWTPayload): TokenReading {
  if (typeof sub !== "string" || typeof tenant !== "string" || !isId(sub)) return UNKNOWN;
  return { valid: true, tenant, user: sub };
}

/** What jose says of the token; all else that it throws is about the keys, and how they were fetched. */
function isVerdict(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === "ERR_JOSE_GENERIC")
  );
}

/**
 * The keys at a URL: fetched when first needed, kept for ten minutes, fetched anew at once for a key that is not
 * among them. Made-up key names make it fetch a few times a minute and no more. Redirects are not followed.
 * For use in a Durable Object: one fetch serves all who wait.
 */
export function keySetAt(url: string, fetcher: (url: string, init: RequestInit) => Promise<Response>): KeySet {
  let fetches: number[] = [];
  let last: { text: string; at: number } | null = null;
  let underWay: Promise<string> | null = null;
  return createRemoteJWKSet(new URL(url), {
    timeoutDuration: MAX_FETCH_MS,
    cooldownDuration: 0,
    cacheMaxAge: KEPT_MS,
    [customFetch]: async (at, init) => {
      const now = Date.now();
      fetches = fetches.filter((time) => time > now - 60_000);
      if (!underWay && fetches.length >= FETCHES_A_MINUTE) {
        if (last && last.at > now - KEPT_MS) return new Response(last.text);
        throw new Error("the key set was asked for too often");
      }
      if (!underWay) {
        fetches.push(now);
        underWay = textOf(fetcher(at, { ...init, redirect: "manual" })).finally(() => (underWay = null));
      }
      last = { text: await underWay, at: now };
      return new Response(last.text);
    },
  });
}

const MAX_FETCH_MS = 5_000;
const FETCHES_A_MINUTE = 6;
const KEPT_MS = 600_000;
const MAX_KEY_SET_CHARACTERS = 256 * 1024;

async function textOf(fetched: Promise<Response>): Promise<string> {
  const response = await fetched;
  if (response.status !== 200) throw new Error("the key set is not there");
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_KEY_SET_CHARACTERS) throw new Error("the key set is too large");
  }
  return text + decoder.decode();
}
