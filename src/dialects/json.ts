export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON body both ways: as parsed, and as the text whose bytes are forwarded. */
export interface JsonBody {
  readonly value: JsonObject;
  readonly text: string;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object a text holds; null for anything else. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
