import type { Admits } from "./described.ts";

/* The headers that the proxy reads and writes, by their names. */

interface DescribedHeader {
  readonly description: string;
  readonly example?: string;
}

export const REQUEST_HEADERS: Readonly<Record<string, DescribedHeader>> = {
  "Throughline-User": { description: "The end user, whose memory it is. Up to 256 bytes, compared byte for byte." },
  "Throughline-Tenant": { description: "Partitions the account; with a platform key, names the tenant." },
  "Throughline-Conversation": {
    description: "The id of the conversation. Without it a conversation is recognised by its opening messages.",
  },
  "Throughline-Memory": {
    description: "`on` (default), `off`, `read` to learn nothing, `write` to recall nothing.",
    example: "read",
  },
  "Cache-Control": {
    description: "RFC 9111: `no-store`, `no-cache`, `max-age`, `only-if-cached`.",
    example: "no-cache",
  },
  "If-Match": { description: "The `ETag` of the rules that a change is meant for.", example: '"3"' },
};

const ADDRESS = ["Throughline-User", "Throughline-Tenant"];

/** The request headers of all operations that take such a caller. Keys stand under `security`. */
export const READ_BY: Readonly<Record<Admits, readonly string[]>> = {
  anybody: [],
  caller: ADDRESS,
  user: ADDRESS,
  admin: [],
  operator: [],
  client: [...ADDRESS, "Throughline-Conversation", "Throughline-Memory", "Cache-Control"],
};

export const RESPONSE_HEADERS: Readonly<Record<string, DescribedHeader>> = {
  "Throughline-Memory": {
    description: "What memory did. `degraded` and its reason say that something behind the proxy is slow or down.",
    example: "on;recalled=3;tokens=118",
  },
  "Throughline-Exchange": {
    description: "The id of this exchange, for `GET /memory/exchanges/{id}`.",
    example: "exc_01m8k5wh5cnqth9dv8ds4a4rm6",
  },
  "Cache-Status": {
    description: "RFC 9211: what the cache did.",
    example: "throughline; hit; ttl=3412; detail=semantic",
  },
  Age: { description: "Seconds since a stored answer was made. On a hit alone.", example: "12" },
  "Server-Timing": { description: "Milliseconds of `identify`, `cache`, `recall` and `upstream`." },
  Location: { description: "The path of what was made." },
  ETag: { description: "The version, for `If-Match`.", example: '"3"' },
  "Cache-Control": {
    description: "`no-store`: the answer must not be kept on the way. `no-cache`: a page to ask for anew each time.",
  },
  "Content-Disposition": { description: "The name of the file that a browser saves." },
  "x-should-retry": { description: "`false` if sending the request again is useless. The official SDKs obey it." },
  "x-request-id": { description: "The request's own `x-request-id`, or a new one." },
  "WWW-Authenticate": { description: "How to authenticate." },
  "Retry-After": { description: "Seconds to wait.", example: "12" },
  RateLimit: { description: "What is left of the tenant's limits." },
  "RateLimit-Policy": { description: "The tenant's limits." },
};

/** The headers that an error of a status may have. */
export const ERROR_HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ["WWW-Authenticate"],
  429: ["Retry-After", "RateLimit", "RateLimit-Policy"],
  503: ["Retry-After"],
};
