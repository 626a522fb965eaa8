import { type AuthInfo, createMcpHandler } from "@modelcontextprotocol/server";
import { decodeJson, MAX_OWN_BODY_BYTES, readBody } from "../http/body.ts";
import { decodedRequest } from "../http/decoded-request.ts";
import { ProxyError } from "../http/errors.ts";
import { publicOrigin, refuseForeignHost, refuseForeignOrigin } from "../http/public-origin.ts";
import type { Ports } from "../ports/ports.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { identifyClient, type McpClient } from "./identify-client.ts";
import { memoryCalls } from "./memory-calls.ts";
import { memoryServer } from "./memory-server.ts";
import { observeCall } from "./observe-call.ts";

/*
 * `/mcp`: the memory of one user as tools, over streamable HTTP. One description of the server answers clients of both
 * eras: those that begin with `initialize`, and those of 2026-07-28, which keep no session.
 */

/**
 * Answers one request. Whether it may is settled before anything of the protocol is read, in the order of the HTTP API:
 * name and page, caller, body.
 */
export async function answerMcp(request: Request, ports: Ports): Promise<Response> {
  const { settings } = ports;
  refuseForeignHost(request.url, settings);
  refuseForeignOrigin(request, settings);
  const client = await identifyClient(request, ports);
  const origin = publicOrigin(request.url, settings);
  const sent = await readable(request);
  refuseBatch(sent.text, request.headers);
  const observed = observeCall(sent.text, request, settings.telemetry);
  const memory = memoryCalls(client.who, ports, observed.trace);
  // A handler belongs to its request: its timers and streams may not outlive it in the runtime.
  const handler = createMcpHandler(() => memoryServer(memory, origin, observed), {
    // The lists never change, so that a stream would be kept open for nothing.
    maxSubscriptions: 0,
    onerror: (error) => log("info", { event: "mcp_refused", reason: reasonOf(error) }),
  });
  const { grant } = client;
  const options = grant === null ? {} : { authInfo: authInfoOf(grant, origin) };
  return observed.end(await handler.fetch(sent.request, options));
}

/** The revision that took batches away. A request of before it names none. */
const WITHOUT_BATCHES = "2025-06-18";
/** A batch of tools is as much work as so many requests, which the caller's limits count as one. */
const MAX_BATCH = 20;

/**
 * Refuses several messages where their revision sends one, and too many where it may send several.
 * @throws {ProxyError} `invalid_value`
 */
function refuseBatch(text: string, headers: Headers): void {
  if (!text.trimStart().startsWith("[")) return;
  const mayHave = (headers.get("mcp-protocol-version") ?? "") < WITHOUT_BATCHES;
  if (mayHave && (JSON.parse(text) as readonly unknown[]).length <= MAX_BATCH) return;
  const message = `Send one message a request: batches ended with revision ${WITHOUT_BATCHES}, and before it hold ${MAX_BATCH} messages at most.`;
  throw new ProxyError("invalid_value", message);
}

/** Returns a request whose body is in no coding, short enough, and nests no deeper than the proxy reads, with its text. */
async function readable(sent: Request): Promise<{ readonly request: Request; readonly text: string }> {
  if (sent.method !== "POST") return { request: sent, text: "" };
  const request = await decodedRequest(sent);
  if (!request) throw new ProxyError("invalid_encoding", "Send gzip, deflate, br, zstd or none.", "Content-Encoding");
  const bytes = await readBody(request, MAX_OWN_BODY_BYTES);
  let text = "";
  if (bytes.byteLength > 0) {
    try {
      ({ text } = decodeJson(bytes));
    } catch (error) {
      // The protocol refuses a body that is not JSON. A body that nests too deep is refused before it is parsed.
      if (!(error instanceof ProxyError) || /nests/.test(error.message)) throw error;
    }
  }
  const { url, headers, signal } = request;
  return { request: new Request(url, { method: "POST", headers, body: bytes, signal }), text };
}

/** Tells the server what a grant allows, so that it asks for more where a tool needs more. It never sees the token. */
function authInfoOf({ scopes, clientId, expiresAt }: NonNullable<McpClient["grant"]>, origin: string): AuthInfo {
  return {
    token: "",
    clientId,
    scopes: [...scopes],
    expiresAt,
    resourceMetadataUrl: `${origin}/.well-known/oauth-protected-resource/mcp`,
  };
}
