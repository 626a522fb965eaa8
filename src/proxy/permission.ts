import { ProxyError } from "../http/errors.ts";
import type { CachePlan } from "../cache/plan.ts";
import type { MemoryMode } from "../ports/policy.ts";
import { ALLOW_ALL, type Cost, type Policy } from "../ports/policy.ts";
import type { Admission, IdentityPorts } from "../identity/admission.ts";
import type { Destination } from "./destination.ts";
import type { Exchange } from "./exchange.ts";
import { identify } from "../identity/identify.ts";
import { isEncoded, parseJson, readBody } from "../http/body.ts";
import { isJson } from "../http/content-type.ts";

/* What a tenant's policy says to a request. Nothing of it is asked in personal mode. */

/** @throws {ProxyError} `model_not_allowed` or `mode_not_allowed` */
export function permit(exchange: Exchange, headers: Headers, { policy }: Admission): Exchange {
  permitModel(exchange.chat.model, { policy });
  const asked = headers.has("throughline-memory") ? exchange.mode : null;
  const mode = memoryModeUnder(policy, asked);
  if (mode === null) {
    const name = "Throughline-Memory";
    throw new ProxyError("mode_not_allowed", `This tenant may not use memory in this way.`, name);
  }
  return mode === exchange.mode ? exchange : { ...exchange, mode };
}

/** @throws {ProxyError} `model_not_allowed` */
export function permitModel(model: unknown, { policy }: Pick<Admission, "policy">): void {
  if (!allowsModel(policy, model)) {
    throw new ProxyError("model_not_allowed", "This tenant may use certain models only, and none other.", "model");
  }
}

/** The provider key a tenant may have stored: for the default upstream and for named ones, never for a host in a path. */
export function storedKeyFor({ name }: Destination): string | null {
  return name === null ? "default" : name || null;
}

/** Four bytes of a request to a token, and as many as it lets the model say. What it really was is known afterwards. */
export function estimate(bytes: number, body: Readonly<Record<string, unknown>>): Cost {
  const allowed = [body["max_completion_tokens"], body["max_tokens"], body["max_output_tokens"]].find(
    (limit): limit is number => typeof limit === "number" && limit > 0 && limit < 10_000_000,
  );
  return { requests: 1, tokens: Math.ceil(bytes / 4) + Math.ceil(allowed ?? 0) };
}

/**
 * Settles who is calling where nothing of the request is read: it passes through. Where models are limited the
 * body has to say which, and one that cannot be read says none.
 */
export async function admitPassing(
  request: Request,
  destination: Destination,
  ports: IdentityPorts,
): Promise<{ admission: Admission | null; body: ReadableStream | Uint8Array<ArrayBuffer> | null }> {
  const { headers, body } = request;
  const json = isJson(request);
  const bytes = json ? Number(headers.get("content-length") ?? 0) : 0;
  const demand = { cost: estimate(bytes, {}), upstream: storedKeyFor(destination) };
  const { admission } = await identify(request, null, ports, demand);
  if (!body || !admission || admission.policy.models === null) return { admission, body };
  if (!json || isEncoded(headers)) permitModel(undefined, admission);
  const read = await readBody(request);
  permitModel(parseJson(read).value["model"], admission);
  return { admission, body: read };
}

/** The mode of memory for a request; null: it asks for one that it may not have. Not asking takes the most there is. */
export function memoryModeUnder({ memory }: Policy, asked: MemoryMode | null): MemoryMode | null {
  if (asked !== null) return memory.includes(asked) ? asked : null;
  return ALLOW_ALL.memory.find((mode) => memory.includes(mode)) ?? null;
}

/** Whether a request may go on; where models are named, one that names none may not. */
export function allowsModel({ models }: Policy, model: unknown): boolean {
  return models === null || (typeof model === "string" && models.includes(model));
}

/** What is left of a plan: what would have been everybody's may become the asker's alone. */
export function cachePlanUnder({ cache }: Policy, plan: CachePlan, hasVault: boolean): CachePlan {
  if (!plan.use || cache === "shared" || (cache === "private" && plan.place === "private")) return plan;
  if (cache === "off" || !hasVault) return { use: false, reason: "policy" };
  return { ...plan, place: "private", collapse: false };
}
