import { SettingError } from "../config.ts";
import { decodedRequest } from "../http/decoded-request.ts";
import { type ErrorCode, ProxyError } from "../http/errors.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { isNewerFormat, NEWER_FORMAT } from "../runtime/object-format.ts";
import type { CardRight } from "../ports/card.ts";
import type { Ports } from "../ports/ports.ts";
import type { Settings } from "../ports/settings.ts";
import { LINES, type Operation, type Takes } from "./operation.ts";
import type { Caller } from "../identity/identify.ts";
import { TRAFFIC } from "../metrics/traffic-of.ts";
import { countTraffic } from "../isolate/gathered-counts.ts";
import { readFields } from "./read-fields.ts";
import { readParameters } from "./read-parameters.ts";

/** A path without its first slash, with `{}` in place of each id, and its operation for each method. */
export type Route<Who> = readonly [path: string, operations: Readonly<Record<string, Operation<Who>>>];

/** A part of the proxy's own API. */
export interface Area {
  /** The first route that matches answers. */
  readonly routes: readonly (readonly [path: string, takes: Readonly<Record<string, { readonly takes: Takes }>>])[];
  answer(request: Request, ports: Ports): Promise<Response>;
}

/** An area that may also be asked for a caller who has been identified already. */
export interface AreaFor<Who> extends Area {
  answerFor(who: Who, request: Request, ports: Ports): Promise<Response>;
}

const WRITTEN_BY_NEWER =
  "This was written by a newer version of Throughline, and is left as it is. Run that version, or one after it.";

/** The error that a caller gets if a store fails. */
interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Makes a part of the API of its routes. It checks every request in the same order: path, method, parameters, caller,
 * body. A request with anything that its operation does not take is refused before anything is done.
 * @param admit identifies the caller; a third argument is the right by which a card may call
 * @param failure the error for a store that fails; null if no operation uses a store
 */
export function area<Who>(
  routes: readonly Route<Who>[],
  admit: (request: Request, ports: Ports, card?: CardRight) => Who | Promise<Who>,
  failure: Failure | null,
): AreaFor<Who> {
  const answer = async (sent: Request, ports: Ports, callerOf: typeof admit): Promise<Response> => {
    const { operation, ids } = find(routes, sent);
    const { takes } = operation;
    const query = readParameters(takes.query, sent.url);
    const who = await callerOf(sent, ports, takes.card);
    try {
      const request = await readable(sent);
      const body = takes.body === LINES ? null : await readFields(takes.body, request, takes.mayLackBody);
      return await operation.act({ who, query, body, request, ports, now: Date.now() }, ids);
    } catch (error) {
      const told = toldError(error, failure);
      if (told instanceof ProxyError) countRefusal(told.code, who, ports.settings);
      throw told;
    }
  };
  return {
    routes,
    answer: (request, ports) => answer(request, ports, admit),
    answerFor: (who, request, ports) => answer(request, ports, () => who),
  };
}

/** Returns the error that the caller is told. A store's own words stay inside. */
function toldError(error: unknown, failure: Failure | null): unknown {
  if (!failure || error instanceof ProxyError || error instanceof SettingError) return error;
  const isNewer = isNewerFormat(error);
  log("error", { event: failure.code, reason: isNewer ? NEWER_FORMAT : reasonOf(error) });
  if (isNewer) return new ProxyError(failure.code, WRITTEN_BY_NEWER, null, { "x-should-retry": "false" });
  return new ProxyError(failure.code, failure.message);
}

/**
 * Counts an error for the day of the caller's tenancy, if the caller is known. Where any credential is an account, one that was
 * made up leaves nothing.
 */
function countRefusal(code: ErrorCode, who: unknown, { isLoopback, throughlineKey }: Settings): void {
  const { tenancy, admission } = (who ?? {}) as Partial<Caller>;
  if (!tenancy || !(admission || isLoopback || throughlineKey !== null)) return;
  countTraffic({ [TRAFFIC.refused + code]: 1 }, tenancy, null);
}

/**
 * Returns a request with its body in no coding.
 * @throws {ProxyError} `invalid_encoding`, or `body_too_large` for more than 32 MB
 */
async function readable(request: Request): Promise<Request> {
  const decoded = await decodedRequest(request);
  if (decoded) return decoded;
  const message = "Content-Encoding names a coding that the proxy does not know. Send gzip, deflate, br, zstd or none.";
  throw new ProxyError("invalid_encoding", message, "Content-Encoding");
}

/**
 * Finds the operation of a request.
 * @throws {ProxyError} `not_found` or `method_not_allowed`
 */
function find<Who>(routes: readonly Route<Who>[], request: Request): { operation: Operation<Who>; ids: string[] } {
  const path = pathOf(request.url);
  const segments = segmentsOf(path);
  for (const [pattern, operations] of routes) {
    const ids = idsAt(pattern.split("/"), segments);
    if (!ids) continue;
    const method = request.method === "HEAD" ? "GET" : request.method;
    const operation = Object.hasOwn(operations, method) && operations[method];
    if (operation) return { operation, ids };
    const allow = Object.keys(operations).join(", ");
    throw new ProxyError("method_not_allowed", `This path answers ${allow}.`, null, { allow });
  }
  throw new ProxyError("not_found", `There is nothing at ${path}.`);
}

const pathOf = (url: string): string => url.slice(url.indexOf("/", url.indexOf("//") + 2)).replace(/[?#].*/s, "");

/** Splits a path and decodes each segment once. `%2F` is a slash within an id, and two slashes hold the empty id. */
function segmentsOf(path: string): string[] {
  try {
    return path.slice(1).split("/").map(decodeURIComponent);
  } catch {
    throw new ProxyError(
      "invalid_id",
      "The path is not percent-encoded UTF-8. Encode each id with encodeURIComponent or the like.",
    );
  }
}

/** Returns the ids of a path, or null if it is another path. */
function idsAt(pattern: readonly string[], segments: readonly string[]): string[] | null {
  if (pattern.length !== segments.length) return null;
  if (pattern.some((part, at) => part !== "{}" && part !== segments[at])) return null;
  return segments.filter((_, at) => pattern[at] === "{}");
}
