import type { Usage } from "./dialect.ts";

/**
 * Returns the tokens of an answer with which the model reasoned. A provider that says nothing of them leaves them out.
 * @param details the provider's own breakdown of the output
 * @param name the field in it
 */
export function reasoningCount(details: unknown, name: string): Pick<Usage, "reasoning"> {
  if (typeof details !== "object" || details === null) return {};
  const count = (details as Readonly<Record<string, unknown>>)[name];
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? { reasoning: count } : {};
}
