import type { Json } from "./document.ts";

/* Writes JSON Schemas of the document as TypeScript types. */

const REF = "#/components/schemas/";

/** Returns the type of the values that a schema describes. */
export function typeText(schema: Json | boolean | undefined): string {
  if (typeof schema !== "object") return "unknown";
  const { $ref, const: constant, enum: values, type, properties, items, additionalProperties } = schema;
  if (typeof $ref === "string") return $ref.slice(REF.length);
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)));
  const several = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(several)) return union(several.map((one) => typeText(one as Json)));
  if (Array.isArray(type)) return union(type.map((one) => typeText({ ...schema, type: one as unknown })));
  if (type === "array") return `readonly ${grouped(typeText(items as Json | undefined))}[]`;
  if (type === "integer" || type === "number") return "number";
  if (type === "string" || type === "boolean" || type === "null") return type;
  if (type !== "object") return "unknown";
  if (properties) return objectText(schema);
  return `{ readonly [name: string]: ${typeText(additionalProperties as Json | undefined)} }`;
}

function objectText({ properties, required, additionalProperties }: Json): string {
  const needed = new Set(required as readonly string[] | undefined);
  const fields = Object.entries(properties as Record<string, Json>).map(([name, schema]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    const described = schema["description"];
    const comment = typeof described === "string" ? `/** ${described} */ ` : "";
    return `${comment}readonly ${key}${needed.has(name) ? "" : "?"}: ${typeText(schema)};`;
  });
  const rest = additionalProperties
    ? [`readonly [name: string]: ${restOf(fields, additionalProperties as Json)};`]
    : [];
  return `{ ${[...fields, ...rest].join(" ")} }`;
}

/** Returns the type of unnamed fields. It has to hold the named ones as well. */
function restOf(fields: readonly string[], schema: Json): string {
  return fields.length > 0 && typeText(schema) !== "number" ? "unknown" : typeText(schema);
}

const union = (types: readonly string[]): string => [...new Set(types)].join(" | ");
const grouped = (type: string): string => (type.includes(" ") && !type.startsWith("{") ? `(${type})` : type);
