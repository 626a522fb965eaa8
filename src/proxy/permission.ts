import type { CachePlan } from "../cache/plan.ts";
import { modelIn, tokenLimitIn } from "../dialects/common-fields.ts";
import type { JsonBody, JsonObject } from "../dialects/json.ts";
import { parseJson, readBody } from "../http/body.ts";
import { isJson } from "../http/content-type.ts";
import { decodedBody } from "../http/decoded-request.ts";
import { areKnown, codingsIn } from "../http/decompress.ts";
import { ProxyError } from "../http/errors.ts";
import { type Admission, NO_ADMISSION_REQUEST } from "../identity/admission.ts";
import type { AdmissionRequest } from "../identity/ask-tenant.ts";
import { type Caller, identify } from "../identity/identify.ts";
import type { MemoryMode } from "../ports/policy.ts";
import { ALLOW_ALL, type Cost, type Policy } from "../ports/policy.ts";
import type { Route } from "./context.ts";
import type { Destination } from "./destination.ts";
import type { ParsedExchange } from "./exchange.ts";

/* A tenant's policy, applied to a request. Personal mode has none. */

/** Returns what a request asks of its tenant. Personal mode asks for nothing. */
export function admissionRequest(
  { bytes, body }: { readonly bytes: Uint8Array; readonly body: JsonBody },
  { destination, ports }: Route,
): AdmissionRequest {
  if (ports.settings.adminKey === null) return NO_ADMISSION_REQUEST;
  return { cost: estimate(bytes.byteLength, body.value), upstream: storedKeyFor(destination) };
}

/**
 * Returns the exchange in the mode that the tenant's policy allows, and that teaches nothing if no person wrote it.
 * @throws {ProxyError} `model_not_allowed` or `mode_not_allowed`
 */
export function permit(exchange: ParsedExchange, caller: Caller | null): ParsedExchange {
  const allowed = caller?.admission ? modeUnder(caller.admission, exchange) : exchange.mode;
  const mode = exchange.isJob ? withoutLearning(allowed) : allowed;
  return mode === exchange.mode ? exchange : { ...exchange, mode };
}

function modeUnder({ policy }: Admission, { chat, mode: asked, namesMode }: ParsedExchange): MemoryMode {
  permitModel(chat.model, { policy });
  const mode = memoryModeUnder(policy, namesMode ? asked : null);
  if (mode !== null) return mode;
  const message = `Memory mode "${asked}" is not in this tenant's policy.`;
  throw new ProxyError("mode_not_allowed", message, "Throughline-Memory");
}

/** Returns the mode for a text that no person said: memory may be told to the model, and learns nothing. */
function withoutLearning(mode: MemoryMode): MemoryMode {
  if (mode === "on") return "read";
  return mode === "write" ? "off" : mode;
}

/** @throws {ProxyError} `model_not_allowed` */
export function permitModel(model: unknown, { policy }: Pick<Admission, "policy">): void {
  if (allowsModel(policy, model)) return;
  const named = typeof model === "string" ? `Model ${JSON.stringify(model)}` : "A request that names no model";
  throw new ProxyError("model_not_allowed", `${named} is not in this tenant's policy.`, "model");
}

/** Returns the upstream that a tenant may have stored a key for: the default or a named one, never a host in a path. */
function storedKeyFor({ name }: Destination): string | null {
  return name === null ? "default" : name || null;
}

/** Estimates a request's cost: a token for every four bytes, and as many as the model may write. Usage corrects it later. */
function estimate(bytes: number, body: JsonObject): Cost {
  return { requests: 1, tokens: Math.ceil(bytes / 4) + tokenLimitIn(body) };
}

/**
 * Lets in a request that passes unread. If the policy limits models, the body has to say which; one that cannot be read
 * names none.
 */
export async function admitPassing(
  request: Request,
  { destination, ports }: Route,
): Promise<{ admission: Admission | null; body: ReadableStream | Uint8Array<ArrayBuffer> | null }> {
  const { headers, body } = request;
  const json = isJson(request);
  const bytes = json ? Number(headers.get("content-length") ?? 0) : 0;
  const asked = { cost: estimate(bytes, {}), upstream: storedKeyFor(destination) };
  const { admission } = await identify(request, null, ports, asked);
  if (!body || !admission || admission.policy.models === null) return { admission, body };
  if (!json || !areKnown(codingsIn(headers.get("content-encoding")))) permitModel(undefined, admission);
  const read = await readBody(request);
  permitModel(modelIn(parseJson(decodedBody(read, headers)).value), admission);
  return { admission, body: read };
}

/**
 * Returns the memory mode of a request, which has the most that is allowed if it asks for none. Returns null if it asks for
 * a mode that it may not have.
 */
export function memoryModeUnder({ memory }: Policy, asked: MemoryMode | null): MemoryMode | null {
  if (asked !== null) return memory.includes(asked) ? asked : null;
  return ALLOW_ALL.memory.find((mode) => memory.includes(mode)) ?? null;
}

/** Returns whether a policy allows a model. If it names models, a request that names none is refused. */
export function allowsModel({ models }: Policy, model: unknown): boolean {
  return models === null || (typeof model === "string" && models.includes(model));
}

/** Returns the part of a plan that the policy allows. An answer for everybody may become one for the asker alone. */
export function cachePlanUnder({ cache }: Policy, plan: CachePlan, hasVault: boolean): CachePlan {
  if (!plan.use || cache === "shared" || (cache === "private" && plan.place === "private")) return plan;
  if (cache === "off" || !hasVault) return { use: false, reason: "policy" };
  return { ...plan, place: "private", collapse: false };
}
