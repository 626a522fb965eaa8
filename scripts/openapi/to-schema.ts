import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { memory } from "../../src/api/fields.ts";

/* Turns the valibot schemas that validate into the JSON Schemas of the document. */

type Schema = v.GenericSchema;

const SHARED = "#/components/schemas/";

/** Checks and transformations have no counterpart in JSON Schema. The proxy's answer says what they refuse. */
const UNDESCRIBED = ["check", "transform", "parse_json", "partial_check"];

/** Returns the JSON Schema of what a caller may send. */
export function requestSchema(schema: Schema): JsonSchema {
  return convert(schema, "input", {});
}

/**
 * Returns the JSON Schema of what the proxy answers. Fields may be added to answers, so that clients must let unknown ones
 * pass.
 * @param shared schemas that stand under `components`, by their names
 */
export function answerSchema(schema: Schema, shared: Readonly<Record<string, Schema>>): JsonSchema {
  return withOpenObjects(convert(schema, "output", shared));
}

function convert(schema: Schema, typeMode: "input" | "output", definitions: Readonly<Record<string, Schema>>) {
  const {
    $schema: _,
    $defs: __,
    ...described
  } = toJsonSchema(schema, {
    target: "draft-2020-12",
    typeMode,
    errorMode: "throw",
    ignoreActions: UNDESCRIBED,
    definitions: { ...definitions },
    overrideRef: ({ referenceId }) => SHARED + referenceId,
    // It looks at any value first, because a list is an object too.
    overrideSchema: ({ valibotSchema }) => (valibotSchema === memory.metadata ? { type: "object" } : null),
  });
  return described;
}

/** Returns a schema whose objects may hold more than is described. */
function withOpenObjects<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withOpenObjects) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema)
    .filter(([name, value]) => name !== "additionalProperties" || value !== false)
    .map(([name, value]) => [name, withOpenObjects(value as unknown)] as const);
  return Object.fromEntries(entries) as T;
}

/**
 * Returns the JSON Schema of a query parameter. A parameter that is read as a number is described as one, because every
 * client writes it out.
 */
export function parameterSchema(schema: Schema): JsonSchema {
  const number = numberIn(schema);
  const { default: _, ...described } = convert(number ?? schema, "input", {});
  const { default: fallback } = schema as { default?: string | null };
  const given = withoutNull(described);
  if (fallback === undefined || fallback === null) return given;
  return { ...given, default: number ? Number(fallback) : fallback };
}

/** Returns the number that a text is turned into, or null for a parameter that stays a text. */
function numberIn(schema: Schema): Schema | null {
  const { wrapped, pipe } = schema as { wrapped?: Schema; pipe?: readonly Schema[] };
  if (wrapped) return numberIn(wrapped);
  return pipe?.find(({ type, kind }) => kind === "schema" && type === "number") ?? null;
}

/** A URL has no null: a parameter without a value is left out. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const others = anyOf?.filter((one) => typeof one !== "object" || one.type !== "null");
  if (others?.length !== 1) return schema;
  return { ...rest, ...(others[0] as JsonSchema) };
}
