import { env } from "cloudflare:workers";
import { createExecutionContext } from "cloudflare:test";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import type { ErrorCode } from "../../src/http/errors.ts";
import { MalformedAnswer } from "../../src/ports/deployment.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { forgetFailures } from "../../src/runtime/service-health.ts";
import { asTenancy, rulebookName } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import { letIn } from "../support/oauth-client.ts";
import { DOCUMENT, everythingDescribed, seen } from "../support/described.ts";
import { ADMIN_KEY, admin, type MadeTenant, newPlatformKey, newTenant, pathOf } from "../support/platform.ts";

/*
 * Every answer of the OpenAPI document comes. For each operation there is a request that succeeds, and for each error a
 * way to change any request so that it fails so. `compare-answers.ts` compares what comes with the document.
 */

interface Sample {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}
type Settings = Readonly<Record<string, string | undefined>>;
type Faults = (ports: Ports) => Partial<Ports>;

const CHAT = { model: "gpt-test", messages: [{ role: "user", content: "Hello" }], max_tokens: 5, input: "Hello" };
const isChat = (id: string): boolean => DOCUMENT_OPERATIONS.get(id)?.tags.includes("chat") ?? false;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
}
const DOCUMENT_OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { operationId, tags }]) => [operationId, { method: method.toUpperCase(), path, tags }] as const,
    ),
  ),
);

let tenant: MadeTenant;
let platformKey: string;
beforeAll(async () => {
  seen.clear();
  tenant = await newTenant();
  platformKey = (await newPlatformKey()).key;
});
afterEach(() => void vi.restoreAllMocks());

async function ask(sample: Sample, settings: Settings = {}, faults: Faults = () => ({})): Promise<Response> {
  const world = { ...env, ...settings };
  if (settings["CACHE_TTL_SECONDS"] === undefined) {
    const ports = wire(world);
    Object.assign(ports, { upstream: { send: async () => Response.json({ id: "x" }) } }, faults(ports));
  }
  const { method, path, headers, body } = sample;
  const sent = typeof body === "string" || body instanceof ReadableStream ? body : JSON.stringify(body);
  const request = new Request(`http://throughline.test${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: sent as BodyInit }),
  });
  const response = await app.fetch(request, world, createExecutionContext());
  await response.clone().text();
  return response;
}

const BODIES: Readonly<Record<string, unknown>> = {
  addMemory: { text: "Likes tea" },
  recallMemories: { query: "tea" },
  importMemories: '{"kind":"memory","text":"Likes tea"}',
  putConsent: { fineTuning: true },
  putProfile: { blocks: [] },
  changeMemory: { pinned: true },
  putRules: { rules: [] },
  changeTenant: { policy: {} },
  replaceTenant: { policy: {} },
  storeProviderKey: { key: "sk-of-the-tenant" },
  addTenantKey: {},
  addPlatformKey: {},
};

/** Returns a request of an operation that succeeds. What it needs is made for it. */
async function sampleOf(id: string): Promise<Sample> {
  const { method, path } = DOCUMENT_OPERATIONS.get(id)!;
  if (path.startsWith("/admin") || path === "/metrics") return adminSample(id, method, path);
  const user = `user-${crypto.randomUUID()}`;
  const headers = {
    "throughline-key": tenant.key,
    "throughline-user": user,
    "content-type": "application/json",
    authorization: "Bearer sk-provider",
  };
  if (isChat(id)) {
    const url = path.replace("{model}", "gemini-test") + (id.startsWith("stream") ? "?alt=sse" : "");
    const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
    const body = path.includes("{model}") ? { contents } : CHAT;
    return method === "GET"
      ? { method, path: url, headers: { ...headers, upgrade: "websocket" } }
      : { method, path: url, headers, body };
  }
  const own = async (to: string, with_: string, body?: unknown) =>
    ask({ method: with_, path: to, headers, ...(body !== undefined && { body }) });
  let at = path;
  let body = BODIES[id];
  if (id === "revokeGrant") {
    await letIn({ key: tenant.key, user });
    const { data } = await (await own("/memory/grants", "GET")).json<{ data: { id: string }[] }>();
    return { method, path: path.replace("{id}", data[0]?.id ?? ""), headers };
  }
  if (id === "declineProposal" || id === "reopenProposal") {
    const proposal = { id: await proposed() };
    if (id === "declineProposal") return { method, path, headers, body: proposal };
    await own("/tenant/rules/declined", "POST", proposal);
    return { method, path: path.replace("{id}", proposal.id), headers };
  }
  if (path.includes("{id}") || id === "giveFeedback") {
    const made = await (await own("/memory", "POST", BODIES["addMemory"])).json<{ id: string }>();
    const chat = { model: "stand-in", messages: [{ role: "user", content: "My cat is called Moss." }] };
    const exchange = (await own("/v1/chat/completions", "POST", chat)).headers.get("throughline-exchange") ?? "";
    at = path.replace("{id}", path.includes("exchanges") ? exchange : made.id);
    if (id === "giveFeedback") body = { exchange, score: 1 };
  }
  if (id === "verifyReceipt") body = await (await own("/memory", "DELETE")).json();
  return { method, path: at, headers, ...(body !== undefined && { body }) };
}

/** Has five users of the tenant ask for the same. Returns the id of the proposal. */
async function proposed(): Promise<string> {
  const tenancy = asTenancy(tenant.key.split("_")[1] ?? "", tenant.tenant);
  const { rules } = wire(env);
  for (const name of ["ada", "bo", "cy", "di", "ed"])
    await rules.report({ tenancy: rulebookName(tenancy), name }, ["language:french"]);
  const [one] = [...(await rules.proposals(tenancy)), ...(await rules.declined(tenancy))];
  return one?.id ?? "";
}

async function adminSample(id: string, method: string, path: string): Promise<Sample> {
  const headers = { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" };
  const made = id === "deleteTenant" ? await newTenant() : tenant;
  const key = id === "revokeKey" ? (await newPlatformKey()).id : "";
  const at = path
    .replace("/tenants/{tenant}", pathOf(made.tenant))
    .replace("{upstream}", "default")
    .replace("{id}", encodeURIComponent(key));
  const body = id === "createTenant" ? { tenant: `t-${crypto.randomUUID()}` } : BODIES[id];
  return { method, path: at, headers, ...(body !== undefined && { body }) };
}

const PERSONAL: Settings = { ADMIN_KEY: undefined, ENCRYPTION_KEY: undefined };
const stale = async (): Promise<"stale"> => "stale";
const down = async (): Promise<never> => {
  throw new Error("down");
};
/** A port all of whose methods fail. */
const downPort = <T extends object>(port: T): T =>
  new Proxy(port, { get: (_, name) => (name === "then" ? undefined : down) });
const withHeaders = (sample: Sample, headers: Record<string, string>): Sample => ({
  ...sample,
  headers: { ...sample.headers, ...headers },
});
const without = ({ headers, ...sample }: Sample, name: string): Sample => ({
  ...sample,
  headers: Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name)),
});
const withQuery = (sample: Sample, query: string): Sample => ({
  ...sample,
  path: sample.path + (sample.path.includes("?") ? "&" : "?") + query,
});
const breaking = (): ReadableStream =>
  new ReadableStream({
    pull(controller) {
      controller.error(new Error("the caller hung up"));
    },
  });
const upstreamThat =
  (send: (request: Request) => Promise<Response>): Faults =>
  () => ({ upstream: { send } });

/** Returns a request as a tenant under a policy sends it. */
async function under(policy: object, sample: Sample): Promise<Sample> {
  const other = await newTenant();
  await admin(pathOf(other.tenant), "PATCH", { policy });
  return withHeaders(sample, { "throughline-key": other.key });
}

/** How to make a request fail with each code. */
const FAILURES: Readonly<Partial<Record<ErrorCode, (sample: Sample, id: string) => Promise<unknown>>>> = {
  invalid_json: (sample) => ask({ ...sample, body: "{" }),
  body_incomplete: (sample) => ask({ ...sample, body: breaking() }),
  invalid_encoding: (sample, id) =>
    ask({
      ...withHeaders(sample, { "content-encoding": isChat(id) ? "gzip" : "none-such" }),
      body: sample.body ?? "{}",
    }),
  invalid_id: (sample, id) =>
    /\{\w+\}/.test(DOCUMENT_OPERATIONS.get(id)!.path) && !isChat(id)
      ? ask({ ...sample, path: DOCUMENT_OPERATIONS.get(id)!.path.replace(/\{\w+\}/, "%E0%A4%A") })
      : ask(withHeaders(sample, { "throughline-user": "ada, bob" })),
  invalid_header: (sample, id) =>
    isChat(id)
      ? ask(withHeaders(sample, { "throughline-memory": "sometimes" }))
      : ask(
          withHeaders(without(sample, "throughline-key"), { authorization: `Bearer ${"k".repeat(9_000)}` }),
          PERSONAL,
        ),
  invalid_value: (sample) => ask(withQuery(sample, "none-such=1")),
  user_required: (sample) => ask(without(sample, "throughline-user")),
  tenant_required: (sample) => ask(withHeaders(sample, { "throughline-key": platformKey })),
  invalid_api_key: (sample) =>
    ask(withHeaders(sample, { "throughline-key": "tl_none", authorization: "Bearer wrong" })),
  encryption_key_required: (sample) => ask(sample, { ENCRYPTION_KEY: undefined }),
  not_allowed: (sample) => ask(withHeaders(sample, { "throughline-tenant": "another" })),
  model_not_allowed: async (sample) => ask(await under({ models: ["none-such"] }, sample)),
  mode_not_allowed: async (sample) =>
    ask(withHeaders(await under({ memory: ["off"] }, sample), { "throughline-memory": "on" })),
  upstream_not_allowed: async (sample) => ask(await under({ upstream: "second" }, sample), { UPSTREAMS: undefined }),
  not_found: (sample, id) => {
    if (id === "giveFeedback") return ask({ ...sample, body: { exchange: "none", score: 1 } });
    if (id === "declineProposal") return ask({ ...sample, body: { id: "none-such" } });
    if (id === "getRules") return ask(withQuery(sample, "version=999"));
    const { path } = DOCUMENT_OPERATIONS.get(id)!;
    return path.startsWith("/admin")
      ? ask(sample, PERSONAL)
      : ask({ ...sample, path: path.replace("{id}", "none-such") });
  },
  tenant_exists: (sample) => ask({ ...sample, body: { tenant: tenant.tenant } }),
  erased_meanwhile: (sample) =>
    ask(sample, {}, ({ memory }) => {
      return { memory: { ...memory, add: stale, importBatch: stale, consent: stale, profile: stale } };
    }),
  precondition_failed: (sample) => ask(withHeaders(sample, { "if-match": '"999"' })),
  url_too_long: (sample) => ask(withQuery(sample, `x=${"x".repeat(70_000)}`)),
  body_too_large: (sample, id) => ask({ ...sample, body: "x".repeat((isChat(id) ? 33 : 2) * 1024 * 1024) }),
  upgrade_required: (sample) => ask(sample),
  rate_limit_exceeded: async (sample) => ask(await under({ limits: { requestsPerMinute: 0 } }, sample)),
  setting_invalid: (sample) => ask(sample, { CACHE_TTL_SECONDS: "soon" }),
  internal_error: async ({ method, path, headers, body }) => {
    const bug = new Proxy(env, {
      get() {
        throw new TypeError("a bug");
      },
    });
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const request = new Request(`http://throughline.test${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: sent }),
    });
    await app.fetch(request, bug, createExecutionContext());
  },
  erasure_incomplete: async (sample, id) => {
    if (id === "deleteTenant") await remember(sample);
    await ask(sample, {}, ({ memory }) => ({
      memory: {
        ...memory,
        countRows: async () => ({ memories: 1 }),
        eraseOfTenant: async () => ({ removed: {}, remaining: { memories: 1 } }),
      },
    }));
  },
  upstream_unreachable: (sample) => ask(sample, {}, upstreamThat(down)),
  upstream_broke_off: (sample) =>
    ask(
      sample,
      {},
      upstreamThat(async () => new Response(breaking(), { headers: { "content-type": "application/json" } })),
    ),
  upstream_malformed: (sample) =>
    ask(
      sample,
      {},
      upstreamThat(async () => {
        throw new MalformedAnswer();
      }),
    ),
  upstream_timeout: (sample) =>
    ask(
      sample,
      { UPSTREAM_FIRST_BYTE_MS: "100" },
      upstreamThat(() => new Promise(() => undefined)),
    ),
  overloaded: (sample) =>
    ask(sample, {}, () => ({
      connections: { isClosed: async () => false, admit: () => false, release: () => undefined },
    })),
  cache_unavailable: (sample) => ask(sample, {}, ({ answers }) => ({ answers: downPort(answers) })),
  rules_unavailable: (sample) => ask(sample, {}, ({ rules }) => ({ rules: downPort(rules) })),
  memory_unavailable: (sample) =>
    ask(sample, {}, ({ memory, grants }) => ({ memory: downPort(memory), grants: downPort(grants) })),
  usage_unavailable: (sample) => ask(sample, {}, ({ tenants }) => ({ tenants: { ...tenants, usage: down } })),
  tenants_unavailable: (sample) =>
    ask(sample, {}, ({ tenants, tenantDirectory }) => ({
      tenants: downPort(tenants),
      tenantDirectory: downPort(tenantDirectory),
    })),
  identity_unavailable: (sample) => ask(sample, {}, ({ tenants }) => ({ tenants: { ...tenants, admit: down } })),
  not_in_cache: (sample) => ask(withHeaders(sample, { "cache-control": "only-if-cached" })),
};

/** Has a user of the tenant of an admin request remember something. */
async function remember({ path }: Sample): Promise<void> {
  const named = decodeURIComponent(path.split("/").at(-1) ?? "");
  const headers = {
    "throughline-key": platformKey,
    "throughline-tenant": named,
    "throughline-user": "ada",
    "content-type": "application/json",
  };
  await ask({ method: "POST", path: "/memory", headers, body: BODIES["addMemory"] });
}

/** How to get the successes that no plain request has. */
const OTHER_SUCCESSES: Readonly<Record<string, (sample: Sample) => Promise<unknown>>> = {
  "deleteMemory 202": (sample) =>
    ask(sample, {}, ({ memory }) => ({ memory: { ...memory, forget: async () => "pending" } })),
  "getReadiness 200": (sample) => {
    forgetFailures();
    return ask(sample);
  },
  "getReadiness 503": (sample) => {
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    return ask(sample, {}, ({ tenantDirectory }) => ({ tenantDirectory: { ...tenantDirectory, accountOf: down } }));
  },
  "deleteTenant 202": async (sample) => {
    await remember(sample);
    const now = Date.now();
    await ask(sample, {}, ({ memory }) => ({
      memory: {
        ...memory,
        eraseOfTenant: async () => {
          vi.spyOn(Date, "now").mockReturnValue(now + 60_000);
          return { removed: { memories: 1 }, remaining: {} };
        },
      },
    }));
  },
};

test("every answer that the document describes comes, from every operation", async () => {
  const described = everythingDescribed();
  expect(described.length).toBeGreaterThan(400);
  for (const id of DOCUMENT_OPERATIONS.keys()) {
    for (const one of described.filter((name) => name.startsWith(`${id} `))) {
      const [, , code] = one.split(" ");
      const sample = await sampleOf(id);
      if (code === undefined) await (OTHER_SUCCESSES[one] ?? ask)(sample);
      else await FAILURES[code as ErrorCode]?.(sample, id);
      vi.restoreAllMocks();
    }
  }
  expect(described.filter((one) => !seen.has(one))).toEqual([]);
}, 120_000);
