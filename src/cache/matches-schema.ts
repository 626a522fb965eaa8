import { isObject, type JsonObject } from "../dialects/json.ts";

/** No schema that providers accept is deeper: OpenAI refuses more than ten levels (its guide to structured outputs). */
const MAX_LEVELS = 32;

/**
 * Returns whether a JSON value has the types, fields and items that a schema demands. It reads `type`, `enum`, `required`,
 * `properties`, `additionalProperties: false` and `items`, and ignores all other words of JSON Schema.
 */
export function matchesSchema(value: unknown, schema: unknown, levels = MAX_LEVELS): boolean {
  if (!isObject(schema) || levels === 0) return true;
  const { type, enum: options, items } = schema;
  const types = Array.isArray(type) ? type : [type];
  // A type that JSON Schema does not have demands nothing.
  const isTyped = types.length > 0 && types.every((name) => typeof name === "string" && TYPES.has(name));
  if (isTyped && !types.some((name) => TYPES.get(name as string)?.(value))) return false;
  if (Array.isArray(options) && isPrimitive(value) && options.every(isPrimitive) && !options.includes(value))
    return false;
  if (Array.isArray(value)) return value.every((item) => matchesSchema(item, items, levels - 1));
  return !isObject(value) || matchesFields(value, schema, levels);
}

function matchesFields(value: JsonObject, schema: JsonObject, levels: number): boolean {
  const { required, properties, additionalProperties, patternProperties } = schema;
  const known = isObject(properties) ? properties : {};
  const isMissing = (name: unknown): boolean => typeof name === "string" && !Object.hasOwn(value, name);
  if (Array.isArray(required) && required.some(isMissing)) return false;
  const isClosed = additionalProperties === false && patternProperties === undefined;
  return Object.entries(value).every(([name, field]) =>
    Object.hasOwn(known, name) ? matchesSchema(field, known[name], levels - 1) : !isClosed,
  );
}

const TYPES: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ["string", (value: unknown) => typeof value === "string"],
  ["number", (value: unknown) => typeof value === "number"],
  ["integer", (value: unknown) => Number.isInteger(value)],
  ["boolean", (value: unknown) => typeof value === "boolean"],
  ["null", (value: unknown) => value === null],
  ["array", (value: unknown) => Array.isArray(value)],
  ["object", isObject],
]);

const isPrimitive = (value: unknown): boolean => typeof value !== "object" || value === null;
