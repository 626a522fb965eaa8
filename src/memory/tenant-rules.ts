import { escapeMemory } from "./render.ts";

/** A version of the standing instructions of a tenancy, for all its users. */
export interface RuleSet {
  /** Counts up with every change; 0: none was ever made. */
  readonly version: number;
  /** Null: none was ever made. */
  readonly updatedAt: string | null;
  readonly rules: readonly { readonly text: string }[];
}

export const NO_RULES: RuleSet = { version: 0, updatedAt: null, rules: [] };

const PREAMBLE =
  "Standing rules of this service. They hold for every answer to every user. Where a user's preference conflicts " +
  "with a rule, the rule counts.";

/** The text that carries the rules into the system message, before all that is known of the user. Empty without any. */
export function renderRules({ rules }: RuleSet): string {
  if (rules.length === 0) return "";
  return [PREAMBLE, ...rules.map(({ text }) => `<rule>${escapeMemory(text)}</rule>`)].join("\n");
}
