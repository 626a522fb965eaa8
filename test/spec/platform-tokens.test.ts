import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { admin, newTenant, pathOf } from "../support/platform.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* Signed user tokens: what they open, and the ways in which they are forged. */

const inAMinute = (): number => Math.floor(Date.now() / 1000) + 60;

/** Signs with a tenant's secret; claims may be taken away by undefined. */
async function signed(secret: string, claims: JWTPayload, alg = "HS256"): Promise<string> {
  return new SignJWT({ exp: inAMinute(), ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}

async function call(token: string, headers: Record<string, string> = {}, body: object = {}) {
  const { response, text, seen } = await throughProxy({
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: "hi" }], ...body }),
  });
  const { error } = JSON.parse(text) as { error?: { code: string; param: string } };
  return { status: response.status, code: error?.code, param: error?.param, calls: seen.length, response, seen };
}

const base64url = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
const serve = async (url: string, ...keys: object[]) => {
  await fetch(url, { method: "PUT", body: JSON.stringify({ keys }) });
};

const fetched = async (url: string) => (await fetch(url, { method: "POST" })).json<number>();
const withKeySet = async (more: object = {}) => {
  const made = await newTenant();
  const jwksUrl = `https://idp.test/_keys/${crypto.randomUUID()}`;
  await admin(pathOf(made.tenant), "PATCH", { signing: { jwksUrl, ...more } });
  return { ...made, jwksUrl };
};

describe("a token signed with the tenant's secret", () => {
  test("replaces the key and names the user, in either header", async () => {
    const { tenant, jwtSecret } = await newTenant();
    const token = await signed(jwtSecret, { tenant, sub: "ada" });
    const { status, response, seen } = await call(token);
    expect(status).toBe(200);
    expect(response.headers.get("throughline-memory")).toContain("on");
    expect(seen[0]?.headers["authorization"]).toBe("Bearer sk-default");
    const beside = await call("sk-own", { "throughline-key": token });
    expect(beside.seen[0]?.headers["authorization"]).toBe("Bearer sk-own");
  });

  test("is a 403 with headers that name another tenant or user, before any call upstream", async () => {
    const { tenant, jwtSecret } = await newTenant();
    const other = await newTenant();
    const token = await signed(jwtSecret, { tenant, sub: "ada" });
    expect((await call(token, { "throughline-tenant": tenant, "throughline-user": "ada" })).status).toBe(200);
    for (const headers of [{ "throughline-tenant": other.tenant }, { "throughline-user": "Ada" }]) {
      const { status, code, calls } = await call(token, headers);
      expect([status, code, calls]).toEqual([403, "not_allowed", 0]);
    }
  });

  test("takes precedence over the user that the body names", async () => {
    const { tenant, jwtSecret, key } = await newTenant();
    const token = await signed(jwtSecret, { tenant, sub: "ada" });
    await call(token, {}, { model: "stand-in", user: "bob", messages: [{ role: "user", content: "My name is Ada." }] });
    const list = async (user: string) => {
      const headers = { authorization: `Bearer ${key}`, "throughline-user": user };
      const { text } = await throughProxy({ method: "GET", path: "/memory", headers });
      return (JSON.parse(text) as { data: unknown[] }).data.length;
    };
    expect(await list("ada")).toBeGreaterThan(0);
    expect(await list("bob")).toBe(0);
  });

  test("is refused unless every claim is valid", async () => {
    const { tenant, jwtSecret } = await newTenant();
    const other = await newTenant();
    const now = Math.floor(Date.now() / 1000);
    const good = { tenant, sub: "ada" };
    const [header = "", payload = "", signature = ""] = (await signed(jwtSecret, good)).split(".");
    const forgeries = {
      "another tenant's secret": await signed(other.jwtSecret, good),
      "another tenant's secret and name, for a user of ours": await signed(other.jwtSecret, { ...good, aud: tenant }),
      "our secret, another tenant": await signed(jwtSecret, { tenant: other.tenant, sub: "ada" }),
      "a tenant that is not there": await signed(jwtSecret, { tenant: "none", sub: "ada" }),
      expired: await signed(jwtSecret, { ...good, exp: now - 10 }),
      "not valid yet": await signed(jwtSecret, { ...good, nbf: now + 60 }),
      "without an end": await signed(jwtSecret, { ...good, exp: undefined as never }),
      "without a user": await signed(jwtSecret, { tenant }),
      "with a blank user": await signed(jwtSecret, { tenant, sub: " " }),
      "with a user that is too long": await signed(jwtSecret, { tenant, sub: "x".repeat(257) }),
      "without a tenant": await signed(jwtSecret, { sub: "ada" }),
      "with a tenant that is no text": await signed(jwtSecret, { tenant: 1, sub: "ada" }),
      HS512: await signed(jwtSecret, good, "HS512"),
      "alg none, unsigned": `${base64url({ alg: "none" })}.${payload}.`,
      "alg none, signed": `${base64url({ alg: "none" })}.${payload}.${signature}`,
      "alg None": `${base64url({ alg: "None" })}.${payload}.${signature}`,
      "another payload": `${header}.${base64url({ exp: now + 60, tenant, sub: "bob" })}.${signature}`,
      "an unknown critical extension": `${base64url({ alg: "HS256", crit: ["x"], x: 1 })}.${payload}.${signature}`,
      "RS256 without a key set": `${base64url({ alg: "RS256" })}.${payload}.${signature}`,
      "an embedded key": `${base64url({ alg: "HS256", jwk: { kty: "oct", k: "AA" } })}.${payload}.${signature}`,
      "half of it": `${header}.${payload}`,
    };
    expect((await call(`${header}.${payload}.${signature}`)).status).toBe(200);
    for (const [what, token] of Object.entries(forgeries)) {
      const { status, code, calls } = await call(token);
      expect([status, code, calls], what).toEqual([401, "invalid_api_key", 0]);
    }
  });

  test("is refused once the secret is renewed", async () => {
    const { tenant, jwtSecret } = await newTenant();
    const before = await signed(jwtSecret, { tenant, sub: "ada" });
    expect((await call(before)).status).toBe(200);
    const renewed = await (await admin(`${pathOf(tenant)}/jwt-secret`, "POST")).json<{ jwtSecret: string }>();
    expect((await call(before)).status).toBe(401);
    expect((await call(await signed(renewed.jwtSecret, { tenant, sub: "ada" }))).status).toBe(200);
  });
});

describe.each(["RS256", "ES256"])("a token signed by %s, with a key of the tenant's key set", (alg) => {
  const keyPair = async (kid: string) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: "sig" };
    const sign = (claims: JWTPayload, header: object = {}): Promise<string> =>
      new SignJWT({ exp: inAMinute(), ...claims }).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
    return { jwk, sign };
  };

  test("is accepted, with one fetch of the set for many, and another at once for a new key", async () => {
    const { tenant, jwksUrl } = await withKeySet();
    const [first, second] = [await keyPair("k1"), await keyPair("k2")];
    await serve(jwksUrl, first.jwk);
    const claims = { tenant, sub: "ada" };
    for (let i = 0; i < 5; i++) expect((await call(await first.sign(claims))).status).toBe(200);
    expect(await fetched(jwksUrl)).toBe(1);
    expect((await call(await second.sign(claims))).status).toBe(401);
    await serve(jwksUrl, second.jwk);
    expect((await call(await second.sign(claims))).status).toBe(200);
    expect((await call(await first.sign(claims))).status).toBe(401);
  });

  test("does not cause many fetches of the set, if made-up keys come by the dozen", async () => {
    const { tenant, jwksUrl } = await withKeySet();
    const known = await keyPair("k1");
    await serve(jwksUrl, known.jwk);
    const tokens = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => known.sign({ tenant, sub: "a" }, { kid: `x${i}` })),
    );
    for (const token of tokens) expect((await call(token)).status).toBe(401);
    expect(await fetched(jwksUrl)).toBeLessThanOrEqual(6);
    expect((await call(await known.sign({ tenant, sub: "ada" }))).status).toBe(200);
  });

  test("is refused if signed with the public key as a secret, or by a key outside the set", async () => {
    const { tenant, jwksUrl } = await withKeySet();
    const [known, stranger] = [await keyPair("k1"), await keyPair("k1")];
    await serve(jwksUrl, known.jwk, { kty: "oct", kid: "weak", k: btoa("secret"), alg: "HS256" });
    const claims = { tenant, sub: "ada" };
    expect((await call(await known.sign(claims))).status).toBe(200);
    for (const token of [
      await signed(JSON.stringify(known.jwk), claims),
      await signed("secret", claims),
      await stranger.sign(claims),
      await stranger.sign(claims, { jwk: stranger.jwk }),
      await stranger.sign(claims, { jku: "https://evil.test/keys" }),
      await known.sign({ ...claims, tenant: "none" }),
      await known.sign({ ...claims, exp: undefined as never }),
    ]) {
      expect((await call(token)).status).toBe(401);
    }
  });

  test("is refused unless issuer and audience are the tenant's", async () => {
    const { tenant, jwksUrl } = await withKeySet({ issuer: "https://idp.test/", audience: "throughline" });
    const { jwk, sign } = await keyPair("k1");
    await serve(jwksUrl, jwk);
    const good = { tenant, sub: "ada", iss: "https://idp.test/", aud: "throughline" };
    expect((await call(await sign(good))).status).toBe(200);
    for (const wrong of [
      { iss: "https://evil.test/" },
      { aud: "other" },
      { aud: undefined as never },
      { iss: undefined as never },
    ]) {
      expect((await call(await sign({ ...good, ...wrong }))).status).toBe(401);
    }
  });

  test("is a 503 while the set cannot be fetched, without a call upstream", async () => {
    const { tenant } = await withKeySet();
    const { sign } = await keyPair("k1");
    const { status, code, calls } = await call(await sign({ tenant, sub: "ada" }));
    expect([status, code, calls]).toEqual([503, "identity_unavailable", 0]);
  });
});

test.each([
  "http://idp.example/keys",
  "https://169.254.169.254/keys",
  "https://user:pass@idp.test/keys",
  "file:///etc/passwd",
  "keys",
])("refuses %s as the URL of a key set", async (jwksUrl) => {
  const { tenant } = await newTenant();
  const response = await admin(pathOf(tenant), "PATCH", { signing: { jwksUrl } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { param: "signing.jwksUrl" } });
});
