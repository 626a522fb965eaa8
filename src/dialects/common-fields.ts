import { isObject, type JsonObject } from "./json.ts";

/* Fields that request bodies share whatever the endpoint: requests that pass unread are judged by them. */

/** Returns the model that a body names, of whatever type the value is. */
export function modelIn(body: JsonObject): unknown {
  return body["model"];
}

/** Returns whether a body names an end user, in any of the fields that providers have for one. */
export function namesUser({ user, safety_identifier, metadata }: JsonObject): boolean {
  const ids = [user, safety_identifier, isObject(metadata) ? metadata["user_id"] : null];
  return ids.some((id) => typeof id === "string");
}

/** Matches the text of every body that names a user. Most bodies do not match, and need no parsing. */
export const MAY_NAME_USER = /user|safety_identifier/;

/** Larger limits say nothing: no model writes as much. */
const MAX_TOKEN_LIMIT = 10_000_000;

/** Returns how many tokens a body lets the model write. Returns 0 if it names no sensible limit. */
export function tokenLimitIn(body: JsonObject): number {
  const limit = [body["max_completion_tokens"], body["max_tokens"], body["max_output_tokens"]].find(
    (value): value is number => typeof value === "number" && value > 0 && value < MAX_TOKEN_LIMIT,
  );
  return Math.ceil(limit ?? 0);
}
