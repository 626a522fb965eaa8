import * as base64url from "jose/base64url";
import { digest } from "../runtime/digest.ts";

/*
 * Encryption of secrets that must be read again, unlike Throughline keys, of which a hash is stored. AES-256-GCM under a key
 * that is derived from a setting and never written to disk. The purpose is authenticated, so that no secret replaces another.
 */

const utf8 = new TextEncoder();

/** Encrypts under the first key. Returns `id.iv.text`, the latter two in base64url; the id names the key. */
export async function encryptSecret(secret: string, keys: readonly string[], purpose: string): Promise<string> {
  const [key = ""] = keys;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = utf8.encode(purpose);
  const text = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    await keyFrom(key),
    utf8.encode(secret),
  );
  return [idOf(key), base64url.encode(iv), base64url.encode(new Uint8Array(text))].join(".");
}

/** Returns null if no key matches the id, or if the secret was encrypted for another purpose. */
export async function decryptSecret(sealed: string, keys: readonly string[], purpose: string): Promise<string | null> {
  const [id, iv = "", text = ""] = sealed.split(".");
  const key = keys.find((candidate) => idOf(candidate) === id);
  if (key === undefined) return null;
  try {
    const decrypted = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: base64url.decode(iv), additionalData: utf8.encode(purpose) },
      await keyFrom(key),
      base64url.decode(text),
    );
    return new TextDecoder().decode(decrypted);
  } catch {
    return null;
  }
}

/** Returns an id that identifies a key without revealing it. */
const idOf = (key: string): string => digest("sealed under", key).slice(0, 8);

async function keyFrom(setting: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8.encode(setting), "HKDF", false, ["deriveKey"]);
  const info = utf8.encode("throughline secrets at rest");
  const params = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(params, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
