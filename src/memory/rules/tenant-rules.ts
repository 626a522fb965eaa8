import type { RuleSet } from "../../ports/rule-store.ts";
import { escapeMemory } from "../block/render.ts";

export const NO_RULES: RuleSet = { version: 0, updatedAt: null, rules: [] };

const PREAMBLE =
  "Standing rules of this service. They hold for every answer to every user. Where a user's preference conflicts " +
  "with a rule, the rule counts.";

/**
 * Returns the text that carries the rules into the system message, before the user's memories. Returns an empty text
 * without rules.
 */
export function renderRules({ rules }: RuleSet): string {
  if (rules.length === 0) return "";
  return [PREAMBLE, ...rules.map(({ text }) => `<rule>${escapeMemory(text)}</rule>`)].join("\n");
}
