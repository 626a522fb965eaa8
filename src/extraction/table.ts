import type { Pattern } from "./pattern.ts";

/** Returns a row of a compact table from its slot, its value, the type of its object, and the rest. */
export const row = (
  when: RegExp,
  slot: string,
  value: string,
  x: NonNullable<Pattern["x"]> = "short",
  more: Partial<Pattern> = {},
): Pattern => ({ when, slot, value, x, ...(slot.startsWith("instruction:") ? { type: "procedural" } : {}), ...more });

/** Users name several objects in one go. */
export const LIST = { list: true } as const;

/** Returns a row for the name of a relative; `when` leads up to it. */
export const relative = (who: string, when: string): Pattern =>
  row(new RegExp(`^${when} (?<x>.+)$`, "i"), `own:${who}`, "{x}", "name");

/** Returns a row for the name of a pet. Another name is a correction. */
export const petName = (pet: string, when: string): Pattern =>
  row(new RegExp(`^${when}`, "i"), `pet:${pet}:name`, "{x}", "name");

/** Returns a row for the name of one pet more. */
export const anotherPet = (pet: string, when: string): Pattern =>
  row(new RegExp(`^${when}`, "i"), `pet:${pet}:{x}`, "yes", "name");
