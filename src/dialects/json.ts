/** An object as JSON.parse returns it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON body both ways: as parsed, and as the text whose bytes go on. */
export interface JsonBody {
  readonly value: JsonObject;
  readonly text: string;
  /** The ends of its outer objects and lists by their starts, as far as they are known. */
  readonly ends?: ReadonlyMap<number, number>;
}

/** Returns whether a value is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the object in a text. Returns null if the text holds anything else. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
