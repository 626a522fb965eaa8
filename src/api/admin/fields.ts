import * as v from "valibot";
import { reachOf } from "../../http/network-reach.ts";
import { problemWithId } from "../../identity/id-format.ts";
import { countText, integer, time } from "../fields.ts";

/* The fields of `/admin`. Unknown fields are refused by name, as in the whole API. */

const MAX_MODELS = 1_000;

/**
 * A tenant's name: any id, and the empty one, because personal mode knows the tenant of requests that name none by it.
 * `.` and `..` are refused. Clients and the runtime resolve them in a path, `%2e%2e` too, and `/admin/tenants/../keys`
 * would make a platform key.
 */
const tenant = v.pipe(
  v.string("must be a string"),
  v.check(
    (id) => id === "" || problemWithId(id) === null,
    "must be an id of at most 256 bytes, without control characters",
  ),
  v.check((id) => id !== "." && id !== "..", "must not be . or .., which are steps in a path"),
);

export const newTenant = v.strictObject({ tenant });

export const keyRequest = v.strictObject({ expiresAt: v.optional(v.nullable(time), null) });

const keyText = v.pipe(
  v.string("must be a string"),
  v.regex(/^[\x21-\x7e]{1,4096}$/, "must be printable ASCII without spaces"),
);
export const providerKey = v.strictObject({ key: keyText });

const quota = v.nullable(
  v.pipe(
    v.number("must be a whole number from 0, or null"),
    v.integer("must be a whole number from 0, or null"),
    v.minValue(0, "must be a whole number from 0, or null"),
    v.maxValue(1_000_000_000_000, "must not be larger than 1,000,000,000,000"),
  ),
);

const limits = v.partial(
  v.strictObject({ requestsPerMinute: quota, requestsPerDay: quota, tokensPerMinute: quota, tokensPerDay: quota }),
);

const keeping = v.partial(
  v.strictObject({
    retentionDays: v.nullable(integer(1, 36_500)),
    memories: v.nullable(integer(1, 1_000_000)),
  }),
);

const policy = v.partial(
  v.strictObject({
    memory: v.pipe(
      v.array(v.picklist(["on", "read", "write", "off"], "must be on, read, write or off"), "must be a list"),
      v.minLength(1, "must allow at least one mode"),
    ),
    cache: v.picklist(["shared", "private", "off"], "must be shared, private or off"),
    models: v.nullable(
      v.pipe(
        v.array(v.string("must be a string"), "must be a list"),
        v.maxLength(MAX_MODELS, `must hold at most ${MAX_MODELS} models`),
      ),
    ),
    limits,
    keeping,
    upstream: v.nullable(v.string("must be a name in UPSTREAMS, or null")),
  }),
);

const text = v.nullable(
  v.pipe(
    v.string("must be a string"),
    v.nonEmpty("must not be blank"),
    v.maxLength(2_000, "must not be longer than 2,000 characters"),
  ),
);

/**
 * A key set's URL. Plain http may lead to a private address only, because anybody on the way could change the key set.
 */
const jwksUrl = v.nullable(
  v.pipe(
    v.string("must be a URL"),
    v.check((given) => {
      const url = URL.parse(given);
      if (!url || url.username || url.password || url.hash) return false;
      const reach = reachOf(url.hostname);
      return reach !== "metadata" && (url.protocol === "https:" || (url.protocol === "http:" && reach === "private"));
    }, "must be an https URL without credentials"),
  ),
);

export const tenantChange = v.partial(
  v.strictObject({ policy, signing: v.partial(v.strictObject({ jwksUrl, issuer: text, audience: text })) }),
);

export const adminPage = v.strictObject({
  limit: v.optional(countText, "50"),
  cursor: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, "must be the nextCursor of an earlier page"), v.transform(Number)),
    "0",
  ),
});
