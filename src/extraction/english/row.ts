import type { Pattern } from "../pattern.ts";

/** Returns a row of the English tables, which is anchored and matches any case. */
export const row = (when: string, slot: string, value: string, more: Partial<Pattern> = {}): Pattern => ({
  when: new RegExp(`^${when}`, "i"),
  slot,
  value,
  ...more,
});

export const NOT = "(?:don't|do not|dont) (?:really |actually |particularly |even |ever |usually )?";
