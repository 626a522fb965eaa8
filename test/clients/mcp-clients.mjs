import { Client as Client2, StreamableHTTPClientTransport as Transport2 } from "@modelcontextprotocol/client";
import { Client as Client1 } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as Transport1 } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

/* The official MCP clients of both eras, unmodified, and the person in the browser who lets them in. */

export const ERAS = [
  {
    name: "@modelcontextprotocol/sdk 1",
    make: () => new Client1({ name: "throughline-test", version: "1" }),
    Transport: Transport1,
    revision: "2025-11-25",
    finish: (transport, parameters) => transport.finishAuth(parameters.get("code")),
  },
  {
    name: "@modelcontextprotocol/client 2, pinned to 2026-07-28",
    make: () =>
      new Client2({ name: "throughline-test", version: "1" }, { versionNegotiation: { mode: { pin: "2026-07-28" } } }),
    Transport: Transport2,
    finish: (transport, parameters) => transport.finishAuth(parameters),
    revision: "2026-07-28",
  },
  {
    name: "@modelcontextprotocol/client 2, as it comes",
    make: () => new Client2({ name: "throughline-test", version: "1" }),
    Transport: Transport2,
    finish: (transport, parameters) => transport.finishAuth(parameters),
    revision: "2025-11-25",
  },
];

const REDIRECT = "http://127.0.0.1:43210/callback";

export const METADATA = {
  client_name: "The official client",
  redirect_uris: [REDIRECT],
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  token_endpoint_auth_method: "none",
};

/** A client's own storage. `clientMetadataUrl` makes it describe itself by a document instead of registering. */
export function signInProvider(clientMetadataUrl) {
  const kept = {};
  return {
    kept,
    redirectUrl: REDIRECT,
    clientMetadata: METADATA,
    ...(clientMetadataUrl && { clientMetadataUrl }),
    state: () => "of-the-client",
    clientInformation: () => kept.client,
    saveClientInformation: (client) => void (kept.client = client),
    tokens: () => kept.tokens,
    saveTokens: (tokens) => void (kept.tokens = tokens),
    redirectToAuthorization: (url) => void (kept.url = url),
    saveCodeVerifier: (verifier) => void (kept.verifier = verifier),
    codeVerifier: () => kept.verifier,
    saveDiscoveryState: (state) => void (kept.discovery = state),
    discoveryState: () => kept.discovery,
    invalidateCredentials: (which) => {
      if (which === "all" || which === "tokens") delete kept.tokens;
      if (which === "all" || which === "client") delete kept.client;
    },
  };
}

/** The person in the browser: signs in, allows what the client asks for, and is sent back. Returns where to. */
export async function letIn(url, { key, user }, scopes = ["memory:read", "memory:write"]) {
  const { origin } = new URL(url);
  const send = (form, cookie) =>
    fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { origin, "content-type": "application/x-www-form-urlencoded", ...(cookie && { cookie }) },
      body: new URLSearchParams(form),
    });
  const consent = await send({ step: "sign-in", key, user });
  const html = await consent.text();
  const state = /name="state" value="([^"]+)"/.exec(html)?.[1];
  if (state === undefined) throw new Error(`no consent page: ${consent.status} ${html}`);
  const cookie = consent.headers.getSetCookie().map((one) => one.split(";")[0])[0];
  const back = await send([["step", "allow"], ["state", state], ...scopes.map((scope) => ["scope", scope])], cookie);
  return new URL(back.headers.get("location"));
}

/** Lists every tool, resource and prompt, and calls each tool once. Returns the texts that came back, by tool. */
export async function callEverything(client) {
  const { tools } = await client.listTools();
  const said = {};
  const call = async (name, args) => {
    const answer = await client.callTool({ name, arguments: args });
    if (answer.isError) throw new Error(`${name}: ${answer.content[0].text}`);
    said[name] = answer.content.map(({ text }) => text).join("\n");
    return answer.structuredContent;
  };
  const { memory } = await call("remember", { text: "My tandem is called Rosalind." });
  await call("recall", { query: "What is my tandem called?" });
  const { results } = await call("search", { query: "tandem" });
  await call("fetch", { id: results[0].id });
  const { memory: corrected } = await call("correct", { id: memory.id, text: "My tandem is called Ada." });
  await call("list_memories", { status: "all" });
  await call("forget", { id: corrected.id });
  const { resources } = await client.listResources();
  const profile = await client.readResource({ uri: "throughline://profile" });
  const { resourceTemplates } = await client.listResourceTemplates();
  const { prompts } = await client.listPrompts();
  const prompt = await client.getPrompt({ name: "context", arguments: { about: "the tandem" } });
  return { tools, said, resources, profile, resourceTemplates, prompts, prompt };
}
