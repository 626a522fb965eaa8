import { listDurableObjectIds } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { call, ORIGIN, rpc } from "../support/mcp-client.ts";
import {
  allow,
  authorizeUrl,
  documentOf,
  exchange,
  open,
  type Page,
  post,
  publish,
  register,
} from "../support/oauth-client.ts";
import { bearer, documented, Local, REDIRECT, registered, signedIn } from "../support/signed-in.ts";

/* OAuth for `/mcp`, by a client without a library. The official clients are in test/clients. */

interface Metadata extends Record<string, unknown> {
  readonly issuer: string;
}
const metadata = async (name: string): Promise<Metadata> =>
  (await exports.default.fetch(`${ORIGIN}/.well-known/${name}`)).json();

describe("metadata", () => {
  test("names the resource, the server, its endpoints and S256 alone", async () => {
    const resource = await metadata("oauth-protected-resource/mcp");
    expect(resource).toMatchObject({ resource: `${ORIGIN}/mcp`, authorization_servers: [ORIGIN] });
    expect(await metadata("oauth-protected-resource")).toEqual(resource);
    expect(await metadata("oauth-authorization-server")).toMatchObject({
      issuer: ORIGIN,
      authorization_endpoint: `${ORIGIN}/oauth/authorize`,
      token_endpoint: `${ORIGIN}/oauth/token`,
      registration_endpoint: `${ORIGIN}/oauth/register`,
      code_challenge_methods_supported: ["S256"],
      client_id_metadata_document_supported: true,
      authorization_response_iss_parameter_supported: true,
      scopes_supported: ["memory:read", "memory:write"],
    });
  });

  test("is where a refused token's challenge points", async () => {
    const refused = await rpc("tools/list", {}, bearer(`${"0".repeat(64)}:grant:secret`));
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe(
      `Bearer resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp", error="invalid_token", scope="memory:read memory:write"`,
    );
  });
});

describe.each([
  ["registered", registered],
  ["with a metadata document", documented],
])("a client %s", (_, client) => {
  test("gets the tools of the person who let it in, and nobody else's", async () => {
    const [ada, eve] = [new Local(), new Local()];
    const tokens = await signedIn(await client(), ada);
    await call("remember", { text: "My ferry leaves from Larvik." }, bearer(tokens.access_token));
    expect(await ada.recall("Where does my ferry leave?")).toEqual(["My ferry leaves from Larvik."]);
    const foreign = { ...bearer(tokens.access_token), "throughline-user": eve.user };
    expect((await rpc("tools/list", {}, foreign)).status).toBe(403);
    expect((await rpc("tools/list", {}, bearer(tokens.access_token), `?user=${eve.user}`)).status).toBe(403);
    expect((await rpc("tools/list", {}, bearer(tokens.access_token), `?user=${ada.user}`)).status).toBe(200);
    expect(await eve.memories()).toEqual([]);
  });

  test("gets new tokens for a refresh token, which works once its successor has been used no more", async () => {
    const asked = await client();
    const first = await signedIn(asked, new Local());
    const refresh = (token: string) =>
      post("/oauth/token", { grant_type: "refresh_token", refresh_token: token, client_id: asked.clientId });
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect((await rpc("tools/list", {}, bearer(second.body.access_token))).status).toBe(200);
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(400);
  });

  test("loses the grant once a refresh token comes back after its successors: one of two holders is a thief", async () => {
    const asked = await client();
    const first = await signedIn(asked, new Local());
    const refresh = async (token: string) => {
      const fields = { grant_type: "refresh_token", refresh_token: token, client_id: asked.clientId };
      const { status, body } = await post("/oauth/token", fields);
      return { status, body };
    };
    const second = await refresh(first.refresh_token);
    const third = await refresh(second.body.refresh_token);
    expect(third.status).toBe(200);
    // A token that was never one of this grant ends nothing.
    const [owner = "", grant = ""] = first.refresh_token.split(":");
    expect((await refresh(`${owner}:${grant}:never-issued`)).status).toBe(400);
    expect((await rpc("tools/list", {}, bearer(third.body.access_token))).status).toBe(200);
    expect(await refresh(first.refresh_token)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect((await rpc("tools/list", {}, bearer(third.body.access_token))).status).toBe(401);
    expect((await refresh(third.body.refresh_token)).status).toBe(400);
  });

  test("keeps the grant where two of its windows refresh at a time, and loses it where a token is used again and again", async () => {
    const asked = await client();
    const first = await signedIn(asked, new Local());
    const refresh = (token: string) =>
      post("/oauth/token", { grant_type: "refresh_token", refresh_token: token, client_id: asked.clientId });
    const second = await refresh(first.refresh_token);
    const third = await refresh(first.refresh_token);
    expect([second.status, third.status]).toEqual([200, 200]);
    // The other window's refresh displaced this one before it was used.
    expect((await refresh(second.body.refresh_token)).status).toBe(400);
    expect((await rpc("tools/list", {}, bearer(third.body.access_token))).status).toBe(200);
    for (let i = 0; i < 2; i += 1) expect((await refresh(first.refresh_token)).status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect((await rpc("tools/list", {}, bearer(third.body.access_token))).status).toBe(401);
  });
});

describe("a code", () => {
  test.each([
    ["another verifier", { code_verifier: "another-verifier-that-is-long-enough-0123456789-0123456789" }],
    ["another resource", { resource: `${ORIGIN}/memory` }],
    ["another client", { client_id: "nobody" }],
    ["another redirect", { redirect_uri: "http://127.0.0.1:4321/other" }],
  ])("is worth nothing with %s", async (_, change) => {
    const asked = await registered();
    const back = await allow(await authorizeUrl(asked), new Local().signIn);
    const { status, body } = await exchange(back, asked, change);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.access_token).toBeUndefined();
  });

  test("is exchanged once, even by two requests at a time", async () => {
    const asked = await registered();
    const back = await allow(await authorizeUrl(asked), new Local().signIn);
    const both = await Promise.all([exchange(back, asked), exchange(back, asked)]);
    expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect((await exchange(back, asked)).status).toBe(400);
  });

  test("comes back with the state and the issuer", async () => {
    const { location } = await allow(await authorizeUrl(await registered()), new Local().signIn);
    const { searchParams } = new URL(location ?? "");
    expect([searchParams.get("state"), searchParams.get("iss")]).toEqual(["of-the-client", ORIGIN]);
  });
});

describe("a request to sign in", () => {
  test.each([
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["no challenge", { code_challenge: null, code_challenge_method: null }],
    ["a foreign resource", { resource: "https://other.example/mcp" }],
    ["a token instead of a code", { response_type: "token" }],
  ])("with %s is sent back with an error and the issuer", async (_, change) => {
    const { status, location } = await open(await authorizeUrl({ ...(await registered()), change }));
    expect(status).toBe(302);
    const { searchParams } = new URL(location ?? "");
    expect([searchParams.has("error"), searchParams.get("iss"), searchParams.has("code")]).toEqual([
      true,
      ORIGIN,
      false,
    ]);
  });

  test.each([
    ["an unknown client", { client_id: "nobody" }],
    ["a redirect that the client has not named", { redirect_uri: "https://evil.example/callback" }],
    ["a redirect without TLS", { redirect_uri: "http://client.example/callback" }],
  ])("with %s is sent nowhere", async (_, change) => {
    const { status, location, html } = await open(await authorizeUrl({ ...(await registered()), change }));
    expect([status, location]).toEqual([400, null]);
    expect(html).toContain("Sign-in failed");
  });

  test("may come back to any port of this machine, and to a scheme of its own", async () => {
    const asked = { ...(await registered()), redirectUri: "http://127.0.0.1:9/callback" };
    expect((await open(await authorizeUrl(asked))).status).toBe(200);
    const cursor = "cursor://anysphere.cursor-mcp/oauth/callback";
    const { clientId } = await register(cursor);
    const { location } = await allow(await authorizeUrl({ clientId, redirectUri: cursor }), new Local().signIn);
    expect(location).toMatch(/^cursor:\/\/anysphere\.cursor-mcp\/oauth\/callback\?code=/);
  });
});

const opened = async (clientId: string) => open(await authorizeUrl({ clientId, redirectUri: REDIRECT }));

describe("a metadata document", () => {
  test.each<[string, (id: string) => string | object]>([
    ["names another client", () => documentOf("https://other.example/client", REDIRECT)],
    ["is longer than 5 KB", (id) => documentOf(id, REDIRECT, { padding: "x".repeat(6_000) })],
    ["is no JSON", () => "<html>"],
    ["holds a secret", (id) => documentOf(id, REDIRECT, { client_secret: "of the client" })],
    ["has no name", (id) => documentOf(id, REDIRECT, { client_name: " " })],
    ["would run a script", (id) => documentOf(id, "javascript:alert(1)")],
    ["takes only a key", (id) => documentOf(id, REDIRECT, { token_endpoint_auth_method: "private_key_jwt" })],
  ])("that %s is refused", async (_, document) => {
    expect((await opened(await publish(document))).status).toBe(400);
  });

  test("is fetched along no redirect", async () => {
    const target = await publish((id) => documentOf(id, REDIRECT));
    const clientId = `https://client.example/_moved/${encodeURIComponent(target)}`;
    expect((await opened(clientId)).status).toBe(400);
  });

  test("may say that its client can do with or without a key", async () => {
    const both = {
      token_endpoint_auth_method: undefined,
      token_endpoint_auth_methods_supported: ["none", "private_key_jwt"],
    };
    expect((await opened(await publish((id) => documentOf(id, REDIRECT, both)))).status).toBe(200);
  });
});

describe("the pages", () => {
  test("name client, user and tools, load nothing, and escape every name", async () => {
    const name = `<img src=x onerror=alert(1)>"'&`;
    const clientId = await publish((id) => documentOf(id, REDIRECT, { client_name: name }));
    const url = await authorizeUrl({ clientId, redirectUri: REDIRECT });
    const user = `<b>${crypto.randomUUID()}</b>`;
    for (const page of [await open(url), await open(url, { step: "sign-in", key: "sk-test", user })]) {
      expect(page.status).toBe(200);
      expect(page.html).not.toMatch(/<img|<b>|<script|https?:\/\/(?!client\.example)[^"]*\.(?:js|css|png)/);
      expect(page.html).toContain("&#60;img src=x");
      expect(page.html).toContain("client.example");
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'nonce-[\w-]+'; form-action 'self' http:\/\/127\.0\.0\.1:4321; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(page.headers.get("x-frame-options")).toBe("DENY");
      expect(page.headers.get("referrer-policy")).toBe("same-origin");
      expect(page.headers.get("cache-control")).toBe("no-store");
    }
    const consent = await open(url, { step: "sign-in", key: "sk-test", user });
    expect(consent.html).toContain("&#60;b&#62;");
    for (const tool of ["recall", "search", "fetch", "list_memories", "explain", "remember", "correct", "forget"]) {
      expect(consent.html).toContain(`<code>${tool}</code>`);
    }
  });

  test("let nobody in without a user, and tell why", async () => {
    const page = await open(await authorizeUrl(await registered()), { step: "sign-in", key: "sk-test", user: "" });
    expect(page.status).toBe(400);
    expect(page.html).toContain("Name the user");
  });

  test("give a form of another page, or of another browser, nothing", async () => {
    const url = await authorizeUrl(await registered());
    const consent = await open(url, { step: "sign-in", key: "sk-test", user: "ada" });
    const state = /name="state" value="([^"]+)"/.exec(consent.html)?.[1] ?? "";
    const elsewhere = await exports.default.fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { origin: "https://evil.example", cookie: consent.cookies },
      body: new URLSearchParams({ step: "allow", state }),
    });
    expect(elsewhere.status).toBe(403);
    expect((await open(url, { step: "allow", state })).location).toBeNull();
    expect((await open(url, { step: "allow", state }, consent.cookies)).status).toBe(302);
    // It works once.
    expect((await open(url, { step: "allow", state }, consent.cookies)).location).toBeNull();
  });

  test("send a person who declines back with an error", async () => {
    const url = await authorizeUrl(await registered());
    const consent = await open(url, { step: "sign-in", key: "sk-test", user: "ada" });
    const state = /name="state" value="([^"]+)"/.exec(consent.html)?.[1] ?? "";
    for (const page of [
      await open(url, { step: "cancel" }),
      await open(url, { step: "deny", state }, consent.cookies),
    ]) {
      const { searchParams } = new URL(page.location ?? "");
      expect([searchParams.get("error"), searchParams.get("state")]).toEqual(["access_denied", "of-the-client"]);
    }
  });
});

test("a client that may only read is told which scope to ask for, by every tool that changes something", async () => {
  const ada = new Local();
  const { access_token, scope } = await signedIn(await registered(), ada, []);
  expect(scope).toBe("memory:read");
  expect((await call("recall", { query: "anything" }, bearer(access_token))).isError).toBeUndefined();
  for (const [name, args] of [
    ["remember", { text: "x" }],
    ["correct", { id: "mem_x", text: "x" }],
    ["forget", { id: "mem_x" }],
  ] as const) {
    const refused = await rpc("tools/call", { name, arguments: args }, bearer(access_token));
    expect([name, refused.status]).toEqual([name, 403]);
    const challenge = refused.headers.get("www-authenticate") ?? "";
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain('scope="memory:read memory:write"');
    expect(challenge).toContain(`resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp"`);
  }
  expect(await ada.memories()).toEqual([]);
});

test("a made-up token, code or client wakes no object", async () => {
  await signedIn(await registered(), new Local());
  const before = (await listDurableObjectIds(env.GRANTS)).length;
  const made = `${"0".repeat(64)}:abc:def`;
  expect((await rpc("tools/list", {}, bearer(made))).status).toBe(401);
  const asked = await registered();
  const exchanged = await exchange({ location: `${REDIRECT}?code=${made}` } as Page, asked);
  const refreshed = await post("/oauth/token", {
    grant_type: "refresh_token",
    refresh_token: made,
    client_id: asked.clientId,
  });
  expect([exchanged.status, refreshed.status]).toEqual([400, 400]);
  expect((await listDurableObjectIds(env.GRANTS)).length).toBe(before);
});

test("an access token opens nothing but /mcp", async () => {
  const ada = new Local();
  const { access_token } = await signedIn(await registered(), ada);
  await call("remember", { text: "My pin cushion is plum." }, bearer(access_token));
  const elsewhere = await exports.default.fetch(`${ORIGIN}/memory`, {
    headers: { ...bearer(access_token), "throughline-user": ada.user },
  });
  expect(await elsewhere.text()).not.toContain("plum");
});
