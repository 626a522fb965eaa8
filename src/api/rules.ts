import * as v from "valibot";
import { ProxyError } from "../http/errors.ts";
import { redact } from "../memory/redact.ts";
import type { RuleSet, Proposal } from "../ports/rule-store.ts";
import type { Caller } from "../identity/identify.ts";
import { cacheRules } from "../proxy/tenant-rules-cache.ts";
import { area } from "./area.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { type Asked, NOTHING, operation } from "./operation.ts";

/* `/tenant/rules`: standing instructions of a tenancy, for all its users. */

const MAX_RULES = 50;
const MAX_RULE_CHARACTERS = 1_000;
/** Of all rules together: every request carries them. */
const MAX_CHARACTERS = 8_000;

const text = v.pipe(
  v.string("must be a string"),
  v.check((given) => given.trim() !== "", "must not be blank"),
  v.maxLength(MAX_RULE_CHARACTERS, `must not be longer than ${MAX_RULE_CHARACTERS} characters`),
);

const newRules = v.strictObject({
  rules: v.pipe(
    v.array(v.strictObject({ text }), "must be a list"),
    v.maxLength(MAX_RULES, `must not be more than ${MAX_RULES}`),
    v.check(
      (rules) => rules.reduce((sum, rule) => sum + rule.text.length, 0) <= MAX_CHARACTERS,
      `must not be longer than ${MAX_CHARACTERS} characters together`,
    ),
  ),
});

const versionQuery = v.strictObject({
  version: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, "must be the number of a version"), v.transform(Number))),
});

async function getRules({ who, query, ports }: Asked<Caller, v.InferOutput<typeof versionQuery>>): Promise<Response> {
  const { tenancy, admission } = who;
  const { version = null } = query;
  const set = await ports.rules.read(tenancy, version);
  if (!set) throw new ProxyError("not_found", "There is no such version of the rules.", "version");
  // What the others ask for is for whoever may make a rule of it.
  if (version !== null || admission?.actor === "token") return told(set);
  return told(set, await ports.rules.proposals(tenancy));
}

/** Replaces all rules. Secrets are taken out: whoever is told the rules must not be told those. */
async function putRules({
  who,
  body,
  request,
  ports,
  now,
}: Asked<Caller, unknown, v.InferOutput<typeof newRules>>): Promise<Response> {
  const { tenancy, admission } = who;
  // A token speaks for one user; rules are for all of them.
  if (admission?.actor === "token") throw new ProxyError("not_allowed", "Only the tenant may change its rules.");
  const texts = body.rules.map((rule) => redact(rule.text).text);
  const set = await ports.rules.replace(tenancy, texts, expectedIn(request.headers), now);
  if (set === "conflict") {
    throw new ProxyError("precondition_failed", "The rules have changed since they were read.", "If-Match");
  }
  cacheRules(tenancy, set);
  const changed = set.updatedAt === new Date(now).toISOString();
  if (admission && changed)
    await ports.tenants.recordAudit(tenancy, admission.actor, "rules.changed", String(set.version), now);
  return told(set);
}

/** The version a change is meant for (RFC 9110, section 13.1.1); null: whichever is in force. */
function expectedIn(headers: Headers): number | null {
  const match = headers.get("if-match")?.trim() ?? "*";
  if (match === "*") return null;
  const [, version] = /^"(\d{1,9})"$/.exec(match) ?? [];
  return version === undefined ? Number.NaN : Number(version);
}

function told(set: RuleSet, proposals?: readonly Proposal[]): Response {
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
  ],
  identifyByHeaders,
  { code: "rules_unavailable", message: "The rules cannot be reached right now." },
);
