import type { ErrorCode } from "../../src/http/errors.ts";

/** Where an error comes from, and how its reader gets rid of it. */
export interface ErrorMeaning {
  readonly meaning: string;
  readonly remedy: string;
}

/** Every code of the proxy's own errors. `docs/errors.md`, the OpenAPI document and the client have them from here. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, ErrorMeaning>> = {
  invalid_json: {
    meaning: "The body is no JSON object in UTF-8, or it nests deeper than 500 levels.",
    remedy: "Send one JSON object. Check the encoding, and that the body was not cut off.",
  },
  body_incomplete: {
    meaning: "The body ended before its declared length: the connection broke, or `Content-Length` is wrong.",
    remedy: "Send the whole request again. Let your HTTP library set `Content-Length`.",
  },
  invalid_encoding: {
    meaning:
      "`Content-Encoding` names a coding that the proxy does not read, or the body is not in the coding that it names.",
    remedy: "Compress with gzip, deflate, br or zstd, or send the body as it is and leave the header out.",
  },
  invalid_id: {
    meaning:
      "An id is blank, longer than 256 bytes, holds control characters, or came twice. `param` names where it stood.",
    remedy: "Send one id, in UTF-8. Percent-encode ids in a path.",
  },
  invalid_header: {
    meaning: "A header has a value that the proxy does not know, or a credential is longer than 8 KB.",
    remedy: "Correct the header that `param` names.",
  },
  invalid_value: {
    meaning:
      "A query parameter or body field is unknown, missing, repeated or out of range. Nothing was done: unknown names are refused so that a misspelt one is not lost.",
    remedy: "Correct the field that `param` names. The message says what it takes.",
  },
  user_required: {
    meaning: "The request is about a user's memory and names no user.",
    remedy: "Send `Throughline-User`.",
  },
  tenant_required: {
    meaning: "A platform key was sent without a tenant.",
    remedy: "Send `Throughline-Tenant`, or use a key of the tenant.",
  },
  invalid_api_key: {
    meaning: "A key or token is missing, unknown, revoked or expired, or stands where it must not: in a URL or a body.",
    remedy: "Send a valid key in `Throughline-Key` or as bearer token. `/admin` takes the `ADMIN_KEY` as bearer token.",
  },
  encryption_key_required: {
    meaning: "A provider's key can only be stored encrypted, and the deployment has no `ENCRYPTION_KEY`.",
    remedy: "Set `ENCRYPTION_KEY` and start again.",
  },
  not_allowed: {
    meaning: "The key or token is valid, and not for this tenant, this user or this operation.",
    remedy: "Use a key of the tenant. A user's token acts for its own user only.",
  },
  model_not_allowed: {
    meaning: "The tenant's policy lists the models that it may use, and this is none of them.",
    remedy: "Use a listed model, or change `policy.models` of the tenant.",
  },
  mode_not_allowed: {
    meaning: "The tenant's policy does not allow the mode in `Throughline-Memory`.",
    remedy: "Leave the header out, or change `policy.memory` of the tenant.",
  },
  upstream_not_allowed: {
    meaning: "The path names a host that is not in `UPSTREAM_ALLOWLIST`, or the tenant's upstream is no longer set.",
    remedy: "Add the host to `UPSTREAM_ALLOWLIST`, or the name to `UPSTREAMS`.",
  },
  not_found: {
    meaning: "There is nothing at this path, or no such thing of this caller. Another user's id looks the same.",
    remedy: "Check the path, the id and whose it is. The base URL for clients ends in `/v1`.",
  },
  method_not_allowed: {
    meaning: "The path exists and does not answer this method.",
    remedy: "Use a method that `Allow` lists.",
  },
  tenant_exists: {
    meaning: "A tenant of this name exists already.",
    remedy: "Choose another name, or delete that tenant first.",
  },
  erased_meanwhile: {
    meaning: "The user was erased while the request ran, so nothing of it was kept.",
    remedy: "Send it again if the user is to have it anew.",
  },
  precondition_failed: {
    meaning: "`If-Match` names a version of the rules that is no longer in force.",
    remedy: "Read the rules again, apply your change to them, and send the new `ETag`.",
  },
  url_too_long: { meaning: "The URL is longer than 64 KB.", remedy: "Move data from the URL into the body." },
  body_too_large: {
    meaning: "The body is over 32 MB when decoded, or over 1 MB for the proxy's own API.",
    remedy: "Send less at once. `POST /memory/import` reads line by line and has no limit.",
  },
  upgrade_required: {
    meaning: "`GET /v1/responses` asked for a WebSocket.",
    remedy: "Send a `POST` over HTTP. Clients such as Codex do so by themselves.",
  },
  rate_limit_exceeded: {
    meaning: "The tenant's limit of requests or tokens is reached.",
    remedy: "Wait as long as `Retry-After` says. `RateLimit` shows what is left.",
  },
  caller_left: {
    meaning: "The caller hung up before there was an answer. It stands in logs and metrics alone.",
    remedy: "Raise the client's own time limit if this happens often.",
  },
  setting_invalid: {
    meaning: "A setting cannot work. `param` names it; its value is never shown.",
    remedy: "Correct the setting and deploy again. `npm start` refuses to start with it.",
  },
  internal_error: {
    meaning: "The proxy failed because of a bug of its own. The log line of the same request names its kind.",
    remedy: "Try again, and report it if it happens again.",
  },
  erasure_incomplete: {
    meaning: "An erasure counted again and found something left.",
    remedy: "Send the same request again: it goes on where it ended.",
  },
  upstream_unreachable: {
    meaning: "No connection to the upstream could be made.",
    remedy: "Check `UPSTREAM_BASE_URL` and the provider's state. `GET /readyz` says since when it is so.",
  },
  upstream_broke_off: {
    meaning: "The upstream ended its answer before it was complete.",
    remedy: "Send the request again.",
  },
  upstream_malformed: {
    meaning: "The upstream answered with something that is not HTTP.",
    remedy: "Check that `UPSTREAM_BASE_URL` names an HTTP API, with the right scheme and port.",
  },
  upstream_timeout: {
    meaning: "The upstream sent no byte within `UPSTREAM_FIRST_BYTE_MS`.",
    remedy: "Try again, stream the answer, or raise the setting.",
  },
  overloaded: {
    meaning: "The process has as many connections and files open as the system lets it have.",
    remedy: "Try again after `Retry-After` seconds. Raise the limit of open files (`ulimit -n`).",
  },
  cache_unavailable: { meaning: "The answer cache cannot be reached.", remedy: "Try again. Chats go on without it." },
  rules_unavailable: {
    meaning: "The tenant's rules cannot be reached.",
    remedy: "Try again. Chats keep the last known rules.",
  },
  memory_unavailable: {
    meaning: "The user's memory cannot be reached.",
    remedy: "Try again. Chats go on without memory and say `degraded`.",
  },
  usage_unavailable: { meaning: "The usage figures cannot be read.", remedy: "Try again. Counting goes on." },
  tenants_unavailable: {
    meaning: "A change to a tenant or key did not reach every store. It may hold in this deployment already.",
    remedy: "Send the same request again: that completes it.",
  },
  identity_unavailable: {
    meaning: "The caller cannot be identified, because the directory, the tenant or its key set does not answer.",
    remedy: "Try again. Only identity fails closed.",
  },
  not_in_cache: {
    meaning: "`Cache-Control: only-if-cached` was sent, and no stored answer fits.",
    remedy: "Leave the directive out to ask the upstream.",
  },
};
