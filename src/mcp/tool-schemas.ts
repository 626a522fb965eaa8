import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";

/*
 * The schemas of the tools. A model reads all of them in every conversation, so they say little: a test counts their
 * tokens. The HTTP API checks lengths and formats, and names what is wrong. An argument that a tool does not take is
 * refused here: a recall with a misspelt `asOf` would tell what holds now.
 */

const memory = v.object({
  id: v.string(),
  text: v.string(),
  type: v.string(),
  validFrom: v.string(),
  validTo: v.nullable(v.string()),
  source: v.looseObject({}),
  score: v.optional(v.number()),
});

/** Type, validity and source of a memory, as the other tools show them. */
const metadata = v.looseObject({});

const one = v.object({ memory });
const several = v.object({ memories: v.array(memory), nextCursor: v.optional(v.nullable(v.string())) });

const described = <const Text extends string>(text: Text) => v.pipe(v.string(), v.description(text));

const SCHEMAS = {
  remember: {
    input: v.strictObject({
      text: described("One fact, in the user's words"),
      type: v.optional(v.picklist(["semantic", "procedural"])),
      pinned: v.optional(v.boolean()),
    }),
    output: one,
  },
  recall: {
    input: v.strictObject({
      query: v.string(),
      asOf: v.optional(described("RFC 3339: what was known then")),
      limit: v.optional(v.number()),
    }),
    output: several,
  },
  correct: { input: v.strictObject({ id: v.string(), text: v.string() }), output: one },
  forget: { input: v.strictObject({ id: v.string() }), output: v.object({ id: v.string(), forgotten: v.boolean() }) },
  list_memories: {
    input: v.strictObject({
      status: v.optional(v.picklist(["active", "superseded", "quarantined", "all"])),
      limit: v.optional(v.number()),
      cursor: v.optional(v.string()),
    }),
    output: several,
  },
  explain: {
    input: v.strictObject({ exchange: described("Throughline-Exchange of an answer, or source.exchange of a memory") }),
    output: v.object({ exchange: v.looseObject({}) }),
  },
  search: {
    input: v.strictObject({ query: v.string() }),
    output: v.object({ results: v.array(v.object({ id: v.string(), title: v.string(), url: v.string(), metadata })) }),
  },
  fetch: {
    input: v.strictObject({ id: v.string() }),
    output: v.object({
      id: v.string(),
      title: v.string(),
      text: v.string(),
      url: v.string(),
      metadata,
    }),
  },
} as const;

export type ToolName = keyof typeof SCHEMAS;

/** The arguments of a tool. */
export type Arguments<Name extends ToolName> = v.InferOutput<(typeof SCHEMAS)[Name]["input"]>;

export const TOOL_NAMES = Object.keys(SCHEMAS) as readonly ToolName[];

/** The schemas of a tool, as the server checks and publishes them. */
interface PublishedSchemas {
  readonly inputSchema: StandardSchemaWithJSON;
  readonly outputSchema: StandardSchemaWithJSON;
}

const PUBLISHED = new Map<ToolName, PublishedSchemas>();

export function schemasOf(name: ToolName): PublishedSchemas {
  const { input, output } = SCHEMAS[name];
  const known = PUBLISHED.get(name) ?? { inputSchema: published(input), outputSchema: published(output) };
  PUBLISHED.set(name, known);
  return known;
}

/** Returns a schema with the JSON Schema that is published, without its dialect, which is the one of the protocol. */
export function published<const T extends v.GenericSchema>(
  schema: T,
): StandardSchemaWithJSON<v.InferInput<T>, v.InferOutput<T>> {
  const { "~standard": standard } = toStandardJsonSchema(schema);
  const of = (side: "input" | "output") => (options: Parameters<typeof standard.jsonSchema.input>[0]) => {
    const { $schema: _, ...json } = standard.jsonSchema[side](options);
    return json;
  };
  return { "~standard": { ...standard, jsonSchema: { input: of("input"), output: of("output") } } };
}
