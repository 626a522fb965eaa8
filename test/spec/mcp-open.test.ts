import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";

/* `/mcp` in deployments with other settings: open to a network, behind another server, with the operator's key. */

type Settings = Readonly<Record<string, string>>;
type Sent = Readonly<Record<string, string>>;

/** A deployment over the same storage with these settings besides. */
function deployment(settings: Settings) {
  const bindings = { ...env, ...settings };
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const context = createExecutionContext();
    const response = await app.fetch(new Request(url, { redirect: "manual", ...init }), bindings, context);
    const whole = new Response(await response.arrayBuffer(), response);
    await waitOnExecutionContext(context);
    return whole;
  };
  const list = (url: string, headers: Sent = {}): Promise<Response> =>
    ask(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: {} }),
    });
  const form = (url: string, fields: Settings, headers: Sent): Promise<Response> =>
    ask(url, { method: "POST", headers, body: new URLSearchParams(fields) });
  return { ask, list, form };
}

const KEY = "key-of-the-operator";
const HERE = "http://127.0.0.1:8787";
const bearer = (token: string): Sent => ({ authorization: `Bearer ${token}` });

describe("with a THROUGHLINE_KEY", () => {
  const { list } = deployment({ THROUGHLINE_KEY: KEY });

  test.each([
    ["as bearer", bearer(KEY), 200],
    ["in its header", { "throughline-key": KEY }, 200],
    ["and another bearer", bearer("sk-of-a-provider"), 401],
    ["and none", {}, 401],
    ["in its header, wrong, with the right bearer", { ...bearer(KEY), "throughline-key": "wrong" }, 401],
  ])("a client brings it %s", async (_, headers, status) => {
    const response = await list(`${HERE}/mcp?user=ada`, headers);
    expect(response.status).toBe(status);
    if (status === 401) expect(response.headers.get("www-authenticate")).toContain("resource_metadata=");
  });
});

describe("open to a network, without a key", () => {
  const { ask, list } = deployment({ HOST: "0.0.0.0" });

  test("nobody without a credential is let in", async () => {
    expect((await list("http://10.1.2.3:8787/mcp?user=ada")).status).toBe(401);
  });

  test("a key may come over http, and a sign-in may not", async () => {
    expect((await list("http://10.1.2.3:8787/mcp?user=ada", bearer("sk-own"))).status).toBe(200);
    const refused = await ask("http://10.1.2.3:8787/.well-known/oauth-protected-resource/mcp");
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("PUBLIC_URL")]);
  });

  test("over https, its own name is that of the request", async () => {
    const found = await ask("https://memory.example/.well-known/oauth-protected-resource/mcp");
    expect(await found.json()).toMatchObject({ resource: "https://memory.example/mcp" });
  });
});

describe("behind another server", () => {
  const PUBLIC = "https://memory.example";
  const settings = {
    HOST: "0.0.0.0",
    THROUGHLINE_KEY: KEY,
    PUBLIC_URL: `${PUBLIC}/`,
    MCP_ALLOWED_ORIGINS: "app.example",
  };
  const { ask, list, form } = deployment(settings);
  /** The address that the other server calls. */
  const INSIDE = "http://memory.example:8787";

  test("the metadata and the challenge name the public address", async () => {
    const found = await ask(`${INSIDE}/.well-known/oauth-authorization-server`);
    expect(await found.json()).toMatchObject({ issuer: PUBLIC, token_endpoint: `${PUBLIC}/oauth/token` });
    const refused = await list(`${INSIDE}/mcp`);
    expect(refused.headers.get("www-authenticate")).toContain(`"${PUBLIC}/.well-known/oauth-protected-resource/mcp"`);
  });

  test("other names are refused, and pages that are not listed", async () => {
    expect((await list("http://other.example:8787/mcp?user=ada", bearer(KEY))).status).toBe(403);
    for (const [origin, status] of [
      [PUBLIC, 200],
      ["https://app.example", 200],
      ["https://evil.example", 403],
    ] as const) {
      expect((await list(`${INSIDE}/mcp?user=ada`, { ...bearer(KEY), origin })).status).toBe(status);
    }
  });

  test("a person signs in under the public address, and the grant ends with the operator's key", async () => {
    const redirectUri = "https://client.example/callback";
    const registered = await ask(`${INSIDE}/oauth/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_name: "c", redirect_uris: [redirectUri], token_endpoint_auth_method: "none" }),
    });
    const { client_id } = await registered.json<{ client_id: string }>();
    const verifier = "v".repeat(50);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
    const asked = new URLSearchParams({
      response_type: "code",
      client_id,
      redirect_uri: redirectUri,
      code_challenge: btoa(String.fromCharCode(...hash))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", ""),
      code_challenge_method: "S256",
      resource: `${PUBLIC}/mcp`,
    });
    const page = `${INSIDE}/oauth/authorize?${asked.toString()}`;
    const user = `user-${crypto.randomUUID()}`;
    const wrong = await form(page, { step: "sign-in", key: "wrong", user }, { origin: PUBLIC });
    expect(wrong.status).toBe(400);
    const consent = await form(page, { step: "sign-in", key: KEY, user }, { origin: PUBLIC });
    const state = /name="state" value="([^"]+)"/.exec(await consent.text())?.[1] ?? "";
    const cookie = consent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const back = await form(page, { step: "allow", state, scope: "memory:write" }, { origin: PUBLIC, cookie });
    const { searchParams } = new URL(back.headers.get("location") ?? "");
    expect(searchParams.get("iss")).toBe(PUBLIC);
    const exchanged = await form(
      `${INSIDE}/oauth/token`,
      {
        grant_type: "authorization_code",
        code: searchParams.get("code") ?? "",
        client_id,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      },
      {},
    );
    const { access_token } = await exchanged.json<{ access_token: string }>();
    expect((await list(`${INSIDE}/mcp`, bearer(access_token))).status).toBe(200);
    const renewed = deployment({ ...settings, THROUGHLINE_KEY: "another-key-of-the-operator" });
    expect((await renewed.list(`${INSIDE}/mcp`, bearer(access_token))).status).toBe(401);
  });
});
