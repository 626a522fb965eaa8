import * as v from "valibot";
import { ProxyError } from "../http/errors.ts";
import { redact } from "../memory/safety/redact.ts";
import type { RuleSet, Proposal } from "../ports/rule-store.ts";
import type { Caller } from "../identity/identify.ts";
import { cacheRules } from "../isolate/tenant-rules-cache.ts";
import { area } from "./area.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/* `/tenant/rules` shows and replaces the standing instructions of a tenancy, for all its users. */

const MAX_RULES = 50;
const MAX_RULE_CHARACTERS = 1_000;
/** The limit for all rules together, because every request carries them. */
const MAX_CHARACTERS = 8_000;

const text = v.pipe(
  v.string("must be a string"),
  v.check((given) => given.trim() !== "", "must not be blank"),
  v.maxLength(MAX_RULE_CHARACTERS, `must not be longer than ${MAX_RULE_CHARACTERS} characters`),
);

const newRules = v.strictObject({
  rules: v.pipe(
    v.array(v.strictObject({ text }), "must be a list"),
    v.maxLength(MAX_RULES, `must hold at most ${MAX_RULES} rules`),
    v.check(
      (rules) => rules.reduce((sum, rule) => sum + rule.text.length, 0) <= MAX_CHARACTERS,
      `must not be longer than ${MAX_CHARACTERS} characters together`,
    ),
  ),
});

const newDecline = v.strictObject({ id: v.pipe(v.string("must be a string"), v.maxLength(100, "must be an id")) });

const versionQuery = v.strictObject({
  version: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, "must be the number of a version, such as 3"),
      v.transform(Number),
      v.number(),
    ),
  ),
});

async function getRules({ who, query, ports }: ApiCall<Caller, v.InferOutput<typeof versionQuery>>): Promise<Response> {
  const { tenancy, admission } = who;
  const { version = null } = query;
  const set = await ports.rules.read(tenancy, version);
  if (!set) throw new ProxyError("not_found", "The rules have no such version, or it is no longer kept.", "version");
  // Proposals are shown only to a caller who may make rules of them.
  if (version !== null || admission?.actor === "token") return rulesResponse(set);
  return rulesResponse(set, await ports.rules.proposals(tenancy));
}

/** Lists the proposals that were declined and that as many users still ask for. */
async function getDeclined({ who, ports }: ApiCall<Caller>): Promise<Response> {
  refuseToken(who);
  return Response.json({ data: await ports.rules.declined(who.tenancy), nextCursor: null });
}

/** Declines a proposal, so that it is not made again unless twice as many users ask for it. */
async function postDeclined({
  who,
  body: { id },
  ports,
  now,
}: ApiCall<Caller, unknown, v.InferOutput<typeof newDecline>>): Promise<Response> {
  refuseToken(who);
  const declined = await ports.rules.decline(who.tenancy, id, now);
  if (!declined) throw notProposed();
  await audit({ who, ports, now }, "proposal.declined", id);
  return Response.json(declined, { status: 201 });
}

async function deleteDeclined({ who, ports, now }: ApiCall<Caller>, id = ""): Promise<Response> {
  refuseToken(who);
  if (!(await ports.rules.reopen(who.tenancy, id))) throw notProposed();
  await audit({ who, ports, now }, "proposal.reopened", id);
  return new Response(null, { status: 204 });
}

const notProposed = (): ProxyError => new ProxyError("not_found", "There is no such proposal.", "id");

/**
 * Refuses a token: it speaks for one user, and rules hold for all of them.
 * @throws {ProxyError} `not_allowed`
 */
function refuseToken({ admission }: Caller): void {
  if (admission?.actor === "token")
    throw new ProxyError("not_allowed", "A user's token may not change the tenant's rules. Use a key of the tenant.");
}

async function audit(
  { who, ports, now }: Pick<ApiCall<Caller>, "who" | "ports" | "now">,
  action: string,
  subject: string,
): Promise<void> {
  const { tenancy, admission } = who;
  if (admission) await ports.tenants.recordAudit(tenancy, admission.actor, action, subject, now);
}

/** Replaces all rules. Secrets are redacted, because every model that reads the rules would read them. */
async function putRules({
  who,
  body,
  request,
  ports,
  now,
}: ApiCall<Caller, unknown, v.InferOutput<typeof newRules>>): Promise<Response> {
  const { tenancy } = who;
  refuseToken(who);
  const texts = body.rules.map((rule) => redact(rule.text).text);
  const set = await ports.rules.replace(tenancy, texts, expectedIn(request.headers), now);
  if (set === "conflict") {
    throw new ProxyError(
      "precondition_failed",
      "If-Match names a version that is not in force: the rules have changed. Read them again.",
      "If-Match",
    );
  }
  cacheRules(tenancy, set);
  const changed = set.updatedAt === new Date(now).toISOString();
  if (changed) await audit({ who, ports, now }, "rules.changed", String(set.version));
  return rulesResponse(set);
}

/** Returns the version that a change is meant for (RFC 9110, section 13.1.1), or null for any. */
function expectedIn(headers: Headers): number | null {
  const match = headers.get("if-match")?.trim() ?? "*";
  if (match === "*") return null;
  const [, version] = /^"(\d{1,9})"$/.exec(match) ?? [];
  return version === undefined ? Number.NaN : Number(version);
}

function rulesResponse(set: RuleSet, proposals?: readonly Proposal[]): Response {
  return Response.json(proposals ? { ...set, proposals } : set, {
    headers: { etag: `"${set.version}"`, "cache-control": "no-store" },
  });
}

export const rulesRoutes = area(
  [
    [
      "tenant/rules",
      {
        GET: operation({ query: versionQuery, body: NOTHING }, getRules),
        PUT: operation({ query: NOTHING, body: newRules }, putRules),
      },
    ],
    [
      "tenant/rules/declined",
      {
        GET: operation({ query: NOTHING, body: NOTHING }, getDeclined),
        POST: operation({ query: NOTHING, body: newDecline }, postDeclined),
      },
    ],
    ["tenant/rules/declined/{}", { DELETE: operation({ query: NOTHING, body: NOTHING }, deleteDeclined) }],
  ],
  identifyByHeaders,
  { code: "rules_unavailable", message: "The rules cannot be reached right now. Try again." },
);
