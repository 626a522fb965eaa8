import type { Person } from "./person.ts";
import { exports } from "cloudflare:workers";

/** The proxy's address in tests of `/mcp`: a loopback name, as the worker of the tests is told to listen on one. */
export const ORIGIN = "http://127.0.0.1:8787";

export interface RpcAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly result?: Record<string, unknown>;
    readonly error?: { readonly code: number | string; readonly message: string; readonly param?: string };
  };
}

type Headers_ = Readonly<Record<string, string>>;

/** The revision that keeps no session. */
const MODERN = "2026-07-28";

/** Sends one request of the protocol as a client of 2025-06-18, without a library. */
export function rpc(method: string, params: object = {}, headers: Headers_ = {}, query = ""): Promise<RpcAnswer> {
  const body = { jsonrpc: "2.0", id: 1, method, params };
  return post(body, { "mcp-protocol-version": "2025-06-18", ...headers }, query);
}

/** Sends one request as a client of 2026-07-28. */
export function modernRpc(method: string, params: object = {}, headers: Headers_ = {}, query = ""): Promise<RpcAnswer> {
  const envelope = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const name = (params as { name?: string; uri?: string }).name ?? (params as { uri?: string }).uri;
  return post(
    { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta: envelope } },
    { "mcp-protocol-version": MODERN, "mcp-method": method, ...(name && { "mcp-name": name }), ...headers },
    query,
  );
}

async function post(body: object, headers: Headers_, query: string): Promise<RpcAnswer> {
  const response = await exports.default.fetch(`${ORIGIN}/mcp${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return {
    status: response.status,
    headers: response.headers,
    body: (data === "" ? {} : JSON.parse(data)) as RpcAnswer["body"],
  };
}

/** The answer of a tool. */
export interface Called {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent: Readonly<Record<string, unknown>>;
}

export async function call(name: string, args: object, headers: Headers_, query = ""): Promise<Called> {
  const { body, status } = await rpc("tools/call", { name, arguments: args }, headers, query);
  if (!body.result) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body.result as unknown as Called;
}

/** Returns the headers by which a client calls for a person. */
export const headersOf = ({ headers }: Person): Record<string, string> => ({
  authorization: headers["authorization"] ?? "",
  "throughline-user": headers["throughline-user"] ?? "",
  "throughline-tenant": headers["throughline-tenant"] ?? "",
});
