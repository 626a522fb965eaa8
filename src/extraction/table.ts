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
