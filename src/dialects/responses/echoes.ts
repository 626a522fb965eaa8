import { applyEdits } from "../edit-text.ts";
import type { JsonObject } from "../json.ts";
import { members } from "../json-text.ts";

/** The fields of a request that say who asks, and that its response repeats. They do not shape the answer. */
export const ECHOES = ["user", "safety_identifier", "prompt_cache_key"];

/** Returns a response that says of these fields what an asker says. Its other bytes stay as they are. */
export function withEchoes(response: string, asker: JsonObject): string {
  const edits = members(response, 0)
    .filter(({ key }) => ECHOES.includes(key))
    .map(({ key, start, end }) => ({ start, end, text: JSON.stringify(asker[key] ?? null) }));
  return edits.length === 0 ? response : applyEdits(response, edits);
}
