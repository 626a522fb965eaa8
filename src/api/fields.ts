import * as v from "valibot";
import { isId } from "../identity/id-format.ts";
import { ProxyError } from "../http/errors.ts";
import { MEMORY_KINDS } from "../ports/memory.ts";
import { anyType, typeAndKind } from "./foreign-types.ts";

/* The fields of `/memory`. Unknown fields are refused by name, because a misspelt one must not be lost in silence. */

const MAX_TEXT_CHARACTERS = 20_000;
const MAX_METADATA_CHARACTERS = 10_000;

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

export const time = v.pipe(
  v.string("must be an RFC 3339 time"),
  v.check((text) => RFC3339.test(text) && !Number.isNaN(Date.parse(text)), "must be an RFC 3339 time"),
  v.transform((text) => new Date(text).toISOString()),
);

const text = v.pipe(
  v.string("must be a string"),
  v.check((value) => value.trim() !== "", "must not be blank"),
  v.maxLength(MAX_TEXT_CHARACTERS, `must not be longer than ${MAX_TEXT_CHARACTERS} characters`),
);

const metadata = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), "must be an object"),
  v.record(v.string(), v.unknown(), "must be an object"),
  v.check(
    (value) => JSON.stringify(value).length <= MAX_METADATA_CHARACTERS,
    `must not be longer than ${MAX_METADATA_CHARACTERS} characters as JSON`,
  ),
);

export const memory = {
  text,
  type: anyType,
  kind: v.picklist(MEMORY_KINDS, `must be one of ${MEMORY_KINDS.join(", ")}`),
  pinned: v.boolean("must be true or false"),
  expiresAt: v.nullable(time),
  metadata,
};

export const newMemory = v.pipe(
  v.strictObject({
    ...memory,
    type: v.optional(memory.type, "semantic"),
    kind: v.optional(v.nullable(memory.kind), null),
    pinned: v.optional(memory.pinned, false),
    expiresAt: v.optional(memory.expiresAt, null),
    metadata: v.optional(memory.metadata, {}),
  }),
  v.transform((draft) => ({ ...draft, ...typeAndKind(draft.type, draft.kind) })),
);

/** A kind of null lets it follow from type and slot. */
export const memoryPatch = v.pipe(
  v.partial(v.strictObject({ ...memory, kind: v.nullable(memory.kind) })),
  v.transform(({ type: named, kind: wanted, ...patch }) => {
    const { type, kind } = named === undefined ? {} : typeAndKind(named, wanted);
    return { ...patch, type, kind: kind ?? wanted };
  }),
);

export const integer = (from: number, to: number) => {
  const problem = `must be a whole number from ${from} to ${to}`;
  return v.pipe(v.number(problem), v.integer(problem), v.minValue(from, problem), v.maxValue(to, problem));
};

export const recallQuery = v.strictObject({
  query: text,
  limit: v.optional(integer(1, 50), 5),
  tokenBudget: v.optional(integer(0, 100_000)),
  types: v.optional(
    v.nullable(
      v.pipe(
        v.array(memory.type, "must be a list of types"),
        v.minLength(1, "must name at least one type"),
        v.transform((types) => types.map((type) => typeAndKind(type).type)),
      ),
    ),
    null,
  ),
  conversation: v.optional(
    v.nullable(
      v.pipe(
        v.string("must be a string"),
        v.check(isId, "must be an id of at most 256 bytes, not blank, without control characters"),
      ),
    ),
    null,
  ),
  asOf: v.optional(v.nullable(time), null),
});

/** The length of a page, as a URL has it. */
export const countText = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}$/, "must be a whole number from 1 to 200"),
  v.transform(Number),
  integer(1, 200),
);

export const pageQuery = v.pipe(
  v.strictObject({
    limit: v.optional(countText, "50"),
    cursor: v.optional(
      v.nullable(v.pipe(v.string(), v.regex(/^mem_[0-9a-z]{26}$/, "must be the nextCursor of an earlier page"))),
      null,
    ),
    type: v.optional(v.nullable(memory.type), null),
    kind: v.optional(v.nullable(memory.kind), null),
    status: v.optional(
      v.picklist(["active", "superseded", "quarantined", "all"], "must be active, superseded, quarantined or all"),
      "active",
    ),
  }),
  v.transform((page) =>
    page.type === null ? { ...page, type: null } : { ...page, ...typeAndKind(page.type, page.kind) },
  ),
);

export const exchangePageQuery = v.pipe(
  v.strictObject({
    limit: v.optional(countText, "50"),
    cursor: v.optional(
      v.nullable(v.pipe(v.string(), v.regex(/^exc_[0-9a-z]{26}$/, "must be the nextCursor of an earlier page"))),
      null,
    ),
    model: v.optional(v.nullable(v.string()), null),
    cache: v.optional(
      v.nullable(
        v.picklist(["hit", "miss", "stale", "bypass", "request"], "must be hit, miss, stale, bypass or request"),
      ),
      null,
    ),
    memory: v.optional(v.nullable(v.picklist(["on", "read", "write", "off"], "must be on, read, write or off")), null),
    degraded: v.optional(v.picklist(["true", "false"], "must be true or false"), "false"),
  }),
  v.transform((page) => ({ ...page, degraded: page.degraded === "true" })),
);

/**
 * Parses a value.
 * @throws {ProxyError} `invalid_value`, which names the field
 */
export function parse<const T extends v.GenericSchema>(schema: T, given: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const field = v.getDotPath(issue);
  throw new ProxyError("invalid_value", `${field ?? "The request"} ${problemOf(issue)}.`, field);
}

function problemOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type !== "strict_object") return message;
  if (expected === "never") return "is not a field of this request";
  return expected === "Object" ? "must be an object" : "is missing";
}
