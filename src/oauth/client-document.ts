import * as v from "valibot";

/*
 * A client ID metadata document: a client's id is a URL, and the client describes itself there
 * (draft-ietf-oauth-client-id-metadata-document). Nobody vouches for what it says, but for its host.
 */

/** A client as the library stores it. */
export interface ClientRecord {
  readonly clientId: string;
  readonly clientName: string;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly string[];
  readonly responseTypes: readonly string[];
  readonly tokenEndpointAuthMethod: "none";
}

const redirect = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.parse(text);
    return url !== null && !url.username && !url.password && !text.includes("#") && !DANGEROUS.test(url.protocol);
  }),
);
/** Schemes under which a browser would run or show what the address holds. */
const DANGEROUS = /^(?:javascript|data|vbscript|file|blob|about|mailto|view-source):$/;

const clientMetadata = v.object({
  client_id: v.string(),
  client_name: v.pipe(
    v.string(),
    v.check((text) => text.trim() !== ""),
  ),
  redirect_uris: v.pipe(v.array(redirect), v.minLength(1), v.maxLength(50)),
  grant_types: v.optional(v.array(v.string())),
  response_types: v.optional(v.array(v.string())),
  token_endpoint_auth_method: v.optional(v.string()),
  token_endpoint_auth_methods_supported: v.optional(v.array(v.string())),
  client_secret: v.optional(v.never()),
  client_secret_expires_at: v.optional(v.never()),
});

/** Says whether a client's id is the URL of a document. It has a path, and nothing that a reader could mistake. */
export function isDocumentUrl(clientId: string): boolean {
  const url = URL.parse(clientId);
  if (url?.protocol !== "https:" || url.username || url.password || clientId.includes("#")) return false;
  // The parser resolves steps such as "/../". An id with one would be another than its URL.
  return url.pathname !== "/" && url.href === clientId;
}

/**
 * Reads a document. Returns null if it is not one of this URL, or if its client can only authenticate with a secret or
 * a key.
 */
export function readClientDocument(url: string, text: string): ClientRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(clientMetadata, value);
  if (!parsed.success || parsed.output.client_id !== url) return null;
  const { client_name, redirect_uris, grant_types, response_types, ...authentication } = parsed.output;
  const { token_endpoint_auth_method: one, token_endpoint_auth_methods_supported: several = [] } = authentication;
  if ((one ?? "none") !== "none" && !several.includes("none")) return null;
  const grantTypes = (grant_types ?? []).filter((type) => type === "refresh_token");
  if (response_types && !response_types.includes("code")) return null;
  return {
    clientId: url,
    clientName: client_name,
    redirectUris: redirect_uris,
    grantTypes: ["authorization_code", ...grantTypes],
    responseTypes: ["code"],
    tokenEndpointAuthMethod: "none",
  };
}
