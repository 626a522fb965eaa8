import type { Rule } from "../rule.ts";

/** A row of the English tables: anchored, in any case. */
export const row = (when: string, slot: string, value: string, more: Partial<Rule> = {}): Rule => ({
  when: new RegExp(`^${when}`, "i"),
  slot,
  value,
  ...more,
});

export const NOT = "(?:don't|do not|dont) (?:really |actually |particularly |even |ever |usually )?";
