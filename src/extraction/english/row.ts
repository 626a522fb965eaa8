import type { Pattern } from "../pattern.ts";

/** A row of the English tables: anchored, in any case. */
export const row = (when: string, slot: string, value: string, more: Partial<Pattern> = {}): Pattern => ({
  when: new RegExp(`^${when}`, "i"),
  slot,
  value,
  ...more,
});

export const NOT = "(?:don't|do not|dont) (?:really |actually |particularly |even |ever |usually )?";
