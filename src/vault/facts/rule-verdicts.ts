import { mayChangeLife } from "../../memory/outdates/life-changes.ts";
import { mayOutdate } from "../../memory/outdates/may-outdate.ts";
import { outdates } from "../../memory/outdates/outdates.ts";
import { readEarlier, readLater } from "../../memory/outdates/sentences-in-time.ts";
import type { RuleVerdicts } from "../../memory/outdates/judged/change-features.ts";

/**
 * Returns what the rules say of two sentences of a person.
 * @param nearness the cosine of the two, 0 if it is not known
 */
export function ruleVerdicts(late: string, early: string, nearness = 0): RuleVerdicts {
  const found = outdates(late, early, nearness);
  const [later, earlier] = [readLater(late), readEarlier(early)];
  return {
    outdates: found,
    mayOutdate: found === "no" && (mayOutdate(later, earlier) || mayChangeLife(later, earlier)),
  };
}
