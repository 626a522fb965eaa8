/* The one table of errors and the only writer of error bodies, in OpenAI's shape. */

export const CODES = {
  invalid_json: { status: 400, type: "invalid_request_error" },
  body_incomplete: { status: 400, type: "invalid_request_error" },
  invalid_encoding: { status: 400, type: "invalid_request_error" },
  invalid_id: { status: 400, type: "invalid_request_error" },
  invalid_header: { status: 400, type: "invalid_request_error" },
  invalid_value: { status: 400, type: "invalid_request_error" },
  user_required: { status: 400, type: "invalid_request_error" },
  tenant_required: { status: 400, type: "invalid_request_error" },
  invalid_api_key: { status: 401, type: "invalid_request_error" },
  encryption_key_required: { status: 400, type: "invalid_request_error" },
  not_allowed: { status: 403, type: "permission_error" },
  model_not_allowed: { status: 403, type: "permission_error" },
  mode_not_allowed: { status: 403, type: "permission_error" },
  upstream_not_allowed: { status: 403, type: "permission_error" },
  not_found: { status: 404, type: "invalid_request_error" },
  method_not_allowed: { status: 405, type: "invalid_request_error" },
  tenant_exists: { status: 409, type: "invalid_request_error" },
  erased_meanwhile: { status: 409, type: "invalid_request_error" },
  precondition_failed: { status: 412, type: "invalid_request_error" },
  url_too_long: { status: 414, type: "invalid_request_error" },
  body_too_large: { status: 413, type: "invalid_request_error" },
  upgrade_required: { status: 426, type: "invalid_request_error" },
  rate_limit_exceeded: { status: 429, type: "rate_limit_error" },
  /** The status that servers log for a caller who has disconnected, and so never reads it. */
  caller_left: { status: 499, type: "invalid_request_error" },
  setting_invalid: { status: 500, type: "server_error" },
  internal_error: { status: 500, type: "server_error" },
  erasure_incomplete: { status: 500, type: "server_error" },
  upstream_unreachable: { status: 502, type: "upstream_error" },
  upstream_broke_off: { status: 502, type: "upstream_error" },
  upstream_malformed: { status: 502, type: "upstream_error" },
  upstream_timeout: { status: 504, type: "upstream_error" },
  overloaded: { status: 503, type: "server_error" },
  cache_unavailable: { status: 503, type: "server_error" },
  rules_unavailable: { status: 503, type: "server_error" },
  memory_unavailable: { status: 503, type: "server_error" },
  usage_unavailable: { status: 503, type: "server_error" },
  tenants_unavailable: { status: 503, type: "server_error" },
  identity_unavailable: { status: 503, type: "server_error" },
  not_in_cache: { status: 504, type: "invalid_request_error" },
} as const;

export type ErrorCode = keyof typeof CODES;

/** The one exception that is not a bug. It becomes an error response as it stands. */
export class ProxyError extends Error {
  readonly code: ErrorCode;
  /** The header, field or path parameter at fault. */
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, param: string | null = null, headers: Record<string, string> = {}) {
    super(message);
    this.name = "ProxyError";
    this.code = code;
    this.param = param;
    this.headers = headers;
  }

  get status(): number {
    return CODES[this.code].status;
  }
}

/** Members that a provider's clients expect beside the error. */
export type ErrorEnvelope = Readonly<Record<string, string>>;

/** Returns the body of an error, in OpenAI's shape. The clients of other providers take it as well, in its envelope. */
export function errorBody(error: ProxyError, envelope: ErrorEnvelope = {}): string {
  const { type } = CODES[error.code];
  const { message, param, code } = error;
  return JSON.stringify({ ...envelope, error: { message, type, param, code } });
}

/** Trying again helps only where the fault is passing: the upstream's, the store's, a race. */
const WORTH_RETRYING: ReadonlySet<ErrorCode> = new Set([
  "rate_limit_exceeded",
  "internal_error",
  "erasure_incomplete",
  "upstream_unreachable",
  "upstream_broke_off",
  "upstream_malformed",
  "upstream_timeout",
  "overloaded",
  "cache_unavailable",
  "rules_unavailable",
  "memory_unavailable",
  "usage_unavailable",
  "tenants_unavailable",
  "identity_unavailable",
]);

export function errorResponse(error: ProxyError, envelope: ErrorEnvelope = {}): Response {
  const headers = new Headers({ "content-type": "application/json", ...error.headers });
  if (!WORTH_RETRYING.has(error.code)) headers.set("x-should-retry", "false");
  return new Response(errorBody(error, envelope), { status: error.status, headers });
}
