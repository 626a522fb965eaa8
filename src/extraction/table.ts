import type { Pattern } from "./pattern.ts";

/** A row of a compact table: slot, value, what its object must look like, and the rest. */
export const row = (
  when: RegExp,
  slot: string,
  value: string,
  x: NonNullable<Pattern["x"]> = "short",
  more: Partial<Pattern> = {},
): Pattern => ({ when, slot, value, x, ...(slot.startsWith("instruction:") ? { type: "procedural" } : {}), ...more });

/** Several objects may be named in one go. */
export const LIST = { list: true } as const;
