/* Written by `npm run openapi` from the OpenAPI document. Do not edit. */

const OPERATIONS = {
  createChatCompletion: ["POST","/v1/chat/completions",true],
  createResponse: ["POST","/v1/responses",true],
  openResponsesSocket: ["GET","/v1/responses",true],
  createMessage: ["POST","/v1/messages",true],
  generateContent: ["POST","/v1beta/models/{model}:generateContent",true],
  streamGenerateContent: ["POST","/v1beta/models/{model}:streamGenerateContent",true],
  getHealth: ["GET","/healthz"],
  getReadiness: ["GET","/readyz"],
  getMetrics: ["GET","/metrics",true],
  getOpenApi: ["GET","/openapi.json"],
  getConsole: ["GET","/console",true],
  getCardPage: ["GET","/card",true],
  verifyReceipt: ["POST","/memory/receipts/verify"],
  listMemories: ["GET","/memory"],
  addMemory: ["POST","/memory"],
  eraseUser: ["DELETE","/memory"],
  recallMemories: ["POST","/memory/recall"],
  exportMemories: ["GET","/memory/export",true],
  importMemories: ["POST","/memory/import"],
  getConsent: ["GET","/memory/consent"],
  putConsent: ["PUT","/memory/consent"],
  getProfile: ["GET","/memory/profile"],
  putProfile: ["PUT","/memory/profile"],
  makeCard: ["POST","/memory/card"],
  endCards: ["DELETE","/memory/card"],
  listGrants: ["GET","/memory/grants"],
  revokeGrant: ["DELETE","/memory/grants/{id}"],
  memoryUsage: ["GET","/memory/usage"],
  giveFeedback: ["POST","/memory/feedback"],
  listExchanges: ["GET","/memory/exchanges"],
  getExchange: ["GET","/memory/exchanges/{id}"],
  getExchangeRequest: ["GET","/memory/exchanges/{id}/request"],
  memoryHistory: ["GET","/memory/{id}/history"],
  restoreMemory: ["POST","/memory/{id}/restore"],
  getMemory: ["GET","/memory/{id}"],
  changeMemory: ["PATCH","/memory/{id}"],
  deleteMemory: ["DELETE","/memory/{id}"],
  listTenants: ["GET","/admin/tenants"],
  createTenant: ["POST","/admin/tenants"],
  getTenant: ["GET","/admin/tenants/{tenant}"],
  changeTenant: ["PATCH","/admin/tenants/{tenant}"],
  replaceTenant: ["PUT","/admin/tenants/{tenant}"],
  deleteTenant: ["DELETE","/admin/tenants/{tenant}"],
  listTenantKeys: ["GET","/admin/tenants/{tenant}/keys"],
  addTenantKey: ["POST","/admin/tenants/{tenant}/keys"],
  renewJwtSecret: ["POST","/admin/tenants/{tenant}/jwt-secret"],
  storeProviderKey: ["PUT","/admin/tenants/{tenant}/provider-keys/{upstream}"],
  removeProviderKey: ["DELETE","/admin/tenants/{tenant}/provider-keys/{upstream}"],
  tenantAudit: ["GET","/admin/tenants/{tenant}/audit"],
  exportForFineTuning: ["GET","/admin/tenants/{tenant}/fine-tuning",true],
  tenantUsage: ["GET","/admin/tenants/{tenant}/usage"],
  listPlatformKeys: ["GET","/admin/keys"],
  addPlatformKey: ["POST","/admin/keys"],
  revokeKey: ["DELETE","/admin/keys/{id}"],
  platformAudit: ["GET","/admin/audit"],
  getRules: ["GET","/tenant/rules"],
  putRules: ["PUT","/tenant/rules"],
  listDeclinedProposals: ["GET","/tenant/rules/declined"],
  declineProposal: ["POST","/tenant/rules/declined"],
  reopenProposal: ["DELETE","/tenant/rules/declined/{id}"],
  getUsage: ["GET","/usage"],
  getCache: ["GET","/cache"],
  purgeCache: ["DELETE","/cache"],
  getLandingPage: ["GET","/",true],
};

/** An error that the proxy answered with. */
export class ThroughlineError extends Error {
  constructor(response, error) {
    super(error.message);
    this.name = "ThroughlineError";
    this.status = response.status;
    this.code = error.code ?? null;
    this.type = error.type ?? null;
    this.param = error.param ?? null;
    this.shouldRetry = response.headers.get("x-should-retry") !== "false";
    this.docs = this.code === null ? null : `docs/errors.md#${this.code}`;
    this.response = response;
  }
}

/** Makes a client. */
export function throughline(options = {}) {
  const client = {};
  for (const [name, [method, path, raw]] of Object.entries(OPERATIONS)) {
    client[name] = async (call = {}) => {
      const response = await send(options, method, path, call);
      if (!response.ok) throw await errorIn(response);
      if (raw) return response;
      return response.status === 204 ? null : response.json();
    };
  }
  return client;
}

async function send(options, method, path, call) {
  const { query = {}, body, headers, user, tenant, signal } = call;
  const { baseUrl = "http://127.0.0.1:8787", fetch: send = globalThis.fetch } = options;
  const url = new URL(baseUrl.replace(/\/+$/, "") + path.replace(/{(\w+)}/g, (_, name) => segment(name, call[name])));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  const isText = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const given = {
    authorization: options.token && `Bearer ${options.token}`,
    "throughline-key": options.key,
    "throughline-user": user ?? options.user,
    "throughline-tenant": tenant ?? options.tenant,
    "content-type": body === undefined ? undefined : isText ? "application/x-ndjson" : "application/json",
    ...options.headers,
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
  return send(url, {
    method,
    headers: sent,
    ...(signal && { signal }),
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
}

function segment(name, value) {
  if (value === undefined) throw new TypeError(`${name} is missing`);
  return encodeURIComponent(value);
}

async function errorIn(response) {
  const text = await response.text();
  let error;
  try {
    error = JSON.parse(text).error;
  } catch {
    // A server between the two answers in HTML.
  }
  return new ThroughlineError(response, error ?? { message: text.slice(0, 500) || `status ${response.status}` });
}
